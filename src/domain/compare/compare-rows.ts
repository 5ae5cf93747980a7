import type { Alignment } from '../align/align.ts'
import type { AlignedRow } from '../align/types.ts'
import { diffCells, type Piece } from './diff-cells.ts'
import type { SentencePair } from './group-sentences.ts'
import type { WorkBudget } from './match-units.ts'
import { type DatePair, pairDates, releaseAgreeing } from './pair-dates.ts'
import type { Side } from './side.ts'
import type { Vocabulary } from './units.ts'

/** One column of a row against the row's base, as far as it is known before labels and conflicts. */
export interface CellPair {
  /** Index of the aligned row. */
  row: number
  /** Columns; the left is the first of the row that has anything. */
  left: number
  right: number
  sentencePairs: readonly SentencePair[]
  pieces: Piece[]
  datePairs: DatePair[]
}

/** Compares every row's cells with the row's base: the first column that has anything there. */
export function compareRows(
  { rows, pairs }: Pick<Alignment, 'rows' | 'pairs'>,
  sides: readonly Side[],
  vocabulary: Vocabulary,
  budget: WorkBudget,
): CellPair[] {
  const sentencesByColumns = new Map<string, Map<number, SentencePair[]>>()
  return rows.flatMap((row, index) => {
    const [base, ...others] = filledColumns(row)
    return others.map((other) => {
      const left = sides[base as number] as Side
      const right = sides[other] as Side
      const sentencePairs = sentencePairsOf(row, base as number, other)
      const pieces = diffCells(
        { units: left.units, passages: row.cells[base as number] as number[] },
        { units: right.units, passages: row.cells[other] as number[] },
        sentencePairs,
        vocabulary.weights,
        budget,
      )
      const datePairs = pairDates(pieces, left, right)
      releaseAgreeing(pieces, datePairs)
      return {
        row: index,
        left: base as number,
        right: other,
        sentencePairs,
        pieces,
        datePairs,
      }
    })
  })

  function sentencePairsOf(row: AlignedRow, left: number, right: number): SentencePair[] {
    const key = `${left}-${right}`
    let byPassage = sentencesByColumns.get(key)
    if (!byPassage) {
      byPassage = new Map()
      for (const pair of pairs.get(key)?.sentencePairs ?? []) {
        const known = byPassage.get(pair.left[0])
        if (known) known.push(pair)
        else byPassage.set(pair.left[0], [pair])
      }
      sentencesByColumns.set(key, byPassage)
    }
    const rightCell = new Set(row.cells[right])
    return (row.cells[left] as number[]).flatMap((passage) =>
      (byPassage.get(passage) ?? []).filter((pair) => rightCell.has(pair.right[0])),
    )
  }
}

/** Columns of a row that are not a gap. */
export function filledColumns(row: Pick<AlignedRow, 'cells'>): number[] {
  return row.cells.flatMap((cell, column) => (cell.length > 0 ? column : []))
}

import type { Alignment } from '../align/align.ts'
import type { AlignedRow } from '../align/types.ts'
import { diffCells, type Piece } from './diff-cells.ts'
import { type Cell, type SentencePair, sentenceKey } from './group-sentences.ts'
import type { WorkBudget } from './match-units.ts'
import { type DatePair, pairDates, releaseAgreeing } from './pair-dates.ts'
import { placeSentences } from './sentence-places.ts'
import type { Side } from './side.ts'
import type { Vocabulary } from './units.ts'

/** Two cells compared: one column of a row against the row's base, as far as known before labels and conflicts. */
export interface CellPair {
  /** Index of the aligned row; of the left one where a sentence went into another row. */
  row: number
  rightRow: number
  /** Columns; the left is the row's base, the first that has anything there, unless the pair is one beside it. */
  left: number
  right: number
  /** True where neither column is the row's base: of these only what conflicts is told. */
  beside: boolean
  /** The passages compared. */
  cells: [left: readonly number[], right: readonly number[]]
  sentencePairs: readonly SentencePair[]
  pieces: Piece[]
  datePairs: DatePair[]
}

/**
 * Compares every row's cells with the row's base, the first column that has anything there, and then with each other:
 * two columns may conflict on what the base is silent about. Sentences that went into another row are compared with
 * their partners there.
 */
export function compareRows(
  alignment: Pick<Alignment, 'rows' | 'pairs'>,
  sides: readonly Side[],
  vocabulary: Vocabulary,
  budget: WorkBudget,
): CellPair[] {
  const { rows } = alignment
  const places = placeSentences(alignment, sides)
  const inRows = rows.flatMap((row, index) => {
    const [base, ...others] = filledColumns(row) as [number, ...number[]]
    const withBase = others.map((other) => compareInRow(row, index, base, other, false))
    const beside = others.flatMap((left, at) =>
      others.slice(at + 1).map((right) => compareInRow(row, index, left, right, true)),
    )
    return [...withBase, ...beside]
  })
  const acrossRows = [...places].flatMap(([columns, { across }]) => {
    const [left, right] = columns.split('-').map(Number) as [number, number]
    const fromBase = across.filter(({ leftRow }) => filledColumns(rows[leftRow] as AlignedRow)[0] === left)
    return fromBase.map(({ leftRow, rightRow, pairs }) => ({
      row: leftRow,
      rightRow,
      beside: false,
      ...compareCells(left, sentencesIn(pairs, 'left'), right, sentencesIn(pairs, 'right'), pairs),
    }))
  })
  return [...inRows, ...acrossRows]

  function compareInRow({ cells }: AlignedRow, row: number, left: number, right: number, beside: boolean) {
    const found = places.get(`${left}-${right}`)
    const [a, b] = [
      { passages: cells[left] ?? [], includes: (key: number) => !found?.astray.left.has(key) },
      { passages: cells[right] ?? [], includes: (key: number) => !found?.astray.right.has(key) },
    ]
    return { row, rightRow: row, beside, ...compareCells(left, a, right, b, found?.inRow.get(row) ?? []) }
  }

  function compareCells(
    left: number,
    leftCell: Omit<Cell, 'units'>,
    right: number,
    rightCell: Omit<Cell, 'units'>,
    sentencePairs: readonly SentencePair[],
  ) {
    const [a, b] = [sides[left] as Side, sides[right] as Side]
    const pieces = diffCells(
      { units: a.units, ...leftCell },
      { units: b.units, ...rightCell },
      sentencePairs,
      vocabulary.weights,
      budget,
    )
    const datePairs = pairDates(pieces, a, b)
    releaseAgreeing(pieces, datePairs)
    const cells: CellPair['cells'] = [leftCell.passages, rightCell.passages]
    return { left, right, cells, sentencePairs, pieces, datePairs }
  }
}

/** Columns of a row that are not a gap. */
export function filledColumns(row: Pick<AlignedRow, 'cells'>): number[] {
  return row.cells.flatMap((cell, column) => (cell.length > 0 ? column : []))
}

function sentencesIn(pairs: readonly SentencePair[], side: 'left' | 'right'): Omit<Cell, 'units'> {
  const keys = new Set(pairs.map((pair) => sentenceKey(pair[side])))
  return {
    passages: [...new Set(pairs.map((pair) => pair[side][0]))].sort((a, b) => a - b),
    includes: (key) => keys.has(key),
  }
}

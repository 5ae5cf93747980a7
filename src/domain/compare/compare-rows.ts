import type { Alignment } from '../align/align.ts'
import type { AlignedRow } from '../align/types.ts'
import { type Clash, findClashes } from './conflicts.ts'
import { changesOf, diffCells, type Piece, type SentencePair } from './diff-cells.ts'
import { joinMarks, marksOfChange } from './marks.ts'
import type { WorkBudget } from './match-units.ts'
import { type DatePair, pairDates } from './pair-dates.ts'
import { languageOf, type Side } from './side.ts'
import type { Mark, Row, RowLabel } from './types.ts'
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
        left.units,
        right.units,
        row.cells[base as number] as number[],
        row.cells[other] as number[],
        sentencePairs,
        vocabulary.weights,
        budget,
      )
      return {
        row: index,
        left: base as number,
        right: other,
        sentencePairs,
        pieces,
        datePairs: pairDates(pieces, left, right),
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

/** The finished rows: marks, conflicts and labels. */
export function labelRows(
  rows: readonly AlignedRow[],
  pairs: readonly CellPair[],
  sides: readonly Side[],
): Row[] {
  const finished = rows.map(
    (row, index): Row => ({
      number: index + 1,
      label: filledColumns(row).length > 1 ? 'same' : 'only here',
      cells: row.cells,
      moved: row.moved,
      sentencePairs: [],
      marks: row.cells.map(() => []),
      conflicts: [],
    }),
  )
  for (const pair of pairs) {
    const row = finished[pair.row] as Row
    const left = sides[pair.left] as Side
    const right = sides[pair.right] as Side
    for (const { left: a, right: b } of pair.sentencePairs) {
      row.sentencePairs.push({ columns: [pair.left, pair.right], left: a, right: b })
    }
    const clashes = findClashes(pair.pieces, pair.datePairs, left, right)
    row.conflicts.push(...clashes.map((clash) => withColumns(clash, pair)))
    const marks =
      languageOf(left) === languageOf(right) ? markPair(pair, left, right) : { left: [], right: [] }
    row.marks[pair.left]?.push(...marks.left)
    row.marks[pair.right]?.push(...marks.right)
    row.label = worse(row.label, labelOf(clashes, marks.left.length + marks.right.length, pair, left, right))
  }
  for (const row of finished) row.marks = row.marks.map(joinMarks)
  return finished
}

const order: RowLabel[] = ['only here', 'same', 'same moment', 'reworded', 'differs']

function worse(a: RowLabel, b: RowLabel): RowLabel {
  return order.indexOf(a) >= order.indexOf(b) ? a : b
}

function labelOf(
  clashes: readonly Clash[],
  marks: number,
  pair: CellPair,
  left: Side,
  right: Side,
): RowLabel {
  if (clashes.length > 0) return 'differs'
  if (marks > 0 || languageOf(left) !== languageOf(right)) return 'reworded'
  return pair.datePairs.some(({ years }) => years !== null && years !== 0) ? 'same moment' : 'same'
}

function markPair(pair: CellPair, left: Side, right: Side): { left: Mark[]; right: Mark[] } {
  const marks: { left: Mark[]; right: Mark[] } = { left: [], right: [] }
  const a = { passages: left.column.passages, units: left.units }
  const b = { passages: right.column.passages, units: right.units }
  for (const change of pair.pieces.flatMap(changesOf)) {
    const found = marksOfChange(change, a, b)
    marks.left.push(...found.left)
    marks.right.push(...found.right)
  }
  return marks
}

function withColumns(clash: Clash, { left, right }: CellPair): Row['conflicts'][number] {
  return { ...clash, left: { ...clash.left, column: left }, right: { ...clash.right, column: right } }
}

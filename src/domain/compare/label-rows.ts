import type { AlignedRow } from '../align/types.ts'
import { type CellPair, filledColumns } from './compare-rows.ts'
import { findClashes, type Reading } from './conflicts.ts'
import { joinMarks, markChange } from './marks.ts'
import { namesYear } from './moments.ts'
import type { DatePair } from './pair-dates.ts'
import { languageOf, type Side } from './side.ts'
import type { Clash, Mark, Row, RowLabel } from './types.ts'

/** The finished rows: sentence pairs, marks, conflicts and a label, from every column's comparison with the row's base. */
export function labelRows(rows: readonly AlignedRow[], pairs: readonly CellPair[], reading: Reading): Row[] {
  const finished = rows.map(
    (row, index): Row => ({
      number: index + 1,
      label: filledColumns(row).length > 1 ? 'same' : 'only here',
      cells: row.cells,
      moved: row.moved,
      sentencePairs: [],
      marks: row.cells.map(() => []),
      targets: [],
      conflicts: [],
    }),
  )
  for (const pair of pairs) judge(pair, finished[pair.row] as Row, finished[pair.rightRow] as Row, reading)
  for (const row of finished) row.marks = row.marks.map(joinMarks)
  return finished
}

/**
 * Adds to a row what one column's comparison with the base says; the right's marks stand where its passages do, and so do
 * conflicts of a sentence whose own passage stands alone.
 */
function judge(pair: CellPair, row: Row, rightRow: Row, reading: Reading): void {
  const left = reading.sides[pair.left] as Side
  const right = reading.sides[pair.right] as Side
  const clashes = findClashes(pair, reading).filter(({ kind }) => !(pair.beside && isKnown(row, pair, kind)))
  const place = [row, rightRow].find(({ label }) => label !== 'only here') ?? row
  for (const clash of clashes) {
    place.conflicts.push({
      ...clash,
      left: { ...clash.left, column: pair.left },
      right: { ...clash.right, column: pair.right },
    })
  }
  // A sentence that conflicts with one elsewhere is not told here alone.
  if (clashes.length > 0) place.label = 'differs'
  if (pair.beside) return
  for (const { left: a, right: b } of pair.sentencePairs) {
    row.sentencePairs.push({ columns: [pair.left, pair.right], left: a, right: b })
  }
  const translated = languageOf(left) !== languageOf(right)
  const changes = pair.pieces.flatMap((piece) => piece.changes)
  const targets = reading.targets.of(pair)
  place.targets.push(...targets)
  if (targets.length > 0) place.label = worse(place.label, 'reworded')
  // Between languages every word is another; marking them all would say nothing.
  if (!translated) {
    for (const change of changes) {
      markChange(
        change,
        [left, right],
        [row.marks[pair.left] as Mark[], rightRow.marks[pair.right] as Mark[]],
      )
    }
  }
  const reworded = translated || changes.some((change) => !reading.renamings.isRenaming(pair, change))
  // A row that stands alone stays so, even where a sentence of it is told in another row.
  if (row.label !== 'only here') row.label = worse(row.label, labelOf(pair, reworded))
}

/** Who conflicts with the base will conflict with those that agree with it too; once is enough. */
function isKnown({ conflicts }: Row, { left, right }: CellPair, kind: Clash['kind']): boolean {
  return conflicts.some((each) => each.kind === kind && [left, right].includes(each.right.column))
}

function labelOf({ datePairs }: CellPair, reworded: boolean): RowLabel {
  if (reworded) return 'reworded'
  return datePairs.some(isByCount) ? 'same moment' : 'same'
}

/** True for two dates whose years are other numbers; of decades and the like that agree the years are not counted. */
function isByCount({ years, left, right }: DatePair): boolean {
  const uncounted = years.length === 0 && namesYear(left) && namesYear(right)
  return years.some((each) => each !== 0) || (uncounted && left.edtf !== right.edtf)
}

const order: RowLabel[] = ['only here', 'same', 'same moment', 'reworded', 'differs']

function worse(a: RowLabel, b: RowLabel): RowLabel {
  return order.indexOf(a) >= order.indexOf(b) ? a : b
}

import { pairAligner } from './pairs.ts'
import { orderRows } from './row-order.ts'
import { groupRows } from './rows.ts'
import type { AlignColumn, AlignedRow, PairAlignment } from './types.ts'

/** Rows over all columns, with the pair alignments they were made from, keyed 'left-right' with left < right. */
export interface Alignment {
  rows: AlignedRow[]
  pairs: Map<string, PairAlignment>
  /** True where a text was too large for the full method. */
  coarse: boolean
}

/**
 * Aligns two to six tellings. Every passage of every column stands in exactly one row; which passages share a row does
 * not depend on the order of the columns, only the order of rows does: it is the first column's.
 */
export function alignColumns(columns: readonly AlignColumn[]): Alignment {
  const align = pairAligner(columns)
  const pairs = new Map<string, PairAlignment>()
  for (let left = 0; left < columns.length; left++) {
    for (let right = left + 1; right < columns.length; right++)
      pairs.set(`${left}-${right}`, align(left, right))
  }
  const rows = groupRows(
    columns.map(({ passages }) => passages.length),
    pairs,
  )
  return {
    rows: orderRows(rows, columns.length),
    pairs,
    coarse: [...pairs.values()].some(({ coarse }) => coarse),
  }
}

import { longestIncreasing } from './increasing.ts'
import type { Cells } from './rows.ts'
import type { AlignedRow } from './types.ts'

/**
 * Rows in reading order: the first column's own order, from its opening on; what it lacks stands behind the passage it
 * follows in the first column that has it. A column's passage is moved where it stands outside the longest run of rows that
 * keeps the column's own order; that the opening comes first moves nothing.
 */
export function orderRows(rows: readonly Cells[], columns: number): AlignedRow[] {
  const ordered = inReadingOrder(rows, columns)
  const moved = Array.from({ length: columns }, (_, column) => movedRows(ordered, column))
  const marked = ordered.map((cells, row) => ({ cells, moved: moved.map((each) => each.has(row)) }))
  // What stands before the first passage in another column follows nothing, but a page that begins with it would seem to
  // be of that column.
  const opening = marked.findIndex(({ cells }) => (cells[0] as number[]).length > 0)
  return opening > 0 ? [marked[opening] as AlignedRow, ...marked.toSpliced(opening, 1)] : marked
}

function inReadingOrder(rows: readonly Cells[], columns: number): Cells[] {
  /** A linked list of rows; the first follows `null`. */
  const next = new Map<Cells | null, Cells | null>([[null, null]])
  const previous = new Map<Cells | null, Cells | null>([[null, null]])
  const insertBehind = (at: Cells | null, row: Cells) => {
    const follower = next.get(at) ?? null
    next.set(at, row).set(row, follower)
    previous.set(row, at).set(follower, row)
  }
  for (let column = 0; column < columns; column++) {
    const own = rows
      .filter((row) => (row[column] as number[]).length > 0)
      .sort((x, y) => (x[column]?.[0] as number) - (y[column]?.[0] as number))
    const placed = ranks(next)
    /** The next row of the column that already has a place. */
    let after: Cells | null = null
    const followers = own.map(() => null as Cells | null)
    for (let index = own.length - 1; index >= 0; index--) {
      followers[index] = after
      if (placed.has(own[index] as Cells)) after = own[index] as Cells
    }
    own.forEach((row, index) => {
      if (next.has(row)) return
      const before = own[index - 1] ?? null
      // Behind its forerunner, unless that was moved here from elsewhere: then before its follower.
      const strayed = before !== null && placed.has(before) && !keepsOrder(own, index - 1, placed)
      const follower = followers[index] ?? null
      insertBehind(strayed && follower ? (previous.get(follower) ?? null) : before, row)
    })
  }
  const ordered: Cells[] = []
  for (let row = next.get(null); row; row = next.get(row)) ordered.push(row)
  return ordered
}

function ranks(next: ReadonlyMap<Cells | null, Cells | null>): Map<Cells, number> {
  const found = new Map<Cells, number>()
  for (let row = next.get(null); row; row = next.get(row)) found.set(row, found.size)
  return found
}

/** Whether the row at `index` stands behind the placed one before it, in the rows so far. */
function keepsOrder(own: readonly Cells[], index: number, placed: ReadonlyMap<Cells, number>): boolean {
  for (let each = index - 1; each >= 0; each--) {
    const rank = placed.get(own[each] as Cells)
    if (rank !== undefined) return rank < (placed.get(own[index] as Cells) as number)
  }
  return true
}

/** Rows whose cell in a column is not on the longest increasing run of that column's passages. */
function movedRows(rows: readonly Cells[], column: number): Set<number> {
  const filled = rows.flatMap((row, index) => ((row[column] as number[]).length > 0 ? index : []))
  const firsts = filled.map((index) => rows[index]?.[column]?.[0] as number)
  const moved = new Set(filled)
  for (const index of longestIncreasing(firsts)) moved.delete(filled[index] as number)
  return moved
}

import type { PairAlignment } from './types.ts'

/** A row before it is put in order: for each column the passages that stand in it. */
export type Cells = number[][]

/** Part of the shorter passage that two rows must share through it to become one. */
const JOIN_SHARE = 0.5

/** Passages of one column that a row made by joining may hold; a longer one would no longer line anything up. */
const JOIN_MOST = 3

interface ColumnLink {
  columns: [number, number]
  passages: [number, number]
  score: number
}

/**
 * Groups the passages of all columns into rows from the links of every two of them; every passage is in exactly one. The
 * surest links decide first. A row takes a second passage of a column only where it is a neighbour of the first: one part
 * of a split. Does not depend on the order of the columns.
 */
export function groupRows(sizes: readonly number[], pairs: ReadonlyMap<string, PairAlignment>): Cells[] {
  const rowOf: Cells[][] = sizes.map((size, column) =>
    Array.from({ length: size }, (_, passage) =>
      sizes.map((_size, each) => (each === column ? [passage] : [])),
    ),
  )
  const links = sortedLinks(pairs)
  const place = ({ columns, passages }: ColumnLink) =>
    columns.map((column, side) => rowOf[column]?.[passages[side] as number] as Cells) as [Cells, Cells]
  const join = (one: Cells, other: Cells) => {
    for (const [column, cell] of other.entries()) {
      for (const passage of cell) (rowOf[column] as Cells[])[passage] = one
      one[column] = [...(one[column] as number[]), ...cell].sort((x, y) => x - y)
    }
  }
  for (const link of links) {
    const [one, other] = place(link)
    if (one !== other && one.every((cell, column) => cell.length === 0 || other[column]?.length === 0))
      join(one, other)
  }
  for (const link of links) {
    const [one, other] = place(link)
    if (one !== other && joinable(one, other, link)) join(one, other)
  }
  return [...new Set(rowOf.flat())]
}

/** Whether a split or merge may make one row of two: what is added must be next to what is there. */
function joinable(one: Cells, other: Cells, { score }: ColumnLink): boolean {
  const settled = (row: Cells) => row.filter((cell) => cell.length > 0).length > 1
  if (settled(one) && settled(other) && score < JOIN_SHARE) return false
  return one.every((cell, column) => {
    const all = [...cell, ...(other[column] as number[])]
    return (
      all.length < 2 || (all.length <= JOIN_MOST && Math.max(...all) - Math.min(...all) === all.length - 1)
    )
  })
}

function sortedLinks(pairs: ReadonlyMap<string, PairAlignment>): ColumnLink[] {
  const links: ColumnLink[] = []
  for (const [key, { links: found }] of pairs) {
    const columns = key.split('-').map(Number) as [number, number]
    for (const { left, right, score } of found) links.push({ columns, passages: [left, right], score })
  }
  const share = ({ passages }: ColumnLink) => Math.abs(passages[0] - passages[1])
  return links.sort(
    (x, y) => y.score - x.score || share(x) - share(y) || Math.min(...x.passages) - Math.min(...y.passages),
  )
}

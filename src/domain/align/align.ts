import { alignPair } from './pairs.ts'
import type { AlignColumn, AlignedRow, PairAlignment } from './types.ts'

/** Rows over all columns with the pair alignments they were made from, keyed 'left-right' with left < right. */
export interface Alignment {
  rows: AlignedRow[]
  pairs: Map<string, PairAlignment>
  coarse: boolean
}

/**
 * Aligns two to six tellings: every passage of every column stands in exactly one row, rows follow the first column's
 * order, and passages that only others have stand where their neighbours do.
 */
export function alignColumns(columns: readonly AlignColumn[]): Alignment {
  const pairs = new Map<string, PairAlignment>()
  const rows: AlignedRow[] = []
  for (let left = 0; left < columns.length; left++) {
    for (let right = left + 1; right < columns.length; right++) {
      pairs.set(`${left}-${right}`, alignPair(columns[left] as AlignColumn, columns[right] as AlignColumn))
    }
  }
  const placed = columns.map(() => new Set<number>())
  columns.forEach((column, index) => {
    for (let passage = 0; passage < column.passages.length; passage++) {
      if (placed[index]?.has(passage)) continue
      const cells: number[][] = columns.map(() => [])
      cells[index] = [passage]
      for (let other = index + 1; other < columns.length; other++) {
        const found = pairs.get(`${index}-${other}`)?.links.find((link) => link.left === passage)
        if (!found || placed[other]?.has(found.right)) continue
        cells[other] = [found.right]
        placed[other]?.add(found.right)
      }
      rows.push({ cells, moved: columns.map(() => false) })
    }
  })
  return { rows, pairs, coarse: false }
}

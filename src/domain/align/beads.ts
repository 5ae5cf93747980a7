import type { ColumnTerms } from './terms.ts'

/** A run of segments of one passage that says what a run of the other column's passage says. Ends are exclusive. */
export interface Bead {
  leftPassage: number
  rightPassage: number
  left: [from: number, to: number]
  right: [from: number, to: number]
  /** Weight of the words that both sides share, less what chance and gaps would cost; always above 0. */
  gain: number
}

/** Words of each segment, sorted and counted once, with the weight that a word's rarity among segments gives. */
export interface SegmentBags {
  start: Int32Array
  words: Int32Array
  counts: Uint16Array
  /** Weight of all words of a segment. */
  mass: Float64Array
}

/** Most segments of one side in a bead, the other side having one. */
const WIDEST = 4

/** Cells of one table; larger passages are aligned along their diagonal only. */
const TABLE_CELLS = 40_000

/** Weight of terms by their rarity among the segments of both columns, times `unmatched` where only one column has them. */
export function segmentRarity(
  columns: readonly ColumnTerms[],
  termWeights: readonly number[],
  unmatched: number,
): Float64Array {
  const counts = new Int32Array(termWeights.length)
  const sides = new Uint8Array(termWeights.length)
  const seen = new Int32Array(termWeights.length).fill(-1)
  let segments = 0
  columns.forEach(({ terms, segmentStart }, side) => {
    for (let segment = 0; segment + 1 < segmentStart.length; segment++, segments++) {
      for (let at = segmentStart[segment] as number; at < (segmentStart[segment + 1] as number); at++) {
        const term = terms[at] as number
        if (seen[term] === segments) continue
        seen[term] = segments
        counts[term] = (counts[term] as number) + 1
        sides[term] = (sides[term] as number) | (side + 1)
      }
    }
  })
  return Float64Array.from(counts, (count, term) => {
    const rarity = Math.max(0.05, Math.log((segments + 1) / (count + 0.5)))
    return (termWeights[term] as number) * rarity * (sides[term] === 3 ? 1 : unmatched)
  })
}

/** The bags of every segment of a column. */
export function segmentBags({ terms, segmentStart }: ColumnTerms, rarity: Float64Array): SegmentBags {
  const segments = segmentStart.length - 1
  const start = new Int32Array(segments + 1)
  const sorted = new Int32Array(terms.length)
  const counts = new Uint16Array(terms.length)
  const mass = new Float64Array(segments)
  let used = 0
  for (let segment = 0; segment < segments; segment++) {
    const run = terms.slice(segmentStart[segment], segmentStart[segment + 1]).sort()
    for (let at = 0; at < run.length; at++) {
      const word = run[at] as number
      mass[segment] = (mass[segment] as number) + (rarity[word] as number)
      if (at > 0 && run[at - 1] === word) counts[used - 1] = (counts[used - 1] as number) + 1
      else {
        sorted[used] = word
        counts[used++] = 1
      }
    }
    start[segment + 1] = used
  }
  return { start, words: sorted.subarray(0, used), counts: counts.subarray(0, used), mass }
}

/** Weight of the words two segments share. */
export function sharedMass(
  a: SegmentBags,
  i: number,
  b: SegmentBags,
  j: number,
  rarity: Float64Array,
): number {
  let x = a.start[i] as number
  let y = b.start[j] as number
  const xEnd = a.start[i + 1] as number
  const yEnd = b.start[j + 1] as number
  let sum = 0
  while (x < xEnd && y < yEnd) {
    const left = a.words[x] as number
    const right = b.words[y] as number
    if (left === right) {
      sum += Math.min(a.counts[x++] as number, b.counts[y++] as number) * (rarity[left] as number)
    } else if (left < right) x++
    else y++
  }
  return sum
}

/**
 * The best in-order pairing of two passages' segments by dynamic programming: a run of one to four segments on one side
 * with one on the other, any segment left out at no cost, so that what has no counterpart stays alone. Two runs are worth
 * pairing when the words they share weigh more than the part `worth` of what both weigh together.
 */
export function alignSegments(
  [a, b]: [SegmentBags, SegmentBags],
  [ta, tb]: [ColumnTerms, ColumnTerms],
  [leftPassage, rightPassage]: [number, number],
  rarity: Float64Array,
  worth: number,
): Bead[] {
  const [i0, i1] = [ta.passageSegment[leftPassage] as number, ta.passageSegment[leftPassage + 1] as number]
  const [j0, j1] = [tb.passageSegment[rightPassage] as number, tb.passageSegment[rightPassage + 1] as number]
  const [rows, columns] = [i1 - i0, j1 - j0]
  if (rows === 0 || columns === 0) return []
  const band =
    rows * columns > TABLE_CELLS ? Math.max(8, Math.floor(TABLE_CELLS / (rows + columns))) : Infinity
  const shared = new Float64Array(rows * columns)
  const slope = columns / rows
  const inBand = (i: number, j: number) => Math.abs(j - i * slope) <= band
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++)
      if (inBand(i, j)) shared[i * columns + j] = sharedMass(a, i0 + i, b, j0 + j, rarity)
  }
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const move = new Int8Array((rows + 1) * width)
  for (let i = 0; i <= rows; i++) {
    for (let j = 0; j <= columns; j++) {
      if (i === 0 && j === 0) continue
      const cell = i * width + j
      let top = -1
      let how = 0
      const offer = (value: number, code: number) => {
        if (value > top + 1e-9) [top, how] = [value, code]
      }
      if (i > 0) offer(best[cell - width] as number, -1)
      if (j > 0) offer(best[cell - 1] as number, -2)
      if (i > 0 && j > 0 && inBand(i - 1, j - 1)) {
        // One left segment with the last `wide` right ones, then the other way round.
        let [common, weight] = [0, a.mass[i0 + i - 1] as number]
        for (let wide = 1; wide <= Math.min(WIDEST, j); wide++) {
          common += shared[(i - 1) * columns + j - wide] as number
          weight += b.mass[j0 + j - wide] as number
          const gain = Math.min(common, a.mass[i0 + i - 1] as number) - (worth * weight) / 2
          if (gain > 0) offer((best[cell - width - wide] as number) + gain, wide)
        }
        ;[common, weight] = [
          shared[(i - 1) * columns + j - 1] as number,
          (b.mass[j0 + j - 1] as number) + (a.mass[i0 + i - 1] as number),
        ]
        for (let tall = 2; tall <= Math.min(WIDEST, i); tall++) {
          common += shared[(i - tall) * columns + j - 1] as number
          weight += a.mass[i0 + i - tall] as number
          const gain = Math.min(common, b.mass[j0 + j - 1] as number) - (worth * weight) / 2
          if (gain > 0) offer((best[cell - tall * width - 1] as number) + gain, 10 + tall)
        }
      }
      best[cell] = top
      move[cell] = how
    }
  }
  const beads: Bead[] = []
  for (let i = rows, j = columns; i > 0 || j > 0; ) {
    const how = move[i * width + j] as number
    if (how === -1) i--
    else if (how === -2) j--
    else {
      const [tall, wide] = how > 10 ? [how - 10, 1] : [1, how]
      const gain = (best[i * width + j] as number) - (best[(i - tall) * width + j - wide] as number)
      beads.push({
        leftPassage,
        rightPassage,
        left: [i0 + i - tall, i0 + i],
        right: [j0 + j - wide, j0 + j],
        gain,
      })
      i -= tall
      j -= wide
    }
  }
  return beads.reverse()
}

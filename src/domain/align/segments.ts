import { fingerprint } from './fingerprint.ts'
import type { ColumnTerms } from './terms.ts'

/** The terms of each segment of a column, sorted and counted once, so that two segments are compared by merging. */
export interface SegmentBags {
  start: Int32Array
  terms: Int32Array
  counts: Uint16Array
  /** Weight of all terms of a segment. */
  mass: Float64Array
  /** Equal for segments of the very same terms. */
  print: Float64Array
}

/** The least a term weighs, so that segments of common words still have some weight. */
const LEAST_RARITY = 0.05

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
  const rarity = new Float64Array(termWeights.length)
  for (let term = 0; term < rarity.length; term++) {
    const rare = Math.max(LEAST_RARITY, Math.log((segments + 1) / ((counts[term] as number) + 0.5)))
    rarity[term] = (termWeights[term] as number) * rare * (sides[term] === 3 ? 1 : unmatched)
  }
  return rarity
}

/** The bags of every segment of a column. */
export function segmentBags({ terms, segmentStart }: ColumnTerms, rarity: Float64Array): SegmentBags {
  const segments = segmentStart.length - 1
  const bags: SegmentBags = {
    start: new Int32Array(segments + 1),
    terms: new Int32Array(terms.length),
    counts: new Uint16Array(terms.length),
    mass: new Float64Array(segments),
    print: new Float64Array(segments),
  }
  let used = 0
  for (let segment = 0; segment < segments; segment++) {
    const [from, to] = [segmentStart[segment] as number, segmentStart[segment + 1] as number]
    const sorted = sort(terms.slice(from, to))
    let mass = 0
    for (let at = 0; at < sorted.length; at++) {
      const term = sorted[at] as number
      mass += rarity[term] as number
      if (at > 0 && sorted[at - 1] === term) bags.counts[used - 1] = (bags.counts[used - 1] as number) + 1
      else {
        bags.terms[used] = term
        bags.counts[used++] = 1
      }
    }
    bags.mass[segment] = mass
    bags.print[segment] = fingerprint(terms, from, to)
    bags.start[segment + 1] = used
  }
  return bags
}

/** Weight of the terms that two segments share. */
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
    const left = a.terms[x] as number
    const right = b.terms[y] as number
    if (left === right) {
      sum += Math.min(a.counts[x++] as number, b.counts[y++] as number) * (rarity[left] as number)
    } else if (left < right) x++
    else y++
  }
  return sum
}

/** Segments this short are sorted faster by insertion than by a call of the built-in. */
const SHORT = 48

function sort(values: Int32Array): Int32Array {
  if (values.length > SHORT) return values.sort()
  for (let at = 1; at < values.length; at++) {
    const value = values[at] as number
    let place = at
    for (; place > 0 && (values[place - 1] as number) > value; place--)
      values[place] = values[place - 1] as number
    values[place] = value
  }
  return values
}

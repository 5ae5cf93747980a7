import { type ColumnTerms, isMomentTerm, type Vocabulary } from './terms.ts'
import type { Evidence } from './types.ts'

/** The most that shared moments say, in log-odds: two texts may both list the same years. */
const MOST = 4

/**
 * What the moments that two passages share say of them, in log-odds: how few passages have a moment, beside all that
 * might, counted from the second one on. One year in common is chance, and a bibliography is full of them; a second, or
 * the very day, is not. Likeness can't tell it: a long passage in another language shares little of what it says.
 */
export function momentEvidence([a, b]: readonly [ColumnTerms, ColumnTerms], { ids }: Vocabulary): Evidence {
  const isMoment = new Uint8Array(ids.size)
  for (const [term, id] of ids) if (isMomentTerm(term)) isMoment[id] = 1
  const [ours, theirs] = [readMoments(a, isMoment), readMoments(b, isMoment)]
  const most = Math.max(a.passages, b.passages)
  const surprises = Float64Array.from(ours.counts, (count, moment) =>
    count === 0 ? 0 : Math.max(0, Math.log(most / (count * (theirs.counts[moment] as number)))),
  )
  return (left, right) => {
    const [x, y] = [ours.moments[left] as number[], theirs.moments[right] as number[]]
    const [few, many] = x.length < y.length ? [x, y] : [y, x]
    let [sum, first, at] = [0, 0, 0]
    for (const moment of few) {
      at = placeOf(moment, many, at)
      if (many[at] !== moment) continue
      const surprise = surprises[moment] as number
      sum += surprise
      first = Math.max(first, surprise)
    }
    return Math.min(MOST, sum - first)
  }
}

/**
 * Where a number stands in an order, or would, from some place on. In ever longer steps: one passage of very many moments
 * may be a candidate of all others.
 */
function placeOf(wanted: number, numbers: readonly number[], from: number): number {
  let [low, step] = [from, 1]
  for (; low + step <= numbers.length && (numbers[low + step - 1] as number) < wanted; step *= 2) low += step
  let high = Math.min(numbers.length, low + step - 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The different moments of each passage, in order of number, and in how many passages each stands. */
function readMoments(
  { terms, passageStart, passages }: ColumnTerms,
  isMoment: Uint8Array,
): { moments: number[][]; counts: Int32Array } {
  const counts = new Int32Array(isMoment.length)
  const moments = Array.from({ length: passages }, (_, passage) => {
    const all = terms
      .subarray(passageStart[passage], passageStart[passage + 1])
      .filter((term) => isMoment[term])
    return [...new Set(all.sort())]
  })
  for (const each of moments) for (const moment of each) counts[moment] = (counts[moment] as number) + 1
  return { moments, counts }
}

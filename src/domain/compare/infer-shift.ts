import type { DatePair } from './pair-dates.ts'

/** Fewer agreeing pairs are a coincidence; for a year or two, which a slip may be off as well, it takes more. */
const leastSupport = (years: number) => (years !== 0 && Math.abs(years) <= 2 ? 3 : 2)
/** Share of dated pairs that must agree; a text whose dates follow no rule has no shift. */
const LEAST_SHARE = 0.5

/**
 * The uniform shift that pairs of dates speak for, in years to add to the right to get the left: 0 where they simply
 * agree, undefined where they speak for nothing.
 */
export function inferShift(pairs: readonly Pick<DatePair, 'years' | 'sure'>[]): number | undefined {
  const counts = new Map<number, number>()
  let total = 0
  for (const years of pairs.flatMap((pair) => (pair.sure ? pair.years : []))) {
    counts.set(years, (counts.get(years) ?? 0) + 1)
    total++
  }
  let [years, support] = [0, counts.get(0) ?? 0]
  for (const [candidate, count] of counts) if (count > support) [years, support] = [candidate, count]
  // Two that have as much for them cancel each other out.
  const tied = [...counts].some(([candidate, count]) => candidate !== years && count === support)
  return tied || support < leastSupport(years) || support < LEAST_SHARE * total ? undefined : years
}

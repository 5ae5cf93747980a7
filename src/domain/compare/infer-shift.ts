import type { DatePair } from './pair-dates.ts'

/** What dated pairs say about the years between two columns. */
export interface ShiftEvidence {
  /** Added to the right's years to get the left's. */
  years: number
  support: number
  exceptions: DatePair[]
}

/** Fewer agreeing pairs are a coincidence. */
const LEAST_SUPPORT = 2
/** Share of dated pairs that must agree; a text whose dates follow no rule has no shift. */
const LEAST_SHARE = 0.5

/**
 * The uniform shift that pairs of dates speak for, with the pairs that break it. 0 with its exceptions where the
 * dates simply agree, undefined where they speak for nothing.
 */
export function inferShift(pairs: readonly DatePair[]): ShiftEvidence | undefined {
  const counts = new Map<number, number>()
  let total = 0
  for (const years of pairs.flatMap((pair) => pair.years)) {
    counts.set(years, (counts.get(years) ?? 0) + 1)
    total++
  }
  let [years, support] = [0, counts.get(0) ?? 0]
  for (const [candidate, count] of counts) if (count > support) [years, support] = [candidate, count]
  if (support < LEAST_SUPPORT || support < LEAST_SHARE * total) return undefined
  return { years, support, exceptions: pairs.filter((pair) => pair.years.some((each) => each !== years)) }
}

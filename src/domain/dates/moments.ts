import { intervalsOverlap, shiftYears } from './axis.ts'
import type { CanonDate, DayInterval } from './types.ts'

/**
 * Where a universe's date stands on the common axis: its days with the universe's year shift added (529 where 1350
 * there is 1879 here). null where the date could not be read.
 */
export function toMoment(date: Pick<CanonDate, 'days'>, yearShift: number): DayInterval | null {
  return date.days && shiftYears(date.days, yearShift)
}

/** How two moments lie: the very same days, some days in common, or `a` wholly before or after `b`. */
export function relateMoments(a: DayInterval, b: DayInterval): 'same' | 'overlap' | 'before' | 'after' {
  if (a.from === b.from && a.to === b.to) return 'same'
  if (intervalsOverlap(a, b)) return 'overlap'
  return (a.to ?? Infinity) < (b.from ?? -Infinity) ? 'before' : 'after'
}

import { dayOfJulian, gregorianOfDay, isGregorianDay, isJulianDay } from './axis.ts'
import { type EdtfPoint, point, pointDays, type Qualifier, writePoint } from './edtf-point.ts'
import type { DayInterval } from './types.ts'
import type { WrittenPoint } from './written.ts'

/** A written point whose year is known, as the first and the last point of EDTF it reaches over. */
export interface Reach {
  first: EdtfPoint
  last: EdtfPoint
}

/**
 * The EDTF points of a written one; null where it has no year, or a day that does not exist. Old Style days become
 * Gregorian ones; a month or a year of that calendar keeps its name. "Early 1905" is 1905: how much of it "early" is
 * would be made up. The eve of a period is the day before it, a half and a quarter are exact.
 */
export function reachOf(written: WrittenPoint): Reach | null {
  const { year, month, day, masked, lastYear, part, division } = written
  if (year === null || (day !== null && month === null)) return null
  if (lastYear !== null) return both(written, point(year), point(lastYear))
  if (day !== null && month !== null) {
    const exact = exactDay(written, year, month, day)
    return exact && (part === 'eve' ? dayBefore(exact) : both(written, exact, exact))
  }
  const whole: EdtfPoint = { ...point(year, month), masked }
  if (part === 'eve') return dayBefore(whole)
  if (division === null || month !== null) return both(written, whole, whole)
  return both(written, ...divide(whole, division))
}

function both(written: WrittenPoint, first: EdtfPoint, last: EdtfPoint): Reach {
  const qualifier: Qualifier = written.circa ? (written.doubt ? '%' : '~') : written.doubt ? '?' : ''
  const qualified = { ...first, qualifier }
  return { first: qualified, last: first === last ? qualified : { ...last, qualifier } }
}

function exactDay({ calendar }: WrittenPoint, year: number, month: number, day: number): EdtfPoint | null {
  if (calendar !== 'julian') return isGregorianDay(year, month, day) ? point(year, month, day) : null
  if (!isJulianDay(year, month, day)) return null
  const gregorian = gregorianOfDay(dayOfJulian(year, month, day))
  return point(gregorian.year, gregorian.month, gregorian.day)
}

function dayBefore(whole: EdtfPoint): Reach {
  const { year, month, day } = gregorianOfDay(pointDays(whole).from - 1)
  const eve = point(year, month, day)
  return { first: eve, last: eve }
}

/** Halves (40, 41) and quarters (33 to 36), as months of a year and as years of what is longer. */
function divide(whole: EdtfPoint, division: number): [EdtfPoint, EdtfPoint] {
  const [nth, parts] = division >= 40 ? [division - 40, 2] : [division - 33, 4]
  const size = (whole.masked === 0 ? 12 : 10 ** whole.masked) / parts
  const first = Math.ceil(nth * size)
  const last = Math.ceil((nth + 1) * size) - 1
  return whole.masked === 0
    ? [point(whole.year, first + 1), point(whole.year, last + 1)]
    : [point(whole.year + first), point(whole.year + last)]
}

/** The EDTF and the days from one reach to another, or of one alone; null for an open end, which may be but unknown. */
export function spanOf(
  first: Reach | null,
  last: Reach | null,
  endUnknown = false,
): { edtf: string; days: DayInterval } {
  const one = first && last && writePoint(first.first) === writePoint(last.last)
  const from = first ? writePoint(first.first) : '..'
  const to = last ? writePoint(last.last) : endUnknown ? '' : '..'
  return {
    edtf: one ? from : `${from}/${to}`,
    days: { from: first ? pointDays(first.first).from : null, to: last ? pointDays(last.last).to : null },
  }
}

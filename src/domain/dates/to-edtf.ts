import { dayOfJulian, daysInMonth, gregorianOfDay } from './axis.ts'
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
 * Gregorian ones; a month or a year of that calendar keeps its name. Vague parts are thirds: early 1905 is
 * 1905-01~/1905-04~, the late 1920s are 1927~/1929~, mid-July 1931-07-11~/1931-07-20~.
 */
export function reachOf(written: WrittenPoint): Reach | null {
  const { year, month, day, masked, lastYear, part } = written
  if (year === null || (day !== null && month === null)) return null
  if (lastYear !== null) return both(written, point(year), point(lastYear))
  if (day !== null && month !== null) {
    const exact = exactDay(written, year, month, day)
    return exact && (part === 'eve' ? dayBefore(exact) : both(written, exact, exact))
  }
  const whole: EdtfPoint = { ...point(year, month), masked }
  if (part === 'eve') return dayBefore(whole)
  if (part === null || (month !== null && month > 12)) return both(written, whole, whole)
  return both({ ...written, circa: true }, ...thirdOf(whole, part))
}

function both(written: WrittenPoint, first: EdtfPoint, last: EdtfPoint): Reach {
  const qualifier: Qualifier = written.circa ? (written.doubt ? '%' : '~') : written.doubt ? '?' : ''
  const qualified = { ...first, qualifier }
  return { first: qualified, last: first === last ? qualified : { ...last, qualifier } }
}

function exactDay({ calendar }: WrittenPoint, year: number, month: number, day: number): EdtfPoint | null {
  if (calendar !== 'julian') return day <= daysInMonth(year, month) ? point(year, month, day) : null
  if (day > (month === 2 && year % 4 === 0 ? 29 : month === 2 ? 28 : daysInMonth(year, month))) return null
  const gregorian = gregorianOfDay(dayOfJulian(year, month, day))
  return point(gregorian.year, gregorian.month, gregorian.day)
}

function dayBefore(whole: EdtfPoint): Reach {
  const { year, month, day } = gregorianOfDay(pointDays(whole).from - 1)
  const eve = point(year, month, day)
  return { first: eve, last: eve }
}

function thirdOf({ year, masked, month }: EdtfPoint, part: 'early' | 'mid' | 'late'): [EdtfPoint, EdtfPoint] {
  const third = part === 'early' ? 0 : part === 'mid' ? 1 : 2
  if (month !== null) {
    const last = third === 2 ? daysInMonth(year, month) : third * 10 + 10
    return [point(year, month, third * 10 + 1), point(year, month, last)]
  }
  if (masked === 0) return [point(year, third * 4 + 1), point(year, third * 4 + 4)]
  const size = 10 ** masked
  // 0–3, 4–6, 7–9 of a decade; 0–33, 34–66, 67–99 of a century
  const bounds = [0, Math.round(size / 3 + 0.2), Math.round((2 * size) / 3), size]
  return [point(year + (bounds[third] ?? 0)), point(year + (bounds[third + 1] ?? size) - 1)]
}

/** The EDTF and the days from one reach to another, or of one alone; null for an open end. */
export function spanOf(first: Reach | null, last: Reach | null): { edtf: string; days: DayInterval } {
  const one = first && last && writePoint(first.first) === writePoint(last.last)
  const from = first ? writePoint(first.first) : '..'
  const to = last ? writePoint(last.last) : '..'
  return {
    edtf: one ? from : `${from}/${to}`,
    days: { from: first ? pointDays(first.first).from : null, to: last ? pointDays(last.last).to : null },
  }
}

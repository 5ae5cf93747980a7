import type { DayInterval } from './types.ts'

/** A day as a calendar writes it. Years are astronomical: 0 is 1 BC, -43 is 44 BC. */
export interface CivilDay {
  year: number
  month: number
  day: number
}

// Both directions follow Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms": the year starts on 1 March so
// that the leap day is its last, and whole cycles are taken off first, which keeps any sign and size exact.
const GREGORIAN_EPOCH = 719468 // days from 0000-03-01 Gregorian to 1970-01-01
const JULIAN_EPOCH = 719470 // the same from 0000-03-01 Julian

/** Days from 1 March to the given day in a year that starts in March. */
function dayOfMarchYear(month: number, day: number): number {
  return Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
}

function civilOfMarchYear(year: number, dayOfYear: number): CivilDay {
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: month <= 2 ? year + 1 : year,
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** Day on the axis of a proleptic Gregorian date. Does not check that the date exists: day 31 of June is 1 July. */
export function dayOfGregorian(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  return (
    y * 365 +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    dayOfMarchYear(month, day) -
    GREGORIAN_EPOCH
  )
}

/** The proleptic Gregorian date of a day on the axis. */
export function gregorianOfDay(axisDay: number): CivilDay {
  const z = axisDay + GREGORIAN_EPOCH
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  return civilOfMarchYear(yearOfEra + era * 400, dayOfYear)
}

/** Day on the axis of a Julian (Old Style) date, its year beginning on 1 January. */
export function dayOfJulian(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  return y * 365 + Math.floor(y / 4) + dayOfMarchYear(month, day) - JULIAN_EPOCH
}

/** The Julian (Old Style) date of a day on the axis. */
export function julianOfDay(axisDay: number): CivilDay {
  const z = axisDay + JULIAN_EPOCH
  const cycle = Math.floor(z / 1461)
  const dayOfCycle = z - cycle * 1461
  const yearOfCycle = Math.floor((dayOfCycle - Math.floor(dayOfCycle / 1460)) / 365)
  return civilOfMarchYear(yearOfCycle + cycle * 4, dayOfCycle - 365 * yearOfCycle)
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days of a month of the Gregorian calendar; 29 for February of a leap year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** True for a date that the Gregorian calendar has (a Julian leap day of 1900 is not one). */
export function isGregorianDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** True for a date that the Julian calendar has: there every fourth year is a leap year. */
export function isJulianDay(year: number, month: number, day: number): boolean {
  return isGregorianDay(month === 2 && year % 4 === 0 ? 2000 : year, month, day)
}

/**
 * The interval with every year number raised by `years`, as a universe's time shift asks: month and day stay, the
 * 29th of February becomes the 28th where the new year has none, and a span that ends with a month still ends with it.
 */
export function shiftYears(interval: DayInterval, years: number): DayInterval {
  if (years === 0) return interval
  const shift = (axisDay: number): number => {
    const { year, month, day } = gregorianOfDay(axisDay)
    return dayOfGregorian(year + years, month, Math.min(day, daysInMonth(year + years, month)))
  }
  const { from, to } = interval
  const endsMonth = to !== null && to !== from && gregorianOfDay(to + 1).day === 1
  return {
    from: from === null ? null : shift(from),
    to: to === null ? null : endsMonth ? shift(to + 1) - 1 : shift(to),
  }
}

/**
 * Order of two intervals for sorting: by first day, then by last; an open beginning sorts first, an open end last.
 */
export function compareIntervals(a: DayInterval, b: DayInterval): number {
  return (
    compareEnds(a.from ?? -Infinity, b.from ?? -Infinity) || compareEnds(a.to ?? Infinity, b.to ?? Infinity)
  )
}

function compareEnds(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** True where the intervals share at least one day. */
export function intervalsOverlap(a: DayInterval, b: DayInterval): boolean {
  return (a.from ?? -Infinity) <= (b.to ?? Infinity) && (b.from ?? -Infinity) <= (a.to ?? Infinity)
}

/** True where every day of `inner` is one of `outer`. */
export function intervalContains(outer: DayInterval, inner: DayInterval): boolean {
  return (
    (outer.from ?? -Infinity) <= (inner.from ?? -Infinity) && (outer.to ?? Infinity) >= (inner.to ?? Infinity)
  )
}

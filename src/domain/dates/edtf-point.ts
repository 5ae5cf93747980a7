import { dayOfGregorian, daysInMonth, isGregorianDay } from './axis.ts'

/** One point of EDTF: a year with 0 to 4 of its last digits left open, or a month, a season or a day of a year. */
export interface EdtfPoint {
  /** Astronomical; the first of the years meant where digits are left open. */
  year: number
  /** How many last digits are X: 1 a decade (193X), 2 a century, 3 a millennium. Then there is no month. */
  masked: number
  /** 1–12, or EDTF's 21–24 for spring to winter, 25–32 seasons of a hemisphere, 33–36 quarters, 37–39, 40–41. */
  month: number | null
  day: number | null
  qualifier: Qualifier
}
/** Uncertain, approximate, both, neither. */
export type Qualifier = '?' | '~' | '%' | ''

const POINT = /^(?:(-?)(\d{4})|Y(-?)([1-9]\d{4,12}))(?:-(\d\d)(?:-(\d\d))?)?([?~%])?$/
const MASKED = /^(-?)(\d{0,3})(X{1,4})([?~%])?$/

/** First month and number of months of EDTF's divisions of a year. Winter begins in December. */
const divisions: Record<number, [number, number]> = {
  21: [3, 3],
  22: [6, 3],
  23: [9, 3],
  24: [12, 3],
  25: [3, 3],
  26: [6, 3],
  27: [9, 3],
  28: [12, 3],
  29: [9, 3],
  30: [12, 3],
  31: [3, 3],
  32: [6, 3],
  33: [1, 3],
  34: [4, 3],
  35: [7, 3],
  36: [10, 3],
  37: [1, 4],
  38: [5, 4],
  39: [9, 4],
  40: [1, 6],
  41: [7, 6],
}

/** Makes a point; what is not given is open. */
export function point(year: number, month: number | null = null, day: number | null = null): EdtfPoint {
  return { year, masked: 0, month, day, qualifier: '' }
}

/** Reads one point; undefined for any other text and for a month or day that does not exist. */
export function readPoint(text: string): EdtfPoint | undefined {
  const exact = POINT.exec(text)
  if (exact) {
    const [, sign, four, longSign, long, month, day, qualifier] = exact
    const read = point(
      signed(sign || longSign, Number(four ?? long)),
      month === undefined ? null : Number(month),
      day === undefined ? null : Number(day),
    )
    return pointExists(read) ? { ...read, qualifier: (qualifier ?? '') as Qualifier } : undefined
  }
  const masked = MASKED.exec(text)
  if (!masked || (masked[2] ?? '').length + (masked[3] ?? '').length !== 4) return undefined
  const digits = (masked[3] ?? '').length
  const nearest = Number(masked[2]) * 10 ** digits
  return {
    ...point(masked[1] ? -(nearest + 10 ** digits - 1) : nearest),
    masked: digits,
    qualifier: (masked[4] ?? '') as Qualifier,
  }
}

function signed(sign: string | undefined, year: number): number {
  return sign && year !== 0 ? -year : year
}

function pointExists({ year, month, day }: EdtfPoint): boolean {
  if (month === null) return true
  if (day !== null) return isGregorianDay(year, month, day)
  return (month >= 1 && month <= 12) || month in divisions
}

/** The point in EDTF. */
export function writePoint({ year, masked, month, day, qualifier }: EdtfPoint): string {
  if (masked > 0) {
    const nearest = year < 0 ? -(year + 10 ** masked - 1) : year
    const kept = String(nearest).padStart(4, '0').slice(0, -masked)
    return `${year < 0 ? '-' : ''}${kept}${'X'.repeat(masked)}${qualifier}`
  }
  const parts = [writeYear(year)]
  if (month !== null) parts.push(String(month).padStart(2, '0'))
  if (day !== null) parts.push(String(day).padStart(2, '0'))
  return parts.join('-') + qualifier
}

function writeYear(year: number): string {
  if (Math.abs(year) > 9999) return `Y${year}`
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
}

/** The days a point covers, both ends known. */
export function pointDays({ year, masked, month, day }: EdtfPoint): { from: number; to: number } {
  if (month === null) {
    return { from: dayOfGregorian(year, 1, 1), to: dayOfGregorian(year + 10 ** masked, 1, 1) - 1 }
  }
  if (day !== null) {
    const only = dayOfGregorian(year, month, day)
    return { from: only, to: only }
  }
  const [first, length] = divisions[month] ?? [month, 1]
  return { from: dayOfGregorian(year, first, 1), to: startOfMonth(year, first + length) - 1 }
}

function startOfMonth(year: number, month: number): number {
  return month > 12 ? dayOfGregorian(year + 1, month - 12, 1) : dayOfGregorian(year, month, 1)
}

/**
 * The point or, where open digits cannot express it (193X and 529 years make 2459 to 2468), the two years it lies
 * between. The 29th of February becomes the 28th where the new year has none.
 */
export function shiftPoint(
  from: EdtfPoint,
  years: number,
): EdtfPoint | { first: EdtfPoint; last: EdtfPoint } {
  const { masked, month, qualifier } = from
  const year = from.year + years
  if (masked === 0) {
    const day = from.day === null || month === null ? null : Math.min(from.day, daysInMonth(year, month))
    return { ...from, year, day }
  }
  const size = 10 ** masked
  const whole = year >= 0 ? year % size === 0 : -year % size === size - 1
  if (whole && Math.abs(year) <= 9999) return { ...from, year }
  return { first: { ...point(year), qualifier }, last: { ...point(year + size - 1), qualifier } }
}

import type { CalendarName } from '../universe.ts'
import { dayOfGregorian, isGregorianDay, isJulianDay } from './axis.ts'
import type { Limit, YearPart } from './language.ts'
import { yearOfEra } from './read-year.ts'
import { resolveRelative } from './resolve-relative.ts'
import { type Reach, reachOf, spanOf } from './to-edtf.ts'
import { type MonthOfYear, Told } from './told.ts'
import type { DateKind, DayInterval } from './types.ts'
import type { PointExpression, RelativeExpression, SpanExpression, Written, WrittenPoint } from './written.ts'

/** A written date with its value, where the text gave it one. */
export interface Resolved {
  written: Written
  kind: DateKind
  value: { edtf: string; days: DayInterval } | null
  calendar: CalendarName
  ambiguous: boolean
  oldStyle: DayInterval | null
  inEra: boolean
  part: 'early' | 'mid' | 'late' | null
  /** The day as written, where its month has none such and the month alone is the value; else null. */
  namedDay: number | null
}

/**
 * Gives every date its year, month and day: its own, those of the date it is joined to ("May 15 to August 16, 1988"),
 * or those of the dates before it. Where the text has named none, nothing is made up: the value is null.
 */
export function resolveAll(
  found: readonly Written[],
  calendar: CalendarName,
  anchorYear: number | null,
): Resolved[] {
  const told = new Told(anchorYear)
  return found.map((written, index) => {
    if (written.form === 'relative') return resolveTold(written, told, calendar)
    if (written.form === 'span') return resolveSpan(written, told, calendar)
    return resolvePoint(written, borrowable(found, index), told, calendar, nextDated(found, index))
  })
}

function resolveTold(written: Written<RelativeExpression>, told: Told, calendar: CalendarName): Resolved {
  const whole = resolveRelative(written, told)
  const reach = whole && reachOf(whole)
  if (whole && reach) tellFrom(whole, told, written.opens)
  const value = reach && spanOf(reach, reach)
  return {
    written,
    kind: 'relative',
    value,
    calendar,
    ambiguous: false,
    oldStyle: null,
    inEra: false,
    part: partOf(written.part),
    namedDay: null,
  }
}

/** An end that the text around gave may lie before the beginning ("the 1930s – October"): then it was the wrong one. */
function isForward({ from, to }: DayInterval): boolean {
  return from === null || to === null || from <= to
}

/** "from November 1917 to February": an end without a year is the next of its name after the beginning. */
function yearAfter(first: WrittenPoint, last: WrittenPoint): WrittenPoint {
  const { year, masked } = first
  if (year === null || masked > 0 || last.year !== null || last.shortYear !== null || last.month === null)
    return last
  const wraps = placeInYear(last) < placeInYear(first)
  const { calendar, inEra } = first
  return { ...last, year: wraps ? year + 1 : year, calendar: last.calendar ?? calendar, inEra }
}

function placeInYear({ month, day }: WrittenPoint): number {
  return firstMonth(month ?? 0) * 40 + (day ?? 0)
}

/** Of a month or a season: spring begins in March. */
function firstMonth(month: number): number {
  return month > 12 ? (month - 20) * 3 : month
}

function lastMonth(month: number): number {
  return month > 12 ? firstMonth(month) + 2 : month
}

function resolveSpan(written: Written<SpanExpression>, told: Told, calendar: CalendarName): Resolved {
  const last = written.last && complete(yearAfter(written.first, written.last), null, told, calendar)
  const first = complete(written.first, last, told, calendar)
  const from = reachOf(first)
  const to = last && reachOf(last)
  const span = from && (to || !last) ? spanOf(from, to, written.endUnknown) : null
  const value = span && isForward(span.days) ? span : null
  if (value) tellFrom(last ?? first, told, written.opens)
  return {
    written,
    kind: 'interval',
    value,
    calendar: first.calendar ?? calendar,
    ambiguous: first.ambiguous,
    oldStyle: null,
    inEra: first.inEra || last?.inEra === true,
    part: null,
    namedDay: null,
  }
}

function resolvePoint(
  written: Written<PointExpression>,
  borrowed: WrittenPoint | null,
  told: Told,
  calendar: CalendarName,
  next: MonthOfYear | null,
): Resolved {
  const whole = complete(written.point, borrowed, told, calendar, next)
  const reach = reachOf(whole)
  if (reach) tellFrom(whole, told, written.opens)
  return {
    written,
    kind: kindOf(whole.namedDay === null ? written.point : whole),
    value: reach && limited(reach, written.limit),
    calendar: whole.calendar ?? calendar,
    ambiguous: whole.ambiguous,
    oldStyle: reach && oldStyleOf(whole),
    inEra: whole.inEra,
    part: partOf(whole.part),
    namedDay: whole.namedDay,
  }
}

/** The Gregorian day that has the Old Style name of a point; before a day of January, one of December is of the year before. */
function oldStyleOf({ oldStyle, year, month }: WrittenPoint): DayInterval | null {
  if (!oldStyle || year === null) return null
  const before = month === 1 && oldStyle.month === 12 ? 1 : 0
  const day = dayOfGregorian(year - before, oldStyle.month, oldStyle.day)
  return { from: day, to: day }
}

/** Dates that may be joined one to another: the months of a year. */
const LONGEST_CHAIN = 12

/** The next date joined to this one that has its year: "August/September 1956", "May, June and July 1937". */
function borrowable(found: readonly Written[], index: number): WrittenPoint | null {
  for (let at = index; at < index + LONGEST_CHAIN; at++) {
    const [written, next] = [found[at], found[at + 1]]
    if (written?.form !== 'point' || !written.joined) return null
    if (!next || next.form === 'relative' || next.from > written.to + 2) return null
    const point = next.form === 'span' ? next.first : next.point
    if (point.year !== null) return point
  }
  return null
}

/** Dates ahead that are looked at for one that names its month and its year. */
const LOOK_AHEAD = 2

/** The month that the text goes on to tell of, where it soon names one with its year. */
function nextDated(found: readonly Written[], index: number): MonthOfYear | null {
  for (const written of found.slice(index + 1, index + 1 + LOOK_AHEAD)) {
    if (written.form === 'relative') continue
    const { year, month, masked } = written.form === 'span' ? written.first : written.point
    if (year !== null && month !== null && month <= 12 && masked === 0) return { year, month }
  }
  return null
}

function limited(reach: Reach, limit: Limit | null): { edtf: string; days: DayInterval } {
  if (limit === null) return spanOf(reach, reach)
  return limit === 'before' || limit === 'until' ? spanOf(null, reach) : spanOf(reach, null)
}

function partOf(part: YearPart | null): 'early' | 'mid' | 'late' | null {
  return part === 'eve' ? null : part
}

function kindOf({ masked, month, day, lastYear }: WrittenPoint): DateKind {
  if (day !== null) return 'day'
  if (month !== null) return month > 12 ? 'season' : 'month'
  if (lastYear !== null) return 'interval'
  return masked === 0 ? 'year' : masked === 1 ? 'decade' : masked === 2 ? 'century' : 'other'
}

/**
 * The point with the year, and for a bare day the month, that the text around it gives, in the count of the universe's
 * calendar where the text does not name another.
 */
function complete(
  written: WrittenPoint,
  borrowed: WrittenPoint | null,
  told: Told,
  calendar: CalendarName,
  next: MonthOfYear | null = null,
): WrittenPoint {
  const dated =
    written.year === null ? withYear(written, borrowed, told, next) : inOwnCount(written, calendar)
  const counted =
    calendar === 'julian' && dated.day !== null && dated.calendar === null ? { ...dated, calendar } : dated
  return exists(counted) ? counted : { ...counted, day: null, oldStyle: null, namedDay: counted.day }
}

/** "29 February 1700" is a day of the other calendar, "30 February 1420" of none: their month and year still say when. */
function exists({ year, month, day, calendar }: WrittenPoint): boolean {
  if (year === null || month === null || day === null) return true
  return calendar === 'julian' ? isJulianDay(year, month, day) : isGregorianDay(year, month, day)
}

function inOwnCount(written: WrittenPoint, calendar: CalendarName): WrittenPoint {
  const said = written.calendar !== null || written.inEra
  if (calendar !== 'buddhist' || said || written.masked > 0) return written
  return { ...written, year: yearOfEra(written.year ?? 0, 'be'), calendar }
}

function withYear(
  written: WrittenPoint,
  borrowed: WrittenPoint | null,
  told: Told,
  next: MonthOfYear | null,
): WrittenPoint {
  if (written.shortYear !== null) {
    // "the twenties and thirties of the 19th century", but not "the twenties and the 19th century".
    const near = borrowed?.masked === written.masked ? borrowed.year : (told.latest?.year ?? null)
    return { ...written, year: fullYear(written.shortYear, near) }
  }
  const month = written.month ?? (written.day === null ? null : (told.latestWith('month')?.month ?? null))
  if (borrowed && borrowed.year !== null) {
    const wraps = month !== null && borrowed.month !== null && firstMonth(month) > lastMonth(borrowed.month)
    return { ...written, month, year: wraps ? borrowed.year - 1 : borrowed.year }
  }
  if (written.yearTurn !== null) {
    return { ...written, year: told.latest && told.latest.year + written.yearTurn }
  }
  return { ...written, month, year: told.yearOf({ month, day: written.day }, next) }
}

/** '41 in the century being told of, else in the twentieth. */
function fullYear(short: number, near: number | null): number {
  if (near === null) return 1900 + short
  const same = Math.floor(near / 100) * 100 + short
  return same < near - 60 ? same + 100 : same > near + 60 ? same - 100 : same
}

/** From here on the text tells of this date. */
function tellFrom({ year, month, day, masked, lastYear }: WrittenPoint, told: Told, opens: boolean): void {
  if (year !== null && masked === 0 && lastYear === null) told.tell(year, month, day, opens)
}

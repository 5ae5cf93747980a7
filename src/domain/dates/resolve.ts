import type { CalendarName } from '../universe.ts'
import { dayOfGregorian, gregorianOfDay } from './axis.ts'
import { point } from './edtf-point.ts'
import type { YearPart } from './language.ts'
import { yearOfEra } from './read-year.ts'
import { type Reach, reachOf, spanOf } from './to-edtf.ts'
import type { DateKind, DayInterval } from './types.ts'
import { blankPoint, type Written, type WrittenPoint } from './written.ts'

/** A written date with its value, where the text gave it one. */
export interface Resolved {
  written: Written
  kind: DateKind
  value: { edtf: string; days: DayInterval } | null
  calendar: CalendarName
  ambiguous: boolean
  part: 'early' | 'mid' | 'late' | null
}

/** What the text has said so far of the time it tells of. */
interface Now {
  year: number | null
  month: number | null
  day: number | null
}

/**
 * Gives every date its year, month and day: its own, those of the date it is joined to ("May 15 to August 16, 1988"),
 * or those of the last date before it. Where the text has named none, nothing is made up: the value is null.
 */
export function resolveAll(
  found: readonly Written[],
  calendar: CalendarName,
  anchorYear: number | null,
): Resolved[] {
  const now: Now = { year: anchorYear, month: null, day: null }
  return found.map((written, index) => {
    const next = found[index + 1]
    const resolved = resolveOne(written, next, now, calendar)
    return resolved
  })
}

function resolveOne(written: Written, next: Written | undefined, now: Now, calendar: CalendarName): Resolved {
  switch (written.form) {
    case 'relative':
      return {
        written,
        kind: 'relative',
        value: resolveRelative(written, now),
        calendar,
        ambiguous: false,
        part: partOf(written.part),
      }
    case 'span': {
      const last = written.last && inCalendar(complete(written.last, now, null), calendar)
      const first = inCalendar(complete(written.first, now, written.last && last), calendar)
      const from = reachOf(first)
      const to = last && reachOf(last)
      const broken = !from || (written.last && !to)
      if (!broken) tellFrom(last ?? first, now)
      return {
        written,
        kind: 'interval',
        value: broken ? null : spanOf(from, to),
        calendar: first.calendar ?? calendar,
        ambiguous: first.ambiguous,
        part: null,
      }
    }
    case 'point': {
      const borrowed =
        written.joined && next?.form === 'point' && next.from <= written.to + 2 ? next.point : null
      const whole = inCalendar(
        complete(written.point, now, borrowed?.year == null ? null : borrowed),
        calendar,
      )
      const reach = reachOf(whole)
      if (reach) tellFrom(whole, now)
      return {
        written,
        kind: kindOf(written.point),
        value: reach && limited(reach, written.limit),
        calendar: whole.calendar ?? calendar,
        ambiguous: whole.ambiguous,
        part: partOf(whole.part),
      }
    }
  }
}

function limited(
  reach: Reach,
  limit: Extract<Written, { form: 'point' }>['limit'],
): { edtf: string; days: DayInterval } {
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

/** The point with the year, and for a bare day the month, that the text around it gives. */
function complete(written: WrittenPoint, now: Now, borrowed: WrittenPoint | null): WrittenPoint {
  if (written.year !== null) return written
  if (written.shortYear !== null)
    return { ...written, year: fullYear(written.shortYear, borrowed?.year ?? now.year) }
  const month = written.month ?? (written.day === null ? null : now.month)
  if (borrowed?.year != null) {
    const later =
      month !== null &&
      borrowed.month !== null &&
      month <= 12 &&
      borrowed.month <= 12 &&
      month > borrowed.month
    return { ...written, month, year: later ? borrowed.year - 1 : borrowed.year }
  }
  if (now.year === null) return written
  return { ...written, month, year: now.year + (written.yearTurn ?? 0) }
}

/** '41 in the century being told of, else in the twentieth. */
function fullYear(short: number, near: number | null): number {
  if (near === null) return 1900 + short
  const same = Math.floor(near / 100) * 100 + short
  return same < near - 60 ? same + 100 : same > near + 60 ? same - 100 : same
}

/** Years of a text whose own count is Buddhist, and days of one whose calendar is Julian. */
function inCalendar(written: WrittenPoint, calendar: CalendarName): WrittenPoint {
  if (written.calendar !== null || written.year === null) return written
  if (calendar === 'buddhist' && written.masked === 0)
    return { ...written, year: yearOfEra(written.year, 'be'), calendar }
  return calendar === 'julian' && written.day !== null ? { ...written, calendar } : written
}

/** From here on the text tells of this date. */
function tellFrom(written: WrittenPoint, now: Now): void {
  if (written.masked > 0 || written.lastYear !== null) return
  now.year = written.year
  now.month = written.month !== null && written.month <= 12 ? written.month : null
  now.day = written.day
}

function resolveRelative(
  written: Extract<Written, { form: 'relative' }>,
  now: Now,
): { edtf: string; days: DayInterval } | null {
  const { unit, by, named, part, event } = written
  if (by === null || event || now.year === null) return null
  const told = tellRelative(unit, by, named, now)
  const reach = told && reachOf({ ...told, part })
  if (!told || !reach) return null
  tellFrom(told, now)
  return spanOf(reach, reach)
}

function tellRelative(unit: string, by: number, named: number | null, now: Now): WrittenPoint | null {
  if (now.year === null) return null
  switch (unit) {
    case 'year':
      return { ...blankPoint, year: now.year + by }
    case 'season':
      return { ...blankPoint, year: now.year + by, month: named }
    case 'month': {
      if (now.month === null) return null
      const months = now.year * 12 + now.month - 1 + by
      return { ...blankPoint, year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }
    }
    case 'day':
    case 'week': {
      if (now.month === null || now.day === null) return null
      const moved = gregorianOfDay(
        dayOfGregorian(now.year, now.month, now.day) + by * (unit === 'week' ? 7 : 1),
      )
      return { ...blankPoint, ...point(moved.year, moved.month, moved.day), ...{ masked: 0 } }
    }
    default:
      return null
  }
}

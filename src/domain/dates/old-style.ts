import type { CalendarName } from '../universe.ts'
import { afterMonthName } from './month-name.ts'
import { isDash, isGlued, meaningsAt, type Read, type Scan, skip, skipMeaning, wordAt } from './scan.ts'
import type { MonthDay } from './written.ts'

/** Which of two written days is the moment, in which calendar its numbers are. */
export interface StyledDay extends MonthDay {
  calendar: CalendarName | null
  /** Given only where the pair's chosen half carries its own year. */
  year: number | null
  /** The day's other name, or its only one where that is Old Style. */
  oldStyle: MonthDay | null
}

/** Old Style dates lie 8 to 13 days behind from 1200 to 2100, and a universe's shifted years keep history's difference. */
const MOST_DAYS_BEHIND = 14
const LEAST_DAYS_BEHIND = 8
const closers: Record<string, string> = { '(': ')', '[': ']' }

/**
 * What says how a day is styled, after it: "[O.S. 26 October]", "(7 November)", "(26 October O.S.)", "/7 November",
 * ", O.S. 26 October", "O.S.", "O.S. (7 November N.S.)", "(Old Style)". A pair is one moment, the New Style day as
 * written: it is never computed again from the Old Style one, whose distance in a universe with shifted years is not
 * what that year's would be.
 */
export function readOldStyle(scan: Scan, at: number, outer: MonthDay): Read<StyledDay> | null {
  const opener = wordAt(scan, at).text
  const closer = closers[opener]
  if (closer || opener === '/') return readPair(scan, at + 1, outer, closer)
  const marker = skip(scan, at, ',')
  const style = styleAt(scan, marker)
  if (!style) return null
  const inner = readMonthDay(scan, marker + 1)
  if (inner) return styled(outer, inner.value, style, inner.next)
  if (marker > at) return null
  const behind = closers[wordAt(scan, marker + 1).text]
  const pair = behind ? readPair(scan, marker + 2, outer, behind) : null
  return pair ?? { value: styledAlone(outer, style), next: marker + 1 }
}

/** Days of one month apart that both calendars have been, where only a slash joins them: "7/20 November". */
const SLASHED = [10, 13] as const

/**
 * Behind a day the same one by the other calendar, of the same month: "7 (20) November", "20 [7 O.S.] November",
 * "7/20 November". Which of the two is the moment, and which its Old Style name.
 */
export function readStyledDays(
  scan: Scan,
  at: number,
  outer: number,
): Read<{ day: number; oldDay: number }> | null {
  const opener = wordAt(scan, at).text
  const closer = closers[opener]
  if (!closer && opener !== '/') return null
  const before = styleAt(scan, at + 1)
  const inner = dayAt(scan, before ? skip(scan, at + 2, ':') : at + 1)
  if (!inner) return null
  const behind = before ? null : styleAt(scan, inner.next)
  const end = behind ? inner.next + 1 : inner.next
  if (closer && wordAt(scan, end).text !== closer) return null
  const style = before ?? behind
  const apart = Math.abs(inner.value - outer)
  const [least, most] = closer ? [LEAST_DAYS_BEHIND, MOST_DAYS_BEHIND] : SLASHED
  if (apart < least || apart > most) return null
  const innerIsNew = style ? style === 'new' : inner.value > outer
  const [day, oldDay] = innerIsNew ? [inner.value, outer] : [outer, inner.value]
  return { value: { day, oldDay }, next: closer ? end + 1 : end }
}

/** The second day of a pair, or a remark on the first alone, up to the closing bracket where one was opened. */
function readPair(
  scan: Scan,
  at: number,
  outer: MonthDay,
  closer: string | undefined,
): Read<StyledDay> | null {
  const before = styleAt(scan, at)
  const inner = readMonthDay(scan, before ? skip(scan, at + 1, ':', ',') : at)
  const year = inner && yearInside(scan, inner.next)
  const written = year?.next ?? inner?.next ?? (before ? at + 1 : at)
  const behind = before ? null : styleAt(scan, skip(scan, written, ','))
  const end = behind ? skip(scan, written, ',') + 1 : written
  if (closer && wordAt(scan, end).text !== closer) return null
  const style = before ?? behind
  const next = closer ? end + 1 : end
  if (!inner) return style ? { value: styledAlone(outer, style), next } : null
  return styled(outer, inner.value, style, next, year?.value)
}

function styledAlone(day: MonthDay, style: 'old' | 'new'): StyledDay {
  return style === 'old'
    ? { ...day, calendar: 'julian', year: null, oldStyle: day }
    : { ...day, calendar: null, year: null, oldStyle: null }
}

function styled(
  outer: MonthDay,
  inner: MonthDay,
  style: 'old' | 'new' | null,
  next: number,
  innerYear: number | null = null,
): Read<StyledDay> | null {
  const chosen = newStyleOf(outer, inner, style)
  if (!chosen) return null
  const oldStyle = chosen === inner ? outer : inner
  return { value: { ...chosen, calendar: null, year: chosen === inner ? innerYear : null, oldStyle }, next }
}

function styleAt(scan: Scan, at: number): 'old' | 'new' | null {
  const token = wordAt(scan, at)
  if (token.meanings.common && !token.capital) return null
  return token.meanings.oldStyle ? 'old' : token.meanings.newStyle ? 'new' : null
}

function newStyleOf(outer: MonthDay, inner: MonthDay, style: 'old' | 'new' | null): MonthDay | null {
  if (style) return style === 'old' ? outer : inner
  const ahead = daysAhead(outer, inner)
  if (Math.abs(ahead) < LEAST_DAYS_BEHIND || Math.abs(ahead) > MOST_DAYS_BEHIND) return null
  return ahead > 0 ? inner : outer
}

/** Days from one day to another of a common year, the shorter way round it. */
function daysAhead(from: MonthDay, to: MonthDay): number {
  const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
  const difference = (before[to.month - 1] ?? 0) + to.day - (before[from.month - 1] ?? 0) - from.day
  return difference > 182 ? difference - 365 : difference < -182 ? difference + 365 : difference
}

function readMonthDay(scan: Scan, at: number): Read<MonthDay> | null {
  const start = skipMeaning(scan, at, ['the', 'dayMark'], 2)
  const dayFirst = dayAt(scan, start)
  if (dayFirst) {
    const monthAt = skipMeaning(scan, dayFirst.next, ['of', 'the', 'monthMark'], 3)
    const month = meaningsAt(scan, monthAt).month
    return month === undefined
      ? null
      : { value: { month, day: dayFirst.value }, next: afterMonthName(scan, monthAt, month) }
  }
  const month = meaningsAt(scan, start).month
  if (month === undefined) return null
  const day = dayAt(scan, skipMeaning(scan, afterMonthName(scan, start, month), ['the']))
  return day && { value: { month, day: day.value }, next: day.next }
}

function dayAt(scan: Scan, at: number): Read<number> | null {
  const { kind, value, digits, suffix } = wordAt(scan, at)
  if (kind !== 'number' || digits > 2 || !(value >= 1 && value <= 31)) return null
  if (suffix !== '' && !scan.language.suffixes.ordinal.includes(suffix)) return null
  return { value, next: skip(scan, at + 1, '.') }
}

/** The year that a bracketed day carries itself: "(O.S. 31 December 1879)". */
function yearInside(scan: Scan, at: number): Read<number> | null {
  const number = skipMeaning(scan, skip(scan, at, ','), ['of'])
  const { kind, value, digits } = wordAt(scan, number)
  if (
    kind !== 'number' ||
    digits < 3 ||
    digits > 4 ||
    (isDash(scan, number + 1) && isGlued(scan, number + 1))
  )
    return null
  return { value, next: skipMeaning(scan, number + 1, ['yearTail']) }
}

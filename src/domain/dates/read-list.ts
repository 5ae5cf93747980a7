import { isCount } from './count-context.ts'
import { readMonthName } from './month-name.ts'
import { readPeriods } from './read-century.ts'
import { withYear } from './read-month.ts'
import { afterDot, afterWeekday, readDay, skipDayMarks } from './read-point.ts'
import {
  isJoined,
  isJoiningDash,
  meaningsAt,
  type Read,
  type Scan,
  skip,
  skipMeaning,
  wordAt,
} from './scan.ts'
import { meansNothing } from './word.ts'
import type { PointExpression, SpanExpression, WrittenPoint } from './written.ts'

/** Dates that leave to the last of them what they share, each with its tokens. */
export type DateList = (Read<PointExpression | SpanExpression> & { from: number })[]

/** More numbers are a list of something else. */
const MOST_MEMBERS = 12

/** "3, 4 and 5 June 1914", "June 3, 5 and 9, 1914", "the 12th and 15th centuries": each is a date. */
export function readDateList(scan: Scan, at: number): DateList | null {
  if (!mayList(scan, at)) return null
  return readDayList(scan, at) ?? readMonthDayList(scan, at) ?? readCenturyList(scan, at)
}

/** How far behind the word that begins a list its second member may be joined to the first. */
const REACH = 6

/** Whether to look for a list at all: this is asked at each word that a date may begin with, and nearly always in vain. */
function mayList(scan: Scan, at: number): boolean {
  const { kind, meanings, digits } = wordAt(scan, at)
  if (digits > 2) return false
  if (meanings.the) {
    const next = wordAt(scan, at + 1)
    if (next.kind !== 'number' && next.meanings.ordinal === undefined && !next.capital) return false
  } else if (kind !== 'number' && meanings.month === undefined && meanings.ordinal === undefined) {
    if (!meanings.dayMark && !meanings.unit && meanings.weekday === undefined && !meansNothing(meanings))
      return false
  }
  for (let next = at + 1; next < at + REACH; next++) {
    const { text, meanings } = wordAt(scan, next)
    if (text === ',' || meanings.and) return true
  }
  return false
}

/** A day of a list, or two joined by a dash. */
interface Member {
  day: number
  last: number | null
  from: number
  to: number
}

function readDayList(scan: Scan, at: number): DateList | null {
  const opening = skipDayMarks(scan, at)
  const members = isNamedBefore(scan, at) ? null : readMembers(scan, opening, at)
  const end = members?.at(-1)
  if (!members || !end) return null
  const after = meaningsAt(scan, end.to).unit === 'day' ? end.to + 1 : end.to
  const month = readMonthName(scan, skipMeaning(scan, after, ['of', 'the', 'monthMark'], 3))
  const whole = month && withYear(scan, month.next, { month: month.value, day: end.last ?? end.day }, null)
  return whole && listed(scan, members, whole)
}

function readMonthDayList(scan: Scan, at: number): DateList | null {
  if (scan.language.numericOrder !== 'month first') return null
  const month = readMonthName(scan, afterWeekday(scan, at))
  const members = month && readMembers(scan, skipMeaning(scan, month.next, ['the']), at)
  const end = members?.at(-1)
  if (!month || !members || !end || isCount(scan, end.to)) return null
  const whole = withYear(scan, end.to, { month: month.value, day: end.last ?? end.day }, null)
  return whole && listed(scan, members, whole)
}

/** Two days or more in order, the last joined by a word; two that follow one another are a span of their own. */
function readMembers(scan: Scan, start: number, from: number): Member[] | null {
  const members: Member[] = []
  let isLast = false
  for (let next = start; members.length < MOST_MEMBERS; ) {
    const before = members.at(-1)
    const first = readDay(scan, next)
    if (!first || (before && first.value <= (before.last ?? before.day))) return null
    const second = isJoiningDash(scan, afterDot(scan, first.next))
      ? readDay(scan, afterDot(scan, first.next) + 1)
      : null
    const to = afterDot(scan, second?.next ?? first.next)
    members.push({ day: first.value, last: second?.value ?? null, from: before ? next : from, to })
    if (second && second.value <= first.value) return null
    const comma = skip(scan, to, ',')
    const joint = skipMeaning(scan, comma, ['and'])
    if (joint === to || isLast) break
    isLast = joint > comma
    next = skipMeaning(scan, afterWeekday(scan, joint), ['the', 'dayMark'], 2)
  }
  return isLast && !isPair(members) ? members : null
}

function isPair([one, other, ...more]: readonly Member[]): boolean {
  const plain = one?.last === null && other?.last === null && more.length === 0
  return plain && other.day === one.day + 1
}

/** "On page 3, 4 and 5 June": the first number is something else's. */
function isNamedBefore(scan: Scan, at: number): boolean {
  const { label, quantity, money } = meaningsAt(scan, at - 1)
  return Boolean(label || quantity || money)
}

function listed(
  scan: Scan,
  members: readonly Member[],
  { value, next }: Read<{ first: WrittenPoint }>,
): DateList {
  const whole = value.first
  return members.map(({ day, last, from, to }, index) => {
    const end = index === members.length - 1
    // Only the last can have its other name beside it.
    const oldStyle = whole.oldStyle && whole.calendar === 'julian' ? { ...whole.oldStyle, day } : null
    const first: WrittenPoint = { ...whole, day, oldStyle: end ? whole.oldStyle : oldStyle }
    return {
      from,
      next: end ? next : to,
      value:
        last === null
          ? { form: 'point', point: first, limit: null, joined: !end || isJoined(scan, next) }
          : { form: 'span', first, last: { ...whole, day: last }, endUnknown: false },
    }
  })
}

function readCenturyList(scan: Scan, at: number): DateList | null {
  const periods = readPeriods(scan, skipMeaning(scan, at, ['the']))
  if (!periods || periods.value.whole || periods.value.members.length < 2) return null
  return periods.value.members.map(({ point, from, to }, index) => ({
    from: index === 0 ? at : from,
    next: to,
    value: { form: 'point', point, limit: null, joined: false },
  }))
}

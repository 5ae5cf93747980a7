import type { Meaning } from './language.ts'
import { readOldStyle } from './old-style.ts'
import { readNumericDate } from './read-numeric.ts'
import { readYear } from './read-year.ts'
import {
  isDash,
  isGlued,
  isNumber,
  meaningAt,
  type Read,
  type Scan,
  skip,
  skipMeaning,
  tokenAt,
} from './scan.ts'
import { blankPoint, type WrittenPoint } from './written.ts'

/** A day, month or season as written, or the two days of "4–5 May". */
export type WrittenDays = { first: WrittenPoint; last: WrittenPoint | null }

/** A date that names a month, a season or is made of numbers alone, its year with it where one stands there. */
export function readDated(scan: Scan, at: number): Read<WrittenDays> | null {
  const numeric = readNumericDate(scan, at) ?? readYearFirst(scan, at)
  if (numeric) return { value: { first: numeric.value, last: null }, next: numeric.next }
  return readDayFirst(scan, at) ?? readMonthFirst(scan, at) ?? readSeason(scan, at) ?? readFeast(scan, at)
}

/** "1917 November 7", "1917, Nov. 7". */
function readYearFirst(scan: Scan, at: number): Read<WrittenPoint> | null {
  if (
    !isNumber(scan, at) ||
    tokenAt(scan, at).digits !== 4 ||
    !meaningAt(scan, skip(scan, at + 1, ','), 'month')
  )
    return null
  const month = readMonthName(scan, skip(scan, at + 1, ','))
  const day = month && readDay(scan, month.next)
  const year = readYear(scan, at, 4)
  if (!month || !day || !year || isNumber(scan, day.next)) return null
  return { value: { ...year.value, month: month.value, day: day.value }, next: day.next }
}

/** "7 November 1879", "the 3rd of March, 1918", "4–5 May 1980", "26 October (7 November) 1879", "7 พฤศจิกายน ค.ศ. 1879". */
function readDayFirst(scan: Scan, at: number): Read<WrittenDays> | null {
  const opening = skipDayMarks(scan, at)
  const day = readDay(scan, opening)
  if (!day) return null
  const second = readSecondDay(scan, day)
  const after = afterDot(scan, second?.next ?? day.next)
  const hyphen = isDash(scan, after) && isGlued(scan, after) && isGlued(scan, after + 1)
  const named = hyphen ? after + 1 : skipMeaning(scan, after, ['of', 'the', 'monthMark'], 3)
  const month = readMonthName(scan, named)
  if (!month) return readDayAlone(scan, opening, day)
  return withYear(scan, month.next, { month: month.value, day: day.value }, second?.value ?? null)
}

/** "November 7th, 1879", "Sept. 1939", "May 5–7, 1917", "October of 1789", a month alone. */
function readMonthFirst(scan: Scan, at: number): Read<WrittenDays> | null {
  const month = readMonthName(scan, skipMeaning(scan, at, ['monthMark']))
  if (!month) return null
  const day = scan.language.numericOrder === 'month first' ? readDayOfMonth(scan, month.next) : null
  if (!day) return withYear(scan, month.next, { month: month.value, day: null }, null)
  const second = readSecondDay(scan, day)
  const named = { month: month.value, day: day.value }
  return withYear(scan, second?.next ?? day.next, named, second?.value ?? null)
}

function readDayOfMonth(scan: Scan, at: number): Read<number> | null {
  const number = skipMeaning(scan, at, ['the'])
  const day = readDay(scan, number)
  if (!day || (isNumber(scan, day.next) && tokenAt(scan, day.next).digits < 3)) return null
  const isTime = tokenAt(scan, day.next).text === ':' && isNumber(scan, day.next + 1)
  return isTime ? null : day
}

/** Weekdays, "the", "วันที่": what stands before a day. */
function skipDayMarks(scan: Scan, at: number): number {
  let next = at
  if (meaningAt(scan, next, 'weekday') !== undefined) next = skip(scan, skip(scan, next + 1, '.'), ',')
  return skipMeaning(scan, next, ['the', 'dayMark'], 3)
}

function readDay(scan: Scan, at: number): Read<number> | null {
  const token = tokenAt(scan, at)
  const { ordinal } = scan.language.suffixes
  if (token.kind === 'number') {
    if (token.digits > 2 || !(token.value >= 1 && token.value <= 31)) return null
    if (token.suffix !== '' && !ordinal.includes(token.suffix)) return null
    const hyphened =
      isDash(scan, at + 1) && isGlued(scan, at + 1) && ordinal.includes(tokenAt(scan, at + 2).text)
    return { value: token.value, next: hyphened ? at + 3 : at + 1 }
  }
  const word = token.meanings.ordinal
  return word !== undefined && word <= 31 ? { value: word, next: at + 1 } : null
}

/** The second of two days of one month: "4–5", "4 and 5", "4 to 5". */
function readSecondDay(scan: Scan, first: Read<number>): Read<number> | null {
  const joint = afterDot(scan, first.next)
  const joined = isDash(scan, joint) || meaningAt(scan, joint, 'and') || meaningAt(scan, joint, 'to')
  if (!joined && tokenAt(scan, joint).text !== '/') return null
  const day = readDay(scan, skipMeaning(scan, joint + 1, ['the', 'dayMark'], 2))
  return day && day.value > first.value ? day : null
}

/** "7." and "1.º" before a month. */
function afterDot(scan: Scan, at: number): number {
  const next = skip(scan, at, '.')
  return next > at ? skip(scan, next, 'º', 'o') : at
}

/** A day of the month being told of: "the 28th of that month", "On the 5th, …". */
function readDayAlone(scan: Scan, at: number, day: Read<number>): Read<WrittenDays> | null {
  const turn = skipMeaning(scan, day.next, ['of', 'the'], 2)
  const month = skipMeaning(scan, turn, ['turn'], 2)
  const told =
    turn > day.next && meaningAt(scan, turn, 'turn') === 0 && meaningAt(scan, month, 'unit') === 'month'
  const announced =
    meaningAt(scan, at - 1, 'the') && meaningAt(scan, at - 2, 'at') && tokenAt(scan, at).suffix !== ''
  const closed = ['mark', 'break'].includes(tokenAt(scan, day.next).kind) && !isDash(scan, day.next)
  if (!told && !(announced && closed)) return null
  return {
    value: { first: { ...blankPoint, day: day.value }, last: null },
    next: told ? month + 1 : day.next,
  }
}

function readMonthName(scan: Scan, at: number): Read<number> | null {
  const token = tokenAt(scan, at)
  const { month } = token.meanings
  if (month === undefined) return null
  // "may" and "march" are verbs unless capitalised or beside a number.
  const beside = isNumber(scan, at - 1) || isNumber(scan, at + 1) || meaningAt(scan, at - 1, 'of')
  if (
    scan.language.capitalMonths &&
    !token.capital &&
    (token.meanings.common
      ? !beside || (month === 5 && !isNumber(scan, at - 1) && !isNumber(scan, at + 1))
      : false)
  )
    return null
  const dot = tokenAt(scan, at + 1).text === '.' && isGlued(scan, at + 1) && isAbbreviated(scan, at)
  return { value: month, next: dot ? at + 2 : at + 1 }
}

/** A dot after a month belongs to it where the name is short and the sentence goes on. */
function isAbbreviated(scan: Scan, at: number): boolean {
  const after = tokenAt(scan, at + 2)
  return (
    tokenAt(scan, at).text.length <= 5 &&
    (after.kind === 'number' ||
      after.kind === 'mark' ||
      after.meanings.of === true ||
      (!after.capital && after.kind === 'word'))
  )
}

/** The year after a day or a month, with an Old Style pair before or behind it. */
function withYear(
  scan: Scan,
  at: number,
  named: { month: number; day: number | null },
  secondDay: number | null,
): Read<WrittenDays> | null {
  const inner = named.day === null ? null : readOldStyle(scan, at, { ...named, day: named.day })
  let next = inner?.next ?? at
  const year = readYearAfter(scan, next) ?? readTurnedYear(scan, next)
  next = year?.next ?? next
  const point: WrittenPoint = { ...blankPoint, ...year?.value, ...named }
  const outer = !inner && named.day !== null ? readOldStyle(scan, next, { ...named, day: named.day }) : null
  const pair = inner ?? outer
  if (pair && secondDay === null) {
    const { month, day, calendar } = pair.value
    const years = pair.value.year === null ? point.year : pair.value.year
    // The New Style day is Gregorian whatever the universe's calendar; a Buddhist year keeps its own name.
    const styled = calendar === 'julian' ? calendar : (point.calendar ?? 'gregorian')
    const first = { ...point, month, day, calendar: styled, year: years }
    return { value: { first, last: null }, next: outer?.next ?? next }
  }
  if (!year && !pair && (isCount(scan, at) || (named.day === null && !isMonthAlone(scan, at)))) return null
  const last = secondDay === null ? null : { ...point, day: secondDay }
  return { value: { first: point, last }, next }
}

/** A month with neither day nor year must stand where a time does: "in May", "February to April", not "the October Manifesto". */
function isMonthAlone(scan: Scan, next: number): boolean {
  const name = tokenAt(scan, next - 1).text === '.' ? next - 2 : next - 1
  const promised: Meaning[] = [
    'at',
    'of',
    'part',
    'limit',
    'from',
    'to',
    'between',
    'and',
    'turn',
    'circa',
    'monthMark',
  ]
  if (promised.some((each) => meaningAt(scan, name - 1, each) !== undefined) || isDash(scan, name - 1))
    return true
  const goesOn = isDash(scan, next) || meaningAt(scan, next, 'to') || meaningAt(scan, next, 'and')
  return Boolean(goesOn) && meaningAt(scan, next + 1, 'month') !== undefined
}

/** A year after a month, behind a comma, "of" or an apostrophe; not a count ("On 5 May, 1500 men …", "January of 114"). */
export function readYearAfter(scan: Scan, at: number): Read<WrittenPoint> | null {
  let next = skip(scan, at, ',')
  if (isDash(scan, at) && isGlued(scan, at) && isGlued(scan, at + 1) && tokenAt(scan, at + 1).digits === 4)
    next = at + 1
  next = skipMeaning(scan, next, ['of', 'the', 'yearMark'], 3)
  if (meaningAt(scan, next, 'unit') === 'year' && isNumber(scan, next + 1)) next++
  const year = readYear(scan, next, 3)
  if (!year) return readShortThaiYear(scan, next)
  if (next === at) return year
  const short =
    tokenAt(scan, next).digits < 4 && year.value.calendar === null && year.value.shortYear === null
  if (isCount(scan, year.next) || (short && meaningAt(scan, next - 1, 'of'))) return null
  return year
}

/** "of the same year", "of the following year". */
function readTurnedYear(scan: Scan, at: number): Read<WrittenPoint> | null {
  const turn = skipMeaning(scan, at, ['of', 'the'], 3)
  const yearTurn = meaningAt(scan, turn, 'turn')
  const unit = skipMeaning(scan, turn, ['turn'], 2)
  if (yearTurn === undefined || meaningAt(scan, unit, 'unit') !== 'year') return null
  return { value: { ...blankPoint, yearTurn }, next: unit + 1 }
}

/** "๒๔ มิ.ย. ๗๕": two digits of a Buddhist year, taken as the latest that is not after 2569. */
function readShortThaiYear(scan: Scan, at: number): Read<WrittenPoint> | null {
  const { digits, value, suffix } = tokenAt(scan, at)
  if (
    !scan.language.unspaced ||
    !isNumber(scan, at) ||
    digits !== 2 ||
    suffix !== '' ||
    isCount(scan, at + 1)
  )
    return null
  const year = value <= 69 ? 2500 + value : 2400 + value
  return { value: { ...blankPoint, year: year - 543, calendar: 'buddhist' }, next: at + 1 }
}

function isCount(scan: Scan, at: number): boolean {
  return Boolean(
    meaningAt(scan, at, 'people') ?? meaningAt(scan, at, 'counted') ?? meaningAt(scan, at, 'money'),
  )
}

/** "the spring of 1784", "summer 1962", "winter of 1941–2"; alone after "the" or a preposition. */
function readSeason(scan: Scan, at: number): Read<WrittenDays> | null {
  const name = skipMeaning(scan, at, ['the'], 2)
  const season = meaningAt(scan, name, 'season')
  if (season === undefined) return null
  const year = readYearAfter(scan, name + 1)
  if (!year && (!isSeasonAlone(scan, at, name) || isNumber(scan, name + 1))) return null
  const point = { ...blankPoint, ...year?.value, month: season }
  return {
    value: { first: point, last: null },
    next: year ? afterWinterTail(scan, year.next, point) : name + 1,
  }
}

/** "winter of 1941–2" is one winter, named after the year it begins in. */
function afterWinterTail(scan: Scan, at: number, { year, month }: WrittenPoint): number {
  if (month !== 24 || year === null || !(isDash(scan, at) || tokenAt(scan, at).text === '/')) return at
  const { value, digits } = tokenAt(scan, at + 1)
  return value === (year + 1) % 10 ** digits ? at + 2 : at
}

function isSeasonAlone(scan: Scan, at: number, name: number): boolean {
  if (meaningAt(scan, name + 1, 'of')) return false
  const goesOn = /^[/&]$/.test(tokenAt(scan, name + 1).text) || meaningAt(scan, name + 1, 'and')
  if (goesOn && meaningAt(scan, name + 2, 'season') !== undefined) return true
  const announced = name > at || meaningAt(scan, at - 1, 'at') || meaningAt(scan, at - 1, 'part')
  return (
    Boolean(announced) &&
    !(meaningAt(scan, name, 'common') && tokenAt(scan, name).text === 'fall' && name > at)
  )
}

/** "Christmas 1914", "on New Year's Eve". */
function readFeast(scan: Scan, at: number): Read<WrittenDays> | null {
  const feast = meaningAt(scan, at, 'feast')
  if (feast === undefined) return null
  const year = readYearAfter(scan, at + 1)
  if (!year && !meaningAt(scan, at - 1, 'at')) return null
  const first = { ...blankPoint, ...year?.value, month: Math.floor(feast / 100), day: feast % 100 }
  return { value: { first, last: null }, next: year?.next ?? at + 1 }
}

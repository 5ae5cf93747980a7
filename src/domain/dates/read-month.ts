import { isCount, isPlural } from './count-context.ts'
import type { Meaning } from './language.ts'
import { readOldStyle } from './old-style.ts'
import { isBuddhist, readTwinYear, readYear } from './read-year.ts'
import {
  beginsLine,
  isDash,
  isGlued,
  isNumber,
  meaningsAt,
  type Read,
  type Scan,
  skip,
  skipMeaning,
  wordAt,
} from './scan.ts'
import { blankPoint, type WrittenPair, type WrittenPoint } from './written.ts'

/** A month with neither day nor year must stand where a time does: "in May", "February to April", not "the October Manifesto". */
function isMonthAlone(scan: Scan, next: number): boolean {
  const name = wordAt(scan, next - 1).text === '.' ? next - 2 : next - 1
  // "to march 286 miles"
  const { capital, meanings } = wordAt(scan, name)
  if (meanings.common && !capital && scan.language.capitalMonths && !meaningsAt(scan, name - 1).of)
    return false
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
  if (promised.some((each) => meaningsAt(scan, name - 1)[each] !== undefined) || isDash(scan, name - 1))
    return true
  const goesOn =
    isDash(scan, next) ||
    meaningsAt(scan, next).to ||
    meaningsAt(scan, next).and ||
    /^[,/]$/.test(wordAt(scan, next).text)
  const listed = wordAt(scan, name - 1).text === ',' && scan.lastEnd === name - 1
  return (listed || Boolean(goesOn)) && meaningsAt(scan, next + 1).month !== undefined
}

/**
 * The year after a day or a month, with an Old Style pair before or behind it; `oldDay` is the day's Old Style name where that
 * stood before the month.
 */
export function withYear(
  scan: Scan,
  at: number,
  { oldDay, ...named }: { month: number; day: number | null; oldDay?: number },
  secondDay: number | null,
): Read<WrittenPair> | null {
  const inner = named.day === null ? null : readOldStyle(scan, at, { ...named, day: named.day })
  let next = inner?.next ?? at
  const written = readYearAfter(scan, next)
  const year = (written && (asDualYear(scan, written, named) ?? written)) ?? readTurnedYear(scan, next)
  next = year?.next ?? next
  const point: WrittenPoint = { ...blankPoint, ...year?.value, ...named }
  const outer = !inner && named.day !== null ? readOldStyle(scan, next, { ...named, day: named.day }) : null
  const pair = inner ?? outer
  if (pair && secondDay === null) {
    const { month, day, calendar, oldStyle } = pair.value
    const years = pair.value.year === null ? point.year : pair.value.year
    // The New Style day is Gregorian whatever the universe's calendar; a Buddhist year keeps its own name.
    const styled = calendar === 'julian' ? calendar : (point.calendar ?? 'gregorian')
    const first = { ...point, month, day, calendar: styled, oldStyle, year: years }
    return { value: { first, last: null }, next: outer?.next ?? next }
  }
  if (!year && !pair && (isCount(scan, at) || (named.day === null && !isMonthAlone(scan, at)))) return null
  if (oldDay !== undefined) {
    // The New Style day is Gregorian whatever the universe's calendar.
    const oldStyle = { month: named.month, day: oldDay }
    const first: WrittenPoint = { ...point, calendar: point.calendar ?? 'gregorian', oldStyle }
    return { value: { first, last: null }, next }
  }
  const last = secondDay === null ? null : { ...point, day: secondDay }
  return { value: { first: point, last }, next }
}

/** The last month in which the older count still told the year before. */
const LAST_DUAL_MONTH = 3

/** "11 February 1743/44": where the year once began in March, the one by our count is the second. */
function asDualYear(
  scan: Scan,
  year: Read<WrittenPoint>,
  { month, day }: { month: number; day: number | null },
): Read<WrittenPoint> | null {
  // Where another era counts, the number is not the year.
  const ours = wordAt(scan, year.next - 1).value === year.value.year
  const twin = month <= LAST_DUAL_MONTH && ours ? readTwinYear(scan, year.next - 1, day !== null) : null
  return twin && { value: { ...year.value, year: twin.value }, next: twin.next }
}

/** A year after a month, behind a comma, "of" or an apostrophe; not a count ("On 5 May, 1500 men …", "January of 114"). */
export function readYearAfter(scan: Scan, at: number): Read<WrittenPoint> | null {
  let next = skip(scan, at, ',')
  if (isDash(scan, at) && isGlued(scan, at) && isGlued(scan, at + 1) && wordAt(scan, at + 1).digits === 4)
    next = at + 1
  next = skipMeaning(scan, next, ['of', 'the', 'yearMark'], 3)
  if (meaningsAt(scan, next).unit === 'year' && isNumber(scan, next + 1)) next++
  const year = readYear(scan, next, 3)
  if (!year) return readShortThaiYear(scan, next)
  if (next === at) return isCountBehindDay(scan, next, year) ? null : year
  const short = wordAt(scan, next).digits < 4 && !year.value.inEra && year.value.shortYear === null
  if (isCount(scan, year.next) || (short && meaningsAt(scan, next - 1).of)) return null
  return year
}

/** "of the same year", "of the following year". */
export function readTurnedYear(scan: Scan, at: number): Read<WrittenPoint> | null {
  const start = skipMeaning(scan, at, ['of', 'the'], 3)
  const unit = skipMeaning(scan, start, ['turn'], 2)
  if (meaningsAt(scan, unit).unit !== 'year') return null
  // In Thai the turn follows its unit.
  const yearTurn = meaningsAt(scan, unit > start ? start : unit + 1).turn
  return yearTurn === undefined
    ? null
    : { value: { ...blankPoint, yearTurn }, next: unit > start ? unit + 1 : unit + 2 }
}

/** "๒๔ มิ.ย. ๗๕": two digits of a Buddhist year, taken as the latest that is not after 2569. */
function readShortThaiYear(scan: Scan, at: number): Read<WrittenPoint> | null {
  const { digits, value, suffix } = wordAt(scan, at)
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

/**
 * "On 12 March 900 ships were counted": what is counted behind a number says that it is no year. Four digits are one all
 * the same ("On 5 May 1917 soldiers rose"), unless the line or the sentence may end before them and they are round.
 */
function isCountBehindDay(scan: Scan, at: number, { value, next }: Read<WrittenPoint>): boolean {
  if (value.inEra || value.shortYear !== null) return false
  const { digits, value: number } = wordAt(scan, at)
  const counted = isCount(scan, next)
  if (digits < 4) return counted || (scan.language.pluralS && isPlural(wordAt(scan, next)))
  // In Thai what is counted always stands behind its number, and a year of its own count is no such number.
  if (scan.language.unspaced) return counted && !isBuddhist(scan, number)
  const mayEnd = wordAt(scan, at - 1).text === '.' || beginsLine(scan, at)
  return mayEnd && counted && number % 10 === 0
}

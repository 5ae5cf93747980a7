import { isInitial } from './count-context.ts'
import type { Meaning } from './language.ts'
import { readOldStyle } from './old-style.ts'
import { readYear } from './read-year.ts'
import {
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

/** A month's name, its dot with it, or in Thai its number ("เดือน ๑๐"). */
export function readMonthName(scan: Scan, at: number): Read<number> | null {
  const { meanings, value } = wordAt(scan, at)
  const numbered = scan.language.unspaced && meaningsAt(scan, at - 1).monthMark && value >= 1 && value <= 12
  const month = meanings.month ?? (numbered ? value : undefined)
  if (month === undefined || !isMonthHere(scan, at)) return null
  const dot = wordAt(scan, at + 1).text === '.' && isGlued(scan, at + 1) && isAbbreviated(scan, at)
  return { value: month, next: dot ? at + 2 : at + 1 }
}

/** "May" and "march" are words like others, unless capitalised or beside a number. */
function isMonthHere(scan: Scan, at: number): boolean {
  const { capital, meanings } = wordAt(scan, at)
  if (capital || !scan.language.capitalMonths || !meanings.common) return true
  const ofMonth = meaningsAt(scan, at - 1).of && meanings.month !== 5
  return isNumber(scan, at - 1) || isNumber(scan, at + 1) || Boolean(ofMonth)
}

/** A dot after a month belongs to it where the name is short and the sentence goes on. */
function isAbbreviated(scan: Scan, at: number): boolean {
  const after = wordAt(scan, at + 2)
  return (
    wordAt(scan, at).text.length <= 5 &&
    (after.kind === 'number' ||
      after.kind === 'mark' ||
      after.meanings.of === true ||
      (!after.capital && after.kind === 'word'))
  )
}

/** A month with neither day nor year must stand where a time does: "in May", "February to April", not "the October Manifesto". */
function isMonthAlone(scan: Scan, next: number): boolean {
  const name = wordAt(scan, next - 1).text === '.' ? next - 2 : next - 1
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
    wordAt(scan, next).text === '/'
  return Boolean(goesOn) && meaningsAt(scan, next + 1).month !== undefined
}

/** The year after a day or a month, with an Old Style pair before or behind it. */
export function withYear(
  scan: Scan,
  at: number,
  named: { month: number; day: number | null },
  secondDay: number | null,
): Read<WrittenPair> | null {
  const inner = named.day === null ? null : readOldStyle(scan, at, { ...named, day: named.day })
  let next = inner?.next ?? at
  const year = readYearAfter(scan, next) ?? readTurnedYear(scan, next)
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
  const last = secondDay === null ? null : { ...point, day: secondDay }
  return { value: { first: point, last }, next }
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
  if (next === at) return year
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

function isCount(scan: Scan, at: number): boolean {
  if (isInitial(scan, at)) return false
  return Boolean(meaningsAt(scan, at).people ?? meaningsAt(scan, at).counted ?? meaningsAt(scan, at).money)
}

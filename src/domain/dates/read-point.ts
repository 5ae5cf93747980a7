import { readMonthName } from './month-name.ts'
import { readStyledDays } from './old-style.ts'
import { withYear } from './read-month.ts'
import { readNumericDate } from './read-numeric.ts'
import { readFeast, readSeason } from './read-season.ts'
import { eraAt, readYear } from './read-year.ts'
import {
  isDash,
  isGlued,
  isJoiningDash,
  isNumber,
  meaningsAt,
  type Read,
  type Scan,
  skip,
  skipMeaning,
  wordAt,
} from './scan.ts'
import { blankPoint, type WrittenPair, type WrittenPoint } from './written.ts'

/** A date that names a month, a season or is made of numbers alone, its year with it where one stands there. */
export function readDated(scan: Scan, at: number): Read<WrittenPair> | null {
  const numeric = readNumericDate(scan, at) ?? readYearFirst(scan, at)
  if (numeric) return { value: { first: numeric.value, last: null }, next: numeric.next }
  return readDayFirst(scan, at) ?? readMonthFirst(scan, at) ?? readSeason(scan, at) ?? readFeast(scan, at)
}

/** "1917 November 7", "1917, Nov. 7". */
function readYearFirst(scan: Scan, at: number): Read<WrittenPoint> | null {
  const named = scan.language.yearFirst ? skip(scan, at + 1, ',', '.') : skip(scan, at + 1, ',')
  if (!isNumber(scan, at) || wordAt(scan, at).digits !== 4 || !meaningsAt(scan, named).month) return null
  const month = readMonthName(scan, named)
  const day = month && readDay(scan, month.next)
  const year = readYear(scan, at, 4)
  if (!month || !day || !year || isNumber(scan, day.next)) return null
  return { value: { ...year.value, month: month.value, day: day.value }, next: day.next }
}

/** "7 November 1879", "the 3rd of March, 1918", "4–5 May 1980", "26 October (7 November) 1879", "7 พฤศจิกายน ค.ศ. 1879". */
function readDayFirst(scan: Scan, at: number): Read<WrittenPair> | null {
  const opening = skipDayMarks(scan, at)
  const day = readDay(scan, opening)
  if (!day) return null
  const styled = readStyledDays(scan, afterDot(scan, day.next), day.value)
  const second = styled ? null : readSecondDay(scan, day)
  const after = afterDot(scan, styled?.next ?? second?.next ?? day.next)
  const hyphen = isDash(scan, after) && isGlued(scan, after) && isGlued(scan, after + 1)
  const of = meaningsAt(scan, after).unit === 'day' ? after + 1 : after
  const named = hyphen ? after + 1 : skipMeaning(scan, of, ['of', 'the', 'monthMark'], 3)
  const month = readMonthName(scan, named)
  if (!month) return readDayAlone(scan, opening, day)
  const days = styled?.value ?? { day: day.value }
  return withYear(scan, month.next, { month: month.value, ...days }, second?.value ?? null)
}

/** "November 7th, 1879", "Sept. 1939", "May 5–7, 1917", "October of 1789", a month alone. */
function readMonthFirst(scan: Scan, at: number): Read<WrittenPair> | null {
  const month = readMonthName(scan, skipMeaning(scan, afterWeekday(scan, at), ['monthMark']))
  if (!month) return null
  const day = scan.language.numericOrder === 'month first' ? readDayOfMonth(scan, month.next) : null
  if (!day) return withYear(scan, month.next, { month: month.value, day: null }, null)
  const styled = readStyledDays(scan, day.next, day.value)
  const second = styled ? null : readSecondDay(scan, day)
  const named = { month: month.value, ...(styled?.value ?? { day: day.value }) }
  return withYear(scan, styled?.next ?? second?.next ?? day.next, named, second?.value ?? null)
}

function readDayOfMonth(scan: Scan, at: number): Read<number> | null {
  const number = skipMeaning(scan, at, ['the'])
  const day = readDay(scan, number)
  if (!day || (isNumber(scan, day.next) && wordAt(scan, day.next).digits < 3)) return null
  // "March 12 BBY" has no day, "March 5 AD 79" has.
  if (eraAt(scan, day.next) && !isNumber(scan, day.next + 1)) return null
  const isTime = wordAt(scan, day.next).text === ':' && isNumber(scan, day.next + 1)
  return isTime ? null : day
}

/** Past weekdays, "the", "วันที่": what stands before a day. */
export function skipDayMarks(scan: Scan, at: number): number {
  return skipMeaning(scan, afterWeekday(scan, at), ['the', 'dayMark'], 3)
}

/** Past a weekday and its sign; `at` where there is none. */
export function afterWeekday(scan: Scan, at: number): number {
  return meaningsAt(scan, at).weekday === undefined ? at : skip(scan, skip(scan, at + 1, '.'), ',')
}

/** A number or an ordinal in words that a day of a month may have. */
export function readDay(scan: Scan, at: number): Read<number> | null {
  const token = wordAt(scan, at)
  const { ordinal } = scan.language.suffixes
  if (token.kind === 'number') {
    if (token.digits > 2 || !(token.value >= 1 && token.value <= 31)) return null
    if (token.suffix !== '' && !ordinal.includes(token.suffix)) return null
    const hyphened =
      isDash(scan, at + 1) && isGlued(scan, at + 1) && ordinal.includes(wordAt(scan, at + 2).text)
    return { value: token.value, next: hyphened ? at + 3 : at + 1 }
  }
  const word = token.meanings.ordinal
  return word !== undefined && word <= 31 ? { value: word, next: at + 1 } : null
}

/** The second of two days of one month: "4–5", "4 and 5", "4 to 5". */
function readSecondDay(scan: Scan, first: Read<number>): Read<number> | null {
  const joint = afterDot(scan, first.next)
  const joined = isJoiningDash(scan, joint) || meaningsAt(scan, joint).and || meaningsAt(scan, joint).to
  if (!joined && wordAt(scan, joint).text !== '/') return null
  const day = readDay(scan, skipMeaning(scan, joint + 1, ['the', 'dayMark'], 2))
  return day && day.value > first.value ? day : null
}

/** Past the dot of "7." and "1.º"; a capital behind the dot begins a sentence, where nouns have none. */
export function afterDot(scan: Scan, at: number): number {
  const { capital, meanings } = wordAt(scan, at + 1)
  if (capital && !meanings.month) return at
  const next = skip(scan, at, '.')
  return next > at ? skip(scan, next, 'º', 'o') : at
}

/** A day of the month being told of: "the 28th of that month", "On the 5th, …". */
function readDayAlone(scan: Scan, at: number, day: Read<number>): Read<WrittenPair> | null {
  const turn = skipMeaning(scan, afterDot(scan, day.next), ['of', 'the'], 2)
  const month = skipMeaning(scan, turn, ['turn'], 2)
  const same = meaningsAt(scan, turn).turn === 0
  const turned = same || (month === turn && meaningsAt(scan, turn - 1).the)
  const told = (turn > day.next || same) && Boolean(turned) && meaningsAt(scan, month).unit === 'month'
  const announced =
    meaningsAt(scan, at - 1).the && meaningsAt(scan, at - 2).at && wordAt(scan, at).suffix !== ''
  const closed =
    ['mark', 'break'].includes(wordAt(scan, day.next).kind) &&
    !isDash(scan, day.next) &&
    // "the 2nd, 3rd or 4th century"
    !(wordAt(scan, day.next).text === ',' && readDay(scan, day.next + 1))
  if (!told && !(announced && closed)) return null
  return {
    value: { first: { ...blankPoint, day: day.value }, last: null },
    next: told ? month + 1 : day.next,
  }
}

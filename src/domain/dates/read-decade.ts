import type { Era } from '../universe.ts'
import { isCounted, isPlural } from './count-context.ts'
import { yearOfNamedEra } from './eras.ts'
import type { WrittenEra } from './language.ts'
import { eraAt, isBuddhist, yearOfEra } from './read-year.ts'
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
import { blankPoint, type WrittenPoint } from './written.ts'

/** "1930s", "'30s", "1930's", "1930er Jahre", "années trente", "ทศวรรษ ๑๙๖๐", "the nineteen-thirties". */
export function readDecade(scan: Scan, at: number): Read<WrittenPoint> | null {
  return readNamedDecade(scan, at) ?? readNextDecade(scan, at) ?? readPlainDecade(scan, at)
}

/** Behind the word for it: "années trente", "década de 1930", "ทศวรรษ ๑๙๖๐". */
function readNamedDecade(scan: Scan, at: number): Read<WrittenPoint> | null {
  if (!meaningsAt(scan, at).decadeWord) return null
  const number = skipMeaning(scan, at + 1, ['of', 'the', 'at'], 3)
  const tens = meaningsAt(scan, number).tens
  if (tens !== undefined) return { value: decadeOf(null, tens), next: number + 1 }
  const era = eraAt(scan, number)
  const digit = skip(scan, era ? number + 1 : number, "'", '.')
  const { value, digits, suffix } = wordAt(scan, digit)
  if (!isNumber(scan, digit) || value % 10 !== 0 || digits < 2 || digits > 4) return null
  if (suffix !== '' && !scan.language.suffixes.decade.includes(suffix)) return null
  return { value: wholeDecade(scan, value, digits, era), next: afterDecade(scan, digit + 1) }
}

function readPlainDecade(scan: Scan, at: number): Read<WrittenPoint> | null {
  const apostrophe = wordAt(scan, at).text === "'" && isGlued(scan, at + 1)
  const number = apostrophe ? at + 1 : at
  if (!isNumber(scan, number)) return readDecadeInWords(scan, at)
  const { value, digits } = wordAt(scan, number)
  const next = value % 10 === 0 && (digits > 2 || apostrophe || value >= 20) ? afterSuffix(scan, number) : 0
  const year = next === 0 && yearOfPeople(scan, number)
  if (year) return { value: year, next: number + 1 }
  if (
    next === 0 ||
    digits > 4 ||
    (digits === 2 && !apostrophe && !meaningsAt(scan, at - 1).the && !scan.language.shortDecades)
  )
    return null
  if (eraAt(scan, next) === 'bce') return { value: decadeBefore(value), next: next + 1 }
  const end = afterDecade(scan, next)
  const named = meaningsAt(scan, end).namedEra
  if (named) return { value: periodInEra(named, value, value + 9), next: end + 1 }
  return { value: wholeDecade(scan, value, digits, null), next: end }
}

/** "die 1848er Revolution": the letters of a decade behind a single year. */
function yearOfPeople(scan: Scan, at: number): WrittenPoint | null {
  const { value, digits, suffix } = wordAt(scan, at)
  const single = scan.language.shortDecades && digits === 4 && value % 10 !== 0 && value <= scan.latestYear
  return single && suffix !== '' && scan.language.suffixes.decade.includes(suffix)
    ? { ...blankPoint, year: value }
    : null
}

/** Words that may stand between two decades, with the one that joins them. */
export const MOST_BETWEEN = 4
/** "the 1990s and 00s": fewer tens than this before the last one's are those of the next century. */
const TENS_BACK = 60

/**
 * A decade joined to the last, whose century and word it shares: "the 1820s and 30s", "les années 1960 et 70", "los años
 * sesenta y setenta".
 */
function readNextDecade(scan: Scan, at: number): Read<WrittenPoint> | null {
  const last = scan.lastDecade
  if (!last || !isJoinedTo(scan, last.end, at)) return null
  const number = skip(scan, at, "'")
  const { value, digits, suffix, meanings } = wordAt(scan, number)
  if (isNumber(scan, number)) {
    if (value % 10 !== 0 || !(digits === 2 || (digits === 4 && suffix === ''))) return null
    const suffixed = afterSuffix(scan, number)
    const bare = last.named && suffix === '' && !isCountedHere(scan, number + 1)
    if (suffixed === 0 && !bare) return null
    const next = afterDecade(scan, suffixed || number + 1)
    return { value: digits === 4 ? wholeDecade(scan, value, 4, null) : decadeAfter(last.year, value), next }
  }
  const isYears = meaningsAt(scan, number + 1).unit === 'year'
  if (meanings.tens === undefined || (!isYears && isCountedHere(scan, number + 1))) return null
  return { value: decadeAfter(last.year, meanings.tens), next: afterDecade(scan, number + 1) }
}

function isJoinedTo(scan: Scan, end: number, at: number): boolean {
  if (at <= end || at > end + MOST_BETWEEN) return false
  const joint = wordAt(scan, end)
  if (!joint.meanings.and && !joint.meanings.to && !joint.dash && !/^[,/&]$/.test(joint.text)) return false
  for (let between = end + 1; between < at; between++) {
    const { and, the, part, of, at: time, decadeWord } = meaningsAt(scan, between)
    if (!(and || the || part || of || time || decadeWord)) return false
  }
  return true
}

/** True where what stands next is counted by the number before it. */
export function isCountedHere(scan: Scan, at: number): boolean {
  return isCounted(scan, at, false, false) || (scan.language.pluralS && isPlural(wordAt(scan, at)))
}

function decadeAfter(last: number | null, tens: number): WrittenPoint {
  if (last === null) return decadeOf(null, tens)
  const same = Math.floor(last / 100) * 100 + tens
  return { ...blankPoint, year: last - same >= TENS_BACK ? same + 100 : same, masked: 1 }
}

/** Past the letters that make a number a decade, glued or after a hyphen or an apostrophe; 0 where there are none. */
function afterSuffix(scan: Scan, at: number): number {
  const { decade } = scan.language.suffixes
  const { suffix } = wordAt(scan, at)
  if (suffix !== '') return decade.includes(suffix) ? at + 1 : 0
  const joint = isDash(scan, at + 1) || wordAt(scan, at + 1).text === "'"
  return joint && isGlued(scan, at + 1) && isGlued(scan, at + 2) && decade.includes(wordAt(scan, at + 2).text)
    ? at + 3
    : 0
}

/** "… Jahre", "… годов". */
function afterDecade(scan: Scan, at: number): number {
  const next = isDash(scan, at) && isGlued(scan, at + 1) ? at + 1 : at
  return meaningsAt(scan, next).unit === 'year' ? next + 1 : at
}

/** "nineteen-thirties", "fourteen-hundreds", and after "the" or a part of it "thirties" alone. */
function readDecadeInWords(scan: Scan, at: number): Read<WrittenPoint> | null {
  const century = meaningsAt(scan, at).count
  if (century !== undefined && century >= 10 && century <= 20) {
    const next = isDash(scan, at + 1) ? at + 2 : at + 1
    const tens = meaningsAt(scan, next).tens
    if (tens !== undefined) return { value: decadeOf(century, tens), next: next + 1 }
    if (wordAt(scan, next).text === 'hundreds') {
      return { value: { ...blankPoint, year: century * 100, masked: 2 }, next: next + 1 }
    }
    return null
  }
  const tens = meaningsAt(scan, at).tens
  const part = meaningsAt(scan, at - 1).part && !meaningsAt(scan, at - 2).whose
  // Where years say that they are years, that is announcement enough: "двадцатые годы".
  const named = scan.language.words.yearTail && meaningsAt(scan, at + 1).unit === 'year'
  const timed = scan.language.words.yearTail && meaningsAt(scan, at - 1).at && !isNumbered(scan, at + 1)
  const announced = meaningsAt(scan, at - 1).the || part || named || timed
  return tens !== undefined && announced
    ? { value: decadeOf(null, tens), next: afterDecade(scan, at + 1) }
    : null
}

/** "twenties" with nothing before it: what follows must say that years are meant. Tens that are counts too are none. */
export function readTens(scan: Scan, at: number): Read<WrittenPoint> | null {
  const { tens, count } = meaningsAt(scan, at)
  return tens === undefined || count !== undefined
    ? null
    : { value: decadeOf(null, tens), next: afterDecade(scan, at + 1) }
}

/** "в двадцатых числах" are days. */
function isNumbered(scan: Scan, at: number): boolean {
  return wordAt(scan, at).text.startsWith('числ')
}

function decadeOf(century: number | null, tens: number): WrittenPoint {
  if (century === null) return { ...blankPoint, shortYear: tens, masked: 1 }
  return { ...blankPoint, year: century * 100 + tens, masked: 1 }
}

/** The 1350s BC are 1359 to 1350 BC, which no mask of astronomical years is. */
export function decadeBefore(value: number): WrittenPoint {
  return {
    ...blankPoint,
    year: yearOfEra(value + 9, 'bce'),
    lastYear: yearOfEra(value, 'bce'),
    calendar: 'gregorian',
  }
}

/** 1800s is the century, as the fourteen-hundreds are; but 2000s are ten years. */
function wholeDecade(scan: Scan, value: number, digits: number, era: WrittenEra | null): WrittenPoint {
  if (digits === 2) return decadeOf(null, value)
  const buddhist = era === 'be' || (era === null && isBuddhist(scan, value))
  if (buddhist) {
    return {
      ...blankPoint,
      year: yearOfEra(value, 'be'),
      lastYear: yearOfEra(value + 9, 'be'),
      calendar: 'buddhist',
    }
  }
  return {
    ...blankPoint,
    year: value,
    masked: value % 100 === 0 && value !== 2000 && scan.language.centuryOfHundreds ? 2 : 1,
  }
}

/** The years from one of an era to another; no mask fits them. */
export function periodInEra(era: Era, one: number, other: number): WrittenPoint {
  const ends = [yearOfNamedEra(era, one), yearOfNamedEra(era, other)]
  return { ...blankPoint, year: Math.min(...ends), lastYear: Math.max(...ends), inEra: true }
}

import type { Era } from '../universe.ts'
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
import { blankPoint, type WrittenPair, type WrittenPoint } from './written.ts'

/** A decade, a century or a millennium, or two centuries joined ("the 17th and 18th centuries"). */
export function readPeriod(scan: Scan, at: number): Read<WrittenPair> | null {
  const decade = readDecade(scan, at)
  if (decade) return { value: { first: decade.value, last: null }, next: decade.next }
  return readCentury(scan, at)
}

/** "1930s", "'30s", "1930's", "1930er Jahre", "années trente", "ทศวรรษ ๑๙๖๐", "the nineteen-thirties". */
function readDecade(scan: Scan, at: number): Read<WrittenPoint> | null {
  if (meaningsAt(scan, at).decadeWord) {
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
  if (isNextDecade(scan, at)) {
    const { value, digits } = wordAt(scan, at)
    return { value: wholeDecade(scan, value, digits, null), next: at + 1 }
  }
  const apostrophe = wordAt(scan, at).text === "'" && isGlued(scan, at + 1)
  const number = apostrophe ? at + 1 : at
  const { value, digits } = wordAt(scan, number)
  if (isNumber(scan, number)) {
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
  return readDecadeInWords(scan, at)
}

/** "die 1848er Revolution": the letters of a decade behind a single year. */
function yearOfPeople(scan: Scan, at: number): WrittenPoint | null {
  const { value, digits, suffix } = wordAt(scan, at)
  const single = scan.language.shortDecades && digits === 4 && value % 10 !== 0 && value <= scan.latestYear
  return single && suffix !== '' && scan.language.suffixes.decade.includes(suffix)
    ? { ...blankPoint, year: value }
    : null
}

/** "les années 1920 et 1930": the word before the first is the second's too. */
function isNextDecade(scan: Scan, at: number): boolean {
  if (scan.lastEnd !== at - 1 || !meaningsAt(scan, at - 1).and || !meaningsAt(scan, at - 3).decadeWord)
    return false
  return (
    isNumber(scan, at) &&
    wordAt(scan, at).digits === wordAt(scan, at - 2).digits &&
    wordAt(scan, at).value % 10 === 0
  )
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

/** "в двадцатых числах" are days. */
function isNumbered(scan: Scan, at: number): boolean {
  return wordAt(scan, at).text.startsWith('числ')
}

function decadeOf(century: number | null, tens: number): WrittenPoint {
  if (century === null) return { ...blankPoint, shortYear: tens, masked: 1 }
  return { ...blankPoint, year: century * 100 + tens, masked: 1 }
}

/** The 1350s BC are 1359 to 1350 BC, which no mask of astronomical years is. */
function decadeBefore(value: number): WrittenPoint {
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

/** "20th century", "XVIIIe siècle", "siglo XIX", "คริสต์ศตวรรษที่ 20", "3rd millennium BC". */
function readCentury(scan: Scan, at: number): Read<WrittenPair> | null {
  const unit = meaningsAt(scan, at).unit
  if (unit === 'century' || unit === 'millennium') {
    const ordinal = ordinalAt(scan, at + 1)
    return ordinal && readNumberedPeriod(scan, at, unit, ordinal)
  }
  const first = ordinalAt(scan, at)
  if (!first) return null
  const alone = endOfPeriod(scan, first.next)
  if (alone)
    return {
      value: { first: periodOf(first.value, alone.value.unit, alone.value.era), last: null },
      next: alone.next,
    }
  const joint = isJoint(scan, first.next)
  // "the late fifteenth and early sixteenth centuries"
  const second = joint ? ordinalAt(scan, skipMeaning(scan, first.next + 1, ['the', 'part'], 3)) : null
  const both = second && endOfPeriod(scan, second.next)
  if (!both || second.value <= first.value === !countsDown(both.value.era)) return null
  return {
    value: {
      first: periodOf(first.value, both.value.unit, both.value.era),
      last: periodOf(second.value, both.value.unit, both.value.era),
    },
    next: both.next,
  }
}

/** The unit first: "siglo XIX", "siglos XVII y XVIII", "ศตวรรษที่ 20". */
function readNumberedPeriod(
  scan: Scan,
  at: number,
  unit: 'century' | 'millennium',
  first: Read<number>,
): Read<WrittenPair> {
  const joint = isJoint(scan, first.next)
  const second = joint ? ordinalAt(scan, first.next + 1) : null
  const after = eraAfter(scan, second?.next ?? first.next)
  const era = after?.value ?? meaningsAt(scan, at).era ?? null
  return {
    value: { first: periodOf(first.value, unit, era), last: second && periodOf(second.value, unit, era) },
    next: after?.next ?? second?.next ?? first.next,
  }
}

function isJoint(scan: Scan, at: number): boolean {
  const { meanings, text } = wordAt(scan, at)
  return Boolean(meanings.and || meanings.to) || text === '/' || isDash(scan, at)
}

function endOfPeriod(
  scan: Scan,
  at: number,
): Read<{ unit: 'century' | 'millennium'; era: WrittenEra | null }> | null {
  const word = isDash(scan, at) ? at + 1 : at
  // "the 17th c."; before a number the same letter says about.
  const short = wordAt(scan, word).text === 'c.' && !isNumber(scan, word + 1)
  const unit = short && wordAt(scan, at - 1).suffix ? 'century' : meaningsAt(scan, word).unit
  if (unit !== 'century' && unit !== 'millennium') return null
  const era = eraAfter(scan, word + 1)
  return { value: { unit, era: era?.value ?? null }, next: era?.next ?? word + 1 }
}

function eraAfter(scan: Scan, at: number): Read<WrittenEra> | null {
  const era = eraAt(scan, at)
  return era ? { value: era, next: at + 1 } : null
}

/** A number that counts centuries: "19th", "19.", "XIX", "XIXe", "nineteenth", "ที่ 20". */
function ordinalAt(scan: Scan, at: number): Read<number> | null {
  const { ordinal } = scan.language.suffixes
  const token = wordAt(scan, at)
  if (isNumber(scan, at)) {
    if (token.value < 1 || token.value > 40) return null
    const hyphened =
      isDash(scan, at + 1) && isGlued(scan, at + 1) && ordinal.includes(wordAt(scan, at + 2).text)
    const next = hyphened ? at + 3 : skip(scan, at + 1, '.')
    return token.suffix === '' || ordinal.includes(token.suffix) ? { value: token.value, next } : null
  }
  const word = token.meanings.ordinal
  if (word !== undefined) return { value: word, next: at + 1 }
  const roman = token.capital ? romanNumeral(token.text, ordinal) : null
  return roman === null ? null : { value: roman, next: skip(scan, at + 1, '.') }
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50 }

/** The value of Roman digits, of which Cyrillic texts write some in their own letters; null for other words. */
function romanNumeral(text: string, ordinals: readonly string[]): number | null {
  const suffix = ordinals.find((each) => text.endsWith(each) && isRoman(text.slice(0, -each.length)))
  const digits = suffix === undefined ? text : text.slice(0, -suffix.length)
  if (!isRoman(digits)) return null
  let sum = 0
  let highest = 0
  for (const letter of [...digits.replaceAll('х', 'x').replaceAll('і', 'i')].reverse()) {
    const digit = romanDigits[letter] ?? 0
    sum += digit < highest ? -digit : digit
    highest = Math.max(highest, digit)
  }
  return sum
}

function isRoman(text: string): boolean {
  return /^[ivxlхі]{1,8}$/.test(text)
}

function countsDown(era: WrittenEra | null): boolean {
  return era === 'bce' || (typeof era === 'object' && era?.direction === 'down')
}

/** The years from one of an era to another; no mask fits them. */
function periodInEra(era: Era, one: number, other: number): WrittenPoint {
  const ends = [yearOfNamedEra(era, one), yearOfNamedEra(era, other)]
  return { ...blankPoint, year: Math.min(...ends), lastYear: Math.max(...ends), inEra: true }
}

/** The nth century or millennium. The 19th century is 18XX, the 5th BC is -04XX; a Buddhist one fits no mask. */
function periodOf(n: number, unit: 'century' | 'millennium', era: WrittenEra | null): WrittenPoint {
  const digits = unit === 'century' ? 2 : 3
  const size = 10 ** digits
  if (typeof era === 'object' && era !== null) return periodInEra(era, (n - 1) * size + 1, n * size)
  if (era === 'bce') return { ...blankPoint, year: 1 - n * size, masked: digits }
  if (era === 'be') {
    const last = yearOfEra(n * size, 'be')
    return { ...blankPoint, year: last - size + 1, lastYear: last, calendar: 'buddhist' }
  }
  return { ...blankPoint, year: (n - 1) * size, masked: digits }
}

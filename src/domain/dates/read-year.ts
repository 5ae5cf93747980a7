import { yearOfNamedEra } from './eras.ts'
import type { EraName, WrittenEra } from './language.ts'
import { isDash, isGlued, isNumber, meaningsAt, type Read, type Scan, skip, wordAt } from './scan.ts'
import { meansNothing, type Word } from './word.ts'
import { blankPoint, type WrittenPair, type WrittenPoint } from './written.ts'

/** Added to an era's year to get the astronomical one; years before our era are taken from it. */
const eraOffsets: Record<EraName, number> = { ce: 0, bce: 1, be: -543, rs: 1781, cs: 638 }

/** Eras that are written to the number: "476AD". */
const gluedEras: Record<string, EraName | undefined> = { ad: 'ce', ce: 'ce', bc: 'bce', bce: 'bce' }

/** A year or two of them, and whether only their digits say so. */
export interface WrittenYears extends WrittenPair {
  bare: boolean
}

/**
 * A year at `at`: "1879", "AD 79", "44 BC", "พ.ศ. 2461", "12 BBY", "'41". Without an era it must have `digits` digits
 * or more, and no more than four.
 */
export function readYear(scan: Scan, at: number, digits: number): Read<WrittenPoint> | null {
  if (wordAt(scan, at).text === "'") return readShortYear(scan, at)
  const before = eraAt(scan, at)
  const number = before ? skip(scan, at + 1, '.') : at
  if (!isYearNumber(scan, number)) return before ? readRomanYear(scan, number) : null
  const after = afterYear(scan, number + 1)
  const token = wordAt(scan, number)
  const era = before ?? gluedEras[token.suffix] ?? eraAt(scan, after)
  // "the year 10191" asks for no number of digits.
  const most = digits === 1 ? 6 : 4
  if (!era && (token.digits < digits || token.digits > most || token.value === 0)) return null
  return {
    value: yearPoint(scan, token.value, era),
    next: era && !before && token.suffix === '' ? afterYear(scan, after + 1) : after,
  }
}

/** "anno MDC": few Roman digits, where the words before say that they are a year. */
export function readRomanYear(scan: Scan, at: number): Read<WrittenPoint> | null {
  const { kind, value } = wordAt(scan, at)
  return kind === 'word' && value > 0
    ? { value: { ...blankPoint, year: value, inEra: true }, next: afterYear(scan, at + 1) }
    : null
}

/** "'41": the century is left to the text around. */
function readShortYear(scan: Scan, at: number): Read<WrittenPoint> | null {
  const { digits, value, suffix } = wordAt(scan, at + 1)
  if (digits !== 2 || suffix !== '' || !isNumber(scan, at + 1) || !isGlued(scan, at + 1)) return null
  return { value: { ...blankPoint, shortYear: value }, next: at + 2 }
}

/**
 * A year, or two joined by a dash, of which one era counts both and the second may be cut to its last digits:
 * "1389–1394", "1941–2", "1926/27", "300–200 BC", "พ.ศ. 2310–2325".
 */
export function readYears(scan: Scan, at: number, digits: number): Read<WrittenYears> | null {
  const before = eraAt(scan, at)
  const number = before ? skip(scan, at + 1, '.') : at
  const second =
    isYearNumber(scan, number) &&
    wordAt(scan, number).suffix === '' &&
    !eraAt(scan, afterYear(scan, number + 1))
      ? secondNumber(scan, number)
      : null
  const after = second && eraAt(scan, second.next)
  const era = before ?? after
  const wanted = era ? 1 : Math.max(digits, 3)
  if (second && wordAt(scan, number).digits >= wanted && (second.value.dash || after)) {
    const first = yearPoint(scan, wordAt(scan, number).value, era)
    const last = yearPoint(scan, era === 'bce' ? second.value.written : second.value.year, era)
    if (
      isFitSecond(second.value, wordAt(scan, number).digits, Boolean(era)) &&
      (first.year ?? 0) < (last.year ?? 0)
    ) {
      const next = afterYear(scan, second.next + (after && !before ? 1 : 0))
      return { value: { first, last, bare: !era }, next }
    }
  }
  const year = readYear(scan, at, digits)
  if (!year) return null
  return { value: { first: year.value, last: null, bare: !year.value.inEra }, next: year.next }
}

/**
 * The second of two years that meet, behind the first at `at`: "1743/44", "1743/4", "1699/1700" and, where `dashed`, "1743-4".
 */
export function readTwinYear(scan: Scan, at: number, dashed: boolean): Read<number> | null {
  const [first, second] = [wordAt(scan, at), wordAt(scan, at + 2)]
  const joined = wordAt(scan, at + 1).text === '/' || (dashed && isDash(scan, at + 1))
  if (!joined || first.digits !== 4 || second.suffix !== '' || !isNumber(scan, at + 2)) return null
  if (!isGlued(scan, at + 1) || !isGlued(scan, at + 2) || isDecimal(scan, at + 2)) return null
  const follows = (first.value + 1) % 10 ** second.digits === second.value
  return follows ? { value: first.value + 1, next: afterYear(scan, at + 3) } : null
}

interface SecondNumber {
  year: number
  /** As it stands: years that count back are never cut. */
  written: number
  digits: number
  /** Joined by a dash, not by a word. */
  dash: boolean
  /** Cut to its last digits, which are completed in `year`. */
  cut: boolean
}

function secondNumber(scan: Scan, number: number): Read<SecondNumber> | null {
  const first = wordAt(scan, number)
  const joint = afterYear(scan, number + 1)
  const slash = wordAt(scan, joint).text === '/'
  const dash = isDash(scan, joint) || slash
  if (!dash && !meaningsAt(scan, joint).to && !meaningsAt(scan, joint).and) return null
  const { value, digits } = wordAt(scan, joint + 1)
  if (!isWhole(scan, joint + 1) || isDecimal(scan, joint + 1)) return null
  const glued = isGlued(scan, joint) && isGlued(scan, joint + 1)
  const size = 10 ** digits
  const completed = first.value - (first.value % size) + value
  // 1999–00 ends in 2000.
  const turned =
    completed <= first.value && size === 100 && completed + size - first.value <= 20
      ? completed + size
      : completed
  const cut = dash && glued && digits < Math.min(first.digits, 3) && turned > first.value
  // 1914/15 and 1914/1915 are two years that meet; other slashes are fractions, files or alternatives.
  if (slash && Math.abs((cut ? turned : value) - first.value) !== 1 && !isSlashedSpan(scan, number))
    return null
  return {
    value: { year: cut ? turned : value, written: value, digits, dash, cut },
    next: afterYear(scan, joint + 2),
  }
}

function isFitSecond({ digits, cut }: SecondNumber, firstDigits: number, era: boolean): boolean {
  return cut || era || (digits >= 3 && digits <= 4 && firstDigits <= 4)
}

function isYearNumber(scan: Scan, at: number): boolean {
  return isWhole(scan, at) && !isPartOfNumber(scan, at)
}

/** True where no letters are glued to a number but those that say it is a year. */
function isPlain(scan: Scan, { suffix }: { suffix: string }): boolean {
  return suffix === '' || scan.language.suffixes.year?.includes(suffix) === true
}

/** A number with nothing but an era glued to it; groups ("3,000 BC") only before an era. */
function isWhole(scan: Scan, at: number): boolean {
  const word = wordAt(scan, at)
  const { kind, value, suffix, grouped } = word
  if (kind !== 'number' || Number.isNaN(value) || (!isPlain(scan, word) && !gluedEras[suffix])) return false
  return !grouped || eraAt(scan, at + 1) !== null || eraAt(scan, at + 3) !== null
}

/** Era words; those that are other words in small letters ("ad", "be") must be capitals. */
export function eraAt(scan: Scan, at: number): WrittenEra | null {
  const { meanings, capital, text } = wordAt(scan, at)
  if (meanings.namedEra) return meanings.namedEra
  return meanings.era && (capital || !/^(ad|ce|be)$/.test(text)) ? meanings.era : null
}

/** The point a number of years is in an era; without one, in the count that the language takes for granted. */
export function yearPoint(scan: Scan, value: number, era: WrittenEra | null): WrittenPoint {
  if (typeof era === 'object' && era !== null) {
    return { ...blankPoint, year: yearOfNamedEra(era, value), inEra: true }
  }
  const said = era ?? (isBuddhist(scan, value) ? 'be' : null)
  const calendar = said === null ? null : said === 'be' ? 'buddhist' : 'gregorian'
  return {
    ...blankPoint,
    year: said === null ? value : yearOfEra(value, said),
    calendar,
    inEra: era !== null,
  }
}

/** From 2300 (1757) to 2699 a year in Thai is Buddhist without saying so. */
export function isBuddhist(scan: Scan, value: number): boolean {
  return scan.language.unspaced === true && value >= 2300 && value < 2700
}

/** The astronomical year of an era's year: 44 BC is -43, 2461 BE is 1918. */
export function yearOfEra(value: number, era: EraName): number {
  return era === 'bce' ? eraOffsets.bce - value : value + eraOffsets[era]
}

/** Past what only repeats that it was a year: "1917 г.", "1917 года", "1917-м году". */
function afterYear(scan: Scan, at: number): number {
  const hyphened = isDash(scan, at) && isGlued(scan, at) && isGlued(scan, at + 1)
  const next = hyphened && scan.language.suffixes.ordinal.includes(wordAt(scan, at + 1).text) ? at + 2 : at
  return meaningsAt(scan, next).yearTail ? next + 1 : next
}

/** True for a piece of a decimal, a fraction, a clock time, a version or an address. */
function isPartOfNumber(scan: Scan, at: number): boolean {
  const before =
    joins(scan, at - 1) &&
    isGlued(scan, at) &&
    isGlued(scan, at - 1) &&
    wordAt(scan, at - 2).kind === 'number'
  return before || isDecimal(scan, at)
}

function isDecimal(scan: Scan, at: number): boolean {
  const glued = isGlued(scan, at + 1) && isGlued(scan, at + 2)
  return (
    joins(scan, at + 1) &&
    glued &&
    wordAt(scan, at + 2).kind === 'number' &&
    !isTwinYear(scan, at) &&
    !isSlashedSpan(scan, at)
  )
}

/** No war and no life is longer; further apart are the numbers of files. */
const LONGEST_SLASHED = 150

/**
 * "1939/1945", as ISO 8601 joins two years: of four digits each, in order, and behind no abbreviation, colon or bracket, as
 * numbers of files and laws are ("EC 1907/2006"). Round ones are as often a score, and "1939/45" a file: these must stand
 * in brackets or behind a word of time.
 */
function isSlashedSpan(scan: Scan, at: number): boolean {
  const [first, second] = [wordAt(scan, at), wordAt(scan, at + 2)]
  const short = second.digits === 2
  if (wordAt(scan, at + 1).text !== '/' || first.digits !== 4 || !(short || second.digits === 4)) return false
  const apart = short ? second.value - (first.value % 100) : second.value - first.value
  if (first.value < 1000 || apart < 1 || apart > LONGEST_SLASHED) return false
  if (first.value + apart > scan.latestYear) return false
  if (second.suffix !== '' || joins(scan, at + 3) || (joins(scan, at - 1) && isGlued(scan, at))) return false
  const before = wordAt(scan, at - 1)
  const behind = before.text === '.' ? wordAt(scan, at - 2) : before
  if (/^[):]$/.test(before.text) || isAbbreviation(behind)) return false
  const isRound = first.value % 10 === 0 && second.value % 10 === 0
  return !(isRound || short) || before.text === '(' || (before.meanings.at === true && !before.meanings.weak)
}

/** "EC", "MS", "Ref.": short, with a capital, and no word of dates. */
function isAbbreviation({ kind, capital, text, meanings }: Word): boolean {
  return kind === 'word' && capital && text.length <= 4 && meansNothing(meanings)
}

function joins(scan: Scan, at: number): boolean {
  return /^[.,:/_\\+=@]$/.test(wordAt(scan, at).text)
}

/** "1926/27" and "490/489 BC" are years that meet, and no fraction or number of a file ("1612/68"). */
function isTwinYear(scan: Scan, at: number): boolean {
  const [first, second] = [wordAt(scan, at), wordAt(scan, at + 2)]
  if (wordAt(scan, at + 1).text !== '/' || first.digits < 3) return false
  const apart = (second.value - first.value) % 10 ** second.digits
  const follows = apart === 1 || apart === 1 - 10 ** second.digits
  return follows || (apart === -1 && second.digits === first.digits)
}

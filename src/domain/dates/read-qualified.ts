import { isYearInContext } from './bare-year.ts'
import type { YearPart } from './language.ts'
import { readPeriod } from './read-period.ts'
import { readDated } from './read-point.ts'
import { readYearInWords } from './read-words.ts'
import { readYears } from './read-year.ts'
import { isDash, isGlued, meaningAt, type Read, type Scan, skipMeaning, tokenAt } from './scan.ts'
import { blankPoint, type WrittenPair, type WrittenPoint } from './written.ts'

/** What stands before a date and says how exactly, or which part of it, is meant. */
interface Qualifiers {
  circa: boolean
  part: YearPart | null
  division: number | null
}

/** No date has more words before it: "around the very end of the month of". */
const MOST_QUALIFIERS = 6

/**
 * A date with what qualifies it before ("c.", "the end of", "mid-") and after ("1382?"). `told` where the words around
 * say already that it is a date.
 */
export function readQualified(scan: Scan, at: number, told: boolean): Read<WrittenPair> | null {
  const { value: qualifiers, next } = readQualifiers(scan, at)
  const isQualified = qualifiers.circa || qualifiers.part !== null || qualifiers.division !== null
  // The last word before may be the date's own: "the" of "the summer".
  const core =
    readCore(scan, next, told || isQualified) ?? (next > at ? readCore(scan, next - 1, told) : null)
  if (!core) return null
  const doubt = isDoubted(scan, core.next)
  const qualify = (point: WrittenPoint): WrittenPoint => ({ ...point, ...qualifiers, doubt })
  const { first, last } = core.value
  return {
    value: { first: qualify(first), last: last && qualify(last) },
    next: doubt ? core.next + 1 : core.next,
  }
}

function readQualifiers(scan: Scan, at: number): Read<Qualifiers> {
  const value: Qualifiers = { circa: false, part: null, division: null }
  let next = at
  for (; next < at + MOST_QUALIFIERS; next++) {
    const { meanings, text } = tokenAt(scan, next)
    if (meanings.circa || text === '~' || text === '≈') value.circa = true
    else if (meanings.part) {
      value.part = meanings.part
      // "around the end of" and "vers la fin" say when, not how surely.
      value.circa = false
    } else if (meanings.division) value.division = meanings.division
    else if (!meanings.the && !((value.part || value.division) && isLink(scan, next))) break
  }
  return { value, next }
}

/** Between a part and its period: "mid-1920", "au début du mois de janvier", "Anfang des Jahres 1905". */
function isLink(scan: Scan, at: number): boolean {
  const { of, at: preposition, monthMark, yearMark, unit, decadeWord } = tokenAt(scan, at).meanings
  if (decadeWord) return false
  return (
    Boolean(of || preposition || monthMark || yearMark) ||
    unit === 'year' ||
    unit === 'month' ||
    isDash(scan, at)
  )
}

/** A question mark that doubts the date and does not end a question. */
function isDoubted(scan: Scan, at: number): boolean {
  if (tokenAt(scan, at).text !== '?' || !isGlued(scan, at)) return false
  const after = tokenAt(scan, at + 1)
  return (after.kind === 'word' && !after.capital) || /^[),;\]–-]$/.test(after.text)
}

function readCore(scan: Scan, at: number, told: boolean): Read<WrittenPair> | null {
  return readDated(scan, at) ?? readPeriod(scan, at) ?? readYearsInContext(scan, at, told)
}

/** A year or a span of two, by an era or by the words around. */
function readYearsInContext(scan: Scan, at: number, told: boolean): Read<WrittenPair> | null {
  const marked = meaningAt(scan, at, 'yearMark') === true
  const number = skipMeaning(scan, at, ['yearMark'], 2)
  const announced = marked || Boolean(meaningAt(scan, at - 1, 'at') || meaningAt(scan, at - 1, 'of'))
  const words = announced ? readYearInWords(scan, number) : null
  if (words) return { value: { first: { ...blankPoint, year: words.value }, last: null }, next: words.next }
  const years = readYears(scan, number, marked ? 1 : 3)
  if (!years) return null
  const { first, last, bare } = years.value
  const isYear =
    first.shortYear === null ? !bare || isYearInContext(scan, number, years.next, told) : told || announced
  return isYear ? { value: { first, last }, next: years.next } : null
}

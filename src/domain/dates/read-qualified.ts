import { isYearInContext } from './bare-year.ts'
import type { YearPart } from './language.ts'
import { readPeriod } from './read-period.ts'
import { readDated } from './read-point.ts'
import { readYearInWords } from './read-words.ts'
import { readRomanYear, readYears } from './read-year.ts'
import { isDash, isGlued, meaningsAt, type Read, type Scan, skipMeaning, wordAt } from './scan.ts'
import { blankPoint, type WrittenPair } from './written.ts'

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
  const end = endOfDoubt(scan, core.next)
  const doubt = end > core.next
  const { first, last } = core.value
  return {
    value: {
      first: { ...first, ...qualifiers, doubt },
      // "c. 1750–1820" is sure of its end.
      last: last && { ...last, ...qualifiers, circa: false, doubt },
    },
    next: end,
  }
}

function readQualifiers(scan: Scan, at: number): Read<Qualifiers> {
  const value: Qualifiers = { circa: false, part: null, division: null }
  let next = at
  for (; next < at + MOST_QUALIFIERS; next++) {
    const { meanings, text } = wordAt(scan, next)
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
  const { of, monthMark, yearMark, unit, decadeWord } = wordAt(scan, at).meanings
  if (decadeWord) return false
  return Boolean(of || monthMark || yearMark) || unit === 'year' || unit === 'month' || isDash(scan, at)
}

/** Past a question mark that doubts the date and does not end a question: "1382?", "1382 (?)"; `at` where there is none. */
function endOfDoubt(scan: Scan, at: number): number {
  const bracketed = wordAt(scan, at).text === '(' && wordAt(scan, at + 2).text === ')'
  if (bracketed) return wordAt(scan, at + 1).text === '?' ? at + 3 : at
  if (wordAt(scan, at).text !== '?' || !isGlued(scan, at)) return at
  const after = wordAt(scan, at + 1)
  return (after.kind === 'word' && !after.capital) || /^[),;\]–-]$/.test(after.text) ? at + 1 : at
}

function readCore(scan: Scan, at: number, told: boolean): Read<WrittenPair> | null {
  return readDated(scan, at) ?? readPeriod(scan, at) ?? readYearsInContext(scan, at, told)
}

/** A year or a span of two, by an era or by the words around. */
function readYearsInContext(scan: Scan, at: number, told: boolean): Read<WrittenPair> | null {
  const marked = meaningsAt(scan, at).yearMark === true
  const number = skipMeaning(scan, at, ['yearMark'], 2)
  const announced = marked || Boolean(meaningsAt(scan, at - 1).at || meaningsAt(scan, at - 1).of)
  const words = announced ? readYearInWords(scan, number, marked) : null
  if (words) return { value: { first: { ...blankPoint, year: words.value }, last: null }, next: words.next }
  const roman = marked ? readRomanYear(scan, number) : null
  if (roman) return { value: { first: roman.value, last: null }, next: roman.next }
  const years = readYears(scan, number, marked ? 1 : 3)
  if (!years) return null
  const { first, last, bare } = years.value
  const isYear =
    first.shortYear === null ? !bare || isYearInContext(scan, number, years.next, told) : told || announced
  return isYear ? { value: { first, last }, next: years.next } : null
}

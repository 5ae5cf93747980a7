import { plainWords } from '../markdown/plain-words.ts'
import type { CalendarName } from '../universe.ts'
import { dayOfJulian, gregorianOfDay, isJulianDay } from './axis.ts'
import { type EdtfPoint, point, readPoint } from './edtf-point.ts'
import { type Edtf, edtfDays, parseEdtf, shiftValue, writeEdtf } from './edtf-value.ts'
import { type DateReading, findDates } from './find-dates.ts'
import { languageOf } from './languages.ts'
import { lexiconOf } from './lexicon.ts'
import { yearOfEra } from './read-year.ts'
import { dateTokens } from './tokens.ts'
import type { CanonDate, DateExpression } from './types.ts'

/**
 * Reads a fact's value as a date: EDTF in the calendar's own count, or a date in the words of a language
 * ("7 November 1350 (O.S. 26 October)") with nothing beside it but remarks in brackets. Days of the Julian calendar
 * become Gregorian ones; its months and years keep their names. Never throws; a value that is no date, or names
 * several, keeps its text and has neither edtf nor days.
 */
export function readCanonDate(text: string, reading: DateReading): CanonDate {
  const { calendar } = reading
  const typed = parseEdtf(text) ?? (calendar === 'julian' ? readJulianLeapDay(text) : undefined)
  const value = typed && inCalendar(typed, calendar)
  const days = value && edtfDays(value)
  if (value && days) return { text, edtf: writeEdtf(value), calendar, days }
  const plain = plainWords(text)
  const [found, ...others] = findDates(plain, reading)
  if (!found?.resolved || others.length > 0 || isMistaken(found) || !isAlone(plain, found, reading.lang)) {
    return { text, edtf: null, calendar, days: null }
  }
  const { part } = found
  return { text, edtf: found.edtf, calendar: found.calendar, days: found.days, ...(part ? { part } : {}) }
}

/** True for a day that no calendar here has, such as 30 February: who states it as a fact is to be told. */
function isMistaken({ namedDay, edtf }: DateExpression): boolean {
  if (namedDay === undefined) return false
  const { year, month } = readPoint(edtf ?? '') ?? {}
  return year === undefined || month == null || !isJulianDay(year, month, namedDay)
}

/** True where nothing stands around the date but marks, "on the" before it, and remarks in brackets. */
function isAlone(text: string, { start, end }: { start: number; end: number }, lang: string): boolean {
  const before = dateTokens(text.slice(0, start), lexiconOf(languageOf(lang)))
  if (before.words.some(({ kind, meanings }) => kind !== 'mark' && !meanings.the && !meanings.at))
    return false
  return !/[\p{L}\p{N}]/u.test(text.slice(end).replace(/\([^()]{0,200}\)|\[[^[\]]{0,200}\]/g, ''))
}

function inCalendar(value: Edtf, calendar: CalendarName): Edtf {
  if (calendar === 'buddhist') return shiftValue(value, yearOfEra(0, 'be'))
  if (calendar === 'gregorian') return value
  switch (value.form) {
    case 'point':
      return { form: 'point', point: fromJulian(value.point) }
    case 'span':
      return {
        form: 'span',
        from: value.from && fromJulian(value.from),
        to: value.to && fromJulian(value.to),
      }
    case 'set':
      return { ...value, members: value.members.map((each) => inCalendar(each, calendar)) }
    case 'other':
      return value
  }
}

/** The 29th of February of a year that is a leap year only in the Julian calendar, which EDTF refuses. */
function readJulianLeapDay(text: string): Edtf | undefined {
  const match = /^(-?\d{4})-02-29$/.exec(text.trim())
  if (!match || Number(match[1]) % 4 !== 0) return undefined
  return { form: 'point', point: point(Number(match[1]), 2, 29) }
}

function fromJulian(julian: EdtfPoint): EdtfPoint {
  if (julian.month === null || julian.day === null) return julian
  const { year, month, day } = gregorianOfDay(dayOfJulian(julian.year, julian.month, julian.day))
  return { ...point(year, month, day), qualifier: julian.qualifier }
}

import type { CalendarName } from '../universe.ts'
import { readEdtf } from './edtf.ts'
import { findDates } from './find-dates.ts'
import type { CanonDate } from './types.ts'

/**
 * Reads a fact's value as a date: EDTF, or a date in the words of a language ("7 November 1350 (O.S. 26 October)").
 * Never throws; what cannot be read keeps its text and has neither edtf nor days.
 */
export function readCanonDate(text: string, reading: { calendar: CalendarName; lang: string }): CanonDate {
  const { calendar } = reading
  const read = readEdtf(text)
  if (read) return { text, ...read, calendar }
  const [first, ...others] = findDates(text, reading)
  if (!first?.resolved || others.length > 0) return { text, edtf: null, calendar, days: null }
  return { text, edtf: first.edtf, calendar: first.calendar, days: first.days }
}

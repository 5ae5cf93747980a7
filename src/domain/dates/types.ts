import type { CalendarName } from '../universe.ts'

/**
 * Whole days on the one absolute axis: day 0 is 1970-01-01 of the proleptic Gregorian calendar, inclusive at both
 * ends. null is open ('on or after', 'until now'). Exact for years of any sign and size that a safe integer holds.
 */
export interface DayInterval {
  from: number | null
  to: number | null
}

/** An uncertain date as typed, as EDTF (ISO 8601-2) and as days of its own universe (before any year shift). */
export interface CanonDate {
  /** As typed. */
  text: string
  /** Normalised to the proleptic Gregorian calendar; null where it could not be read: then the text stands alone. */
  edtf: string | null
  calendar: CalendarName
  days: DayInterval | null
  /** "early 1905", "late February": which third is meant of what edtf and days give whole. */
  part?: 'early' | 'mid' | 'late'
}

/** What a date expression is made of: one point, a span of two, a recurring or vague period. */
export type DateKind =
  | 'day'
  | 'month'
  | 'year'
  | 'decade'
  | 'century'
  | 'season'
  | 'interval'
  | 'relative'
  | 'other'

/** A date expression found in running text. Offsets are UTF-16 units of the text given. */
export interface DateExpression extends CanonDate {
  start: number
  end: number
  kind: DateKind
  /** False where the words are a date but the text does not say of which year; then edtf and days are null. */
  resolved: boolean
  /** True where 11/7/1917 could be read two ways; the reading taken is the month first. */
  ambiguous?: boolean
  /** True where an era is written beside the year ("12 BBY"): the words name it, however few its digits. */
  inEra?: true
  /**
   * Where the words give the day's Old Style name: the day that has this name in the Gregorian calendar. There a
   * text that writes the name alone, without saying that it is Old Style, puts the same event.
   */
  oldStyle?: DayInterval
  /** The day as written, where its month has none such ("30 February 1420"): edtf and days give the month alone. */
  namedDay?: number
}

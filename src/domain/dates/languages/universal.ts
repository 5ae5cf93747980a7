import type { DateLanguage } from '../language.ts'

/** What needs no words: ISO dates, numeric dates, years in brackets and spans of them. */
export const universal: DateLanguage = {
  code: '',
  numericOrder: 'day first',
  capitalMonths: false,
  pluralS: false,
  openLimits: false,
  centuryOfHundreds: false,
  shortDecades: false,
  bareYears: 'bracketed',
  suffixes: { ordinal: [], decade: [] },
  words: { counted: '%|km|kg|m|cm', money: '$|€|£|¥' },
}

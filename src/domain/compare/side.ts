import { type ReadColumn, sourceSpan } from './read-column.ts'
import type { Passage, Span } from './types.ts'
import { primaryLanguage, type Units } from './units.ts'

/** A column cut into units. */
export interface Part {
  column: ReadColumn
  units: Units
}

/** A part with the shift its dates are read with. */
export interface Side extends Part {
  yearShift: number
  /** The key of a unit: a folded word, a number's digits, a date's moment. */
  keyOf(unit: number): string
}

export function passageOf(side: Part, unit: number): Passage {
  return side.column.passages[side.units.passages[unit] as number] as Passage
}

/** A unit as written. */
export function unitText(side: Part, unit: number): string {
  return passageOf(side, unit).text.slice(side.units.starts[unit], side.units.ends[unit])
}

/** Where a unit stands in the source. */
export function unitSpan(side: Part, unit: number): Span {
  return sourceSpan(passageOf(side, unit), side.units.starts[unit] as number, side.units.ends[unit] as number)
}

/** The language of a side as the tables of words know it: 'en' of 'en-GB'. */
export function languageOf(side: Part): string {
  return primaryLanguage(side.column.telling.lang)
}

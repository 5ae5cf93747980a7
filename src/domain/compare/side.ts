import type { Passage, Span } from '../text/types.ts'
import { type ReadColumn, sourceSpan } from './read-column.ts'
import type { Units } from './units.ts'

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
  /** False for a unit that says nothing of how something went: most of them, so that these need no look-up. */
  mayTell(unit: number): boolean
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

/** The subject of the wiki link that a unit stands in, if it does. */
export function subjectAt(side: Part, unit: number): string | undefined {
  const start = side.units.starts[unit] as number
  const links = side.column.links[side.units.passages[unit] as number]
  return links?.find((link) => link.start <= start && start < link.end)?.subject
}

/** The language of a side as the tables of words know it: 'en' of 'en-GB'. */
export function languageOf(side: Part): string {
  return side.column.language
}

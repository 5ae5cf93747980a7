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
  const { links } = side.column
  if (links.length === 0) return undefined
  const { start } = unitSpan(side, unit)
  let low = 0
  let high = links.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((links[middle]?.start ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const link = links[low - 1]
  return link && start < link.end ? link.subject : undefined
}

/** The language of a side as the tables of words know it: 'en' of 'en-GB'. */
export function languageOf(side: Part): string {
  return side.column.language
}

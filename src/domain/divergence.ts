import { shiftYears } from './dates/axis.ts'
import { readCanonDate } from './dates/canon-date.ts'
import { formatEdtf, readEdtf } from './dates/edtf.ts'
import { languageCodes } from './dates/languages.ts'
import type { DayInterval } from './dates/types.ts'
import { erasOf, shiftToCommonAxis, type Universe } from './universe.ts'

/**
 * The days of a universe's point of divergence on the common axis; null where it has none. A point of divergence is on
 * the parent's axis, so it is shifted as the parent's years are.
 */
export function divergenceOnCommonAxis(universe: Universe, all: readonly Universe[]): DayInterval | null {
  const parent = all.find(({ id }) => id === universe.parentId)
  const days = parent && universe.divergesAt ? readEdtf(universe.divergesAt)?.days : undefined
  return parent && days ? shiftYears(days, shiftToCommonAxis(parent, all)) : null
}

/**
 * A point of divergence as somebody types it, as EDTF on the parent's axis: EDTF itself, a date in the words of any
 * language whose dates are read here ('20 August 1940', '20. August 1940'), or by the parent's eras ('19 BBY'). undefined
 * where it is none of these.
 */
export function readDivergence(typed: string, parent: Universe | undefined): string | undefined {
  const text = typed.trim()
  const eras = parent ? erasOf(parent) : []
  for (const lang of languageCodes) {
    const { edtf } = readCanonDate(text, { calendar: 'gregorian', lang, eras })
    if (edtf !== null) return edtf
  }
  return undefined
}

/** A date on the axis of a universe in words that name its era: '312 AC', '20 August 1940'. */
export function divergenceWords(edtf: string, axis: Universe): string {
  return formatEdtf(edtf, 'en', erasOf(axis), 'always')
}

/** A point of divergence as its form shows it: by the parent's era where that is read back as the same, else as EDTF. */
export function divergenceAsTyped(edtf: string, parent: Universe | undefined): string {
  const words = parent && erasOf(parent).length > 0 ? divergenceWords(edtf, parent) : edtf
  const isNamed = parent && erasOf(parent).some(({ name }) => words.includes(name))
  return isNamed && readDivergence(words, parent) === edtf ? words : edtf
}

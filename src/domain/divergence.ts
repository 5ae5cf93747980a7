import { shiftYears } from './dates/axis.ts'
import { readEdtf } from './dates/edtf.ts'
import type { DayInterval } from './dates/types.ts'
import { shiftToCommonAxis, type Universe } from './universe.ts'

/**
 * The days of a universe's point of divergence on the common axis; null where it has none. A point of divergence is on
 * the parent's axis, so it is shifted as the parent's years are.
 */
export function divergenceOnCommonAxis(universe: Universe, all: readonly Universe[]): DayInterval | null {
  const parent = all.find(({ id }) => id === universe.parentId)
  const days = parent && universe.divergesAt ? readEdtf(universe.divergesAt)?.days : undefined
  return parent && days ? shiftYears(days, shiftToCommonAxis(parent, all)) : null
}

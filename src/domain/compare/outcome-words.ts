import type { Span } from '../text/types.ts'
import { outcomeLexicon } from './opposites.ts'
import { saying } from './reasons.ts'
import { languageOf, passageOf, type Side, unitSpan } from './side.ts'
import type { Clash } from './types.ts'

/** What tells of an outcome, as a page quotes and marks it. */
export interface Quoted extends Span {
  text: string
}

/**
 * The last unit of the expression that begins at a unit, where it is written as one word: scripts without spaces may make
 * two units of what is one ('เสียชีวิต'), and half of it is no word. The unit itself elsewhere.
 */
export function wordEnd(side: Side, unit: number): number {
  const { units, keyOf } = side
  const isGlued = (each: number) => units.ends[each] === units.starts[each + 1]
  if (!isGlued(unit)) return unit
  const beyond = unit + outcomeLexicon(languageOf(side)).length(keyOf, unit)
  let end = unit
  while (end + 1 < beyond && isGlued(end)) end++
  return end
}

/** The text from one unit to another, which may begin an expression of several words ('held out'). */
export function quote(side: Side, first: number, last = first): Quoted {
  const { units, keyOf } = side
  const end = last + outcomeLexicon(languageOf(side)).length(keyOf, last) - 1
  return {
    text: passageOf(side, first).text.slice(units.starts[first], units.ends[end]),
    start: unitSpan(side, first).start,
    end: unitSpan(side, end).end,
  }
}

/** Two expressions that cannot both be so. */
export function contradiction(left: Side, x: Quoted, right: Side, y: Quoted): Clash {
  const span = ({ start, end }: Quoted) => ({ start, end })
  return { kind: 'outcome', left: span(x), right: span(y), reason: saying(left, x.text, right, y.text) }
}

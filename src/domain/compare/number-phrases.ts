import type { Span } from '../text/types.ts'
import { isMultiplier, valueOfNumerals } from './numerals.ts'
import { sourceSpan } from './read-column.ts'
import { languageOf, passageOf, type Side, unitText } from './side.ts'
import { DATE, NUMBER, type Units } from './units.ts'

/** A number's words, at most. */
const LONGEST_NUMBER = 12
/** Languages that part thousands by a space: "4 500". */
const SPACED_THOUSANDS = new Set(['fr', 'ru'])
/** Words that hold a number together, and the most that stand between two of its parts: 'vingt-et-un'. */
const JOINTS = new Set(['and', 'et', 'y', 'e', 'und'])
const WIDEST_JOINT = 3

/** A whole number around one of its words: 'fifty-seven thousand four hundred' around 'four', '3 million' around '3'. */
export interface NumberPhrase {
  /** Its first unit and its last. */
  first: number
  last: number
  text: string
  span: Span
  value: number | null
  keys: string
}

/** The number that a unit is, or is a part of. */
export function numberAround(side: Side, unit: number): NumberPhrase {
  const { units } = side
  const { first, last } = reach(unit, (a, b) => goesOn(side, a, b))
  const keys: string[] = []
  for (let at = first; at <= last; at++) {
    const groups = at > first && isThousands(side, at - 1, at)
    if (groups) keys.push(`${keys.pop() ?? ''}${side.keyOf(at)}`)
    else if (units.kinds[at] === NUMBER) keys.push(side.keyOf(at))
    else if (units.kinds[at] === DATE) keys.push(unitText(side, at))
  }
  const passage = passageOf(side, unit)
  const [start, end] = [units.starts[first] as number, units.ends[last] as number]
  return {
    first,
    last,
    text: passage.text.slice(start, end),
    span: sourceSpan(passage, start, end),
    value: valueOfNumerals(keys),
    keys: keys.join(' '),
  }
}

/** What of a number reads as one word: 'twenty-one', 'vingt et un', 'двадцать один', not the thousands before it. */
export function compoundAround(side: Side, unit: number): { first: number; last: number } {
  const { units } = side
  return reach(unit, (a, b) => {
    if (!goesOn(side, a, b)) return false
    const [greater, smaller] = [Number(side.keyOf(a)), Number.parseInt(side.keyOf(b), 10)]
    return (greater >= 20 && greater < 100 && smaller < 20) || areGlued(units, a, b)
  })
}

function areGlued({ starts, ends }: Units, a: number, b: number): boolean {
  for (let at = a; at < b; at++) if (ends[at] !== starts[at + 1]) return false
  return true
}

/** From a unit as far as there are others, next to it or joined, that go on from each other. */
function reach(unit: number, goesOn: (a: number, b: number) => boolean): { first: number; last: number } {
  let [first, last] = [unit, unit]
  const before = () => steps.map((step) => first - step).find((other) => goesOn(other, first))
  const behind = () => steps.map((step) => last + step).find((other) => goesOn(last, other))
  for (let at = before(); at !== undefined && unit - at < LONGEST_NUMBER; at = before()) first = at
  for (let at = behind(); at !== undefined && at - unit < LONGEST_NUMBER; at = behind()) last = at
  return { first, last }
}

const steps = Array.from({ length: WIDEST_JOINT + 1 }, (_, index) => index + 1)

/** Whether two units, next to each other or joined, are parts of one number. */
function goesOn(side: Side, a: number, b: number): boolean {
  const { kinds, passages } = side.units
  if (passages[a] === undefined || passages[a] !== passages[b] || kinds[a] !== NUMBER || kinds[b] !== NUMBER)
    return false
  if (b - a > 1) return isSpelled(side, a) && isSpelled(side, b) && areJoined(side, a, b)
  if (isSpelled(side, b)) return isSpelled(side, a) || isMultiplier(side.keyOf(b))
  return isThousands(side, a, b)
}

/** Hyphens join any two words of a number; an 'and' only a greater one with a smaller: 'two and three' are two. */
function areJoined(side: Side, a: number, b: number): boolean {
  const between = Array.from({ length: b - a - 1 }, (_, index) => side.keyOf(a + 1 + index))
  if (between.every((key) => key === '-')) return between.length === 1
  const [greater, smaller] = [Number.parseInt(side.keyOf(a), 10), Number.parseInt(side.keyOf(b), 10)]
  return between.every((key) => key === '-' || JOINTS.has(key)) && greater >= 20 && greater > smaller
}

function isSpelled(side: Side, unit: number): boolean {
  return !/\d/.test(unitText(side, unit))
}

function isThousands(side: Side, a: number, b: number): boolean {
  return (
    SPACED_THOUSANDS.has(languageOf(side)) &&
    side.units.starts[b] === (side.units.ends[a] as number) + 1 &&
    /^\d{1,3}$/.test(unitText(side, a)) &&
    /^\d{3}$/.test(unitText(side, b))
  )
}

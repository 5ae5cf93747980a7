import type { Span } from '../text/types.ts'
import { isMultiplier, valueOfNumerals } from './numerals.ts'
import { sourceSpan } from './read-column.ts'
import { languageOf, passageOf, type Side, unitText } from './side.ts'
import { DATE, NUMBER } from './units.ts'

/** A number's words, at most. */
const LONGEST_NUMBER = 12
/** Languages that part thousands by a space: "4 500". */
const SPACED_THOUSANDS = new Set(['fr', 'ru'])
const JOINTS = new Set(['-', 'and', 'et'])

/** A whole number around one of its words: 'fifty-seven thousand four hundred' around 'four', '3 million' around '3'. */
export interface NumberPhrase {
  first: number
  text: string
  span: Span
  value: number | null
  keys: string
}

/** The number that a unit is, or is a part of. */
export function numberAround(side: Side, unit: number): NumberPhrase {
  const { units } = side
  let first = unit
  let last = unit
  for (let at = before(first); at !== undefined && unit - at < LONGEST_NUMBER; at = before(first)) first = at
  for (let at = behind(last); at !== undefined && at - unit < LONGEST_NUMBER; at = behind(last)) last = at
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
    text: passage.text.slice(start, end),
    span: sourceSpan(passage, start, end),
    value: valueOfNumerals(keys),
    keys: keys.join(' '),
  }

  /** The unit before that belongs to the same number, over a hyphen or an 'and'. */
  function before(at: number): number | undefined {
    return [at - 1, at - 2].find((other) => goesOn(side, other, at))
  }

  function behind(at: number): number | undefined {
    return [at + 1, at + 2].find((other) => goesOn(side, at, other))
  }
}

/** Whether two units, next to each other or joined, are parts of one number. */
function goesOn(side: Side, a: number, b: number): boolean {
  const { kinds, passages } = side.units
  if (passages[a] === undefined || passages[a] !== passages[b] || kinds[a] !== NUMBER || kinds[b] !== NUMBER)
    return false
  if (b - a > 1) return isSpelled(side, a) && isSpelled(side, b) && JOINTS.has(side.keyOf(a + 1))
  if (isSpelled(side, b)) return isSpelled(side, a) || isMultiplier(side.keyOf(b))
  return isThousands(side, a, b)
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

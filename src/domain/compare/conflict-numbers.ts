import type { Span } from '../text/types.ts'
import type { Change } from './changes.ts'
import type { Clash } from './conflicts.ts'
import { valueOfNumerals } from './numerals.ts'
import { sourceSpan } from './read-column.ts'
import { contrast } from './reasons.ts'
import { passageOf, type Side, unitText } from './side.ts'
import { DATE, NUMBER, SIGN } from './units.ts'

/** A changed stretch longer than this was rewritten: two numbers in it are of one thing only if a neighbour says so. */
const SHORT_CHANGE = 6
/** A stretch with more numbers than this on both sides is a table; its numbers are not told apart by neighbours. */
const MOST_TRIES = 10_000
/** A number's words, at most. */
const LONGEST_NUMBER = 12

/** Numbers that stand in the place of other numbers and are not the same value. */
export function findNumberConflicts(changes: readonly Change[], left: Side, right: Side): Clash[] {
  const shift = right.yearShift - left.yearShift
  const seen = new Set<number>()
  return changes.flatMap((change) => {
    // Two years are for the dates to judge.
    if (!hasNumber(change.left, left) && !hasNumber(change.right, right)) return []
    const a = numbersIn(change.left, left)
    const b = numbersIn(change.right, right)
    const short = change.left.length <= SHORT_CHANGE && change.right.length <= SHORT_CHANGE
    const pairs: [number, number][] =
      short && a.length === b.length
        ? a.map((unit, index) => [unit, b[index] as number])
        : a.length * b.length > MOST_TRIES
          ? []
          : a.flatMap((unit) => {
              const other = b.find((candidate) => sameNeighbour(left, unit, right, candidate))
              return other === undefined ? [] : [[unit, other] as [number, number]]
            })
    return pairs.flatMap(([unit, other]) => {
      const [x, y] = [numberAround(left, unit), numberAround(right, other)]
      if (left.units.kinds[unit] === DATE && right.units.kinds[other] === DATE) return []
      if (seen.has(x.first) || sameValue(x, y) || !sameForm(x, y) || isShiftedYear(x, y, shift)) return []
      seen.add(x.first)
      return [
        {
          kind: 'number' as const,
          left: x.span,
          right: y.span,
          reason: contrast(left, right, 'says', x.text, y.text),
        },
      ]
    })
  })
}

function hasNumber(run: readonly number[], { units }: Side): boolean {
  return run.some((unit) => units.kinds[unit] === NUMBER)
}

/** Numbers of a stretch, and bare years: '1233 soldiers' may have been read as a year. */
function numbersIn(run: readonly number[], side: Side): number[] {
  return run.filter((unit) => {
    const kind = side.units.kinds[unit]
    return kind === NUMBER || (kind === DATE && /^\d+$/.test(unitText(side, unit)))
  })
}

/** A whole number around one of its words: 'fifty-seven thousand four hundred' around 'four'. */
interface NumberPhrase {
  first: number
  text: string
  span: Span
  value: number | null
  keys: string
}

function numberAround(side: Side, unit: number): NumberPhrase {
  const { units } = side
  const spelled = (at: number) => units.kinds[at] === NUMBER && !/\d/.test(unitText(side, at))
  const together = (at: number) => units.passages[at] === units.passages[unit]
  let first = unit
  let last = unit
  if (spelled(unit)) {
    for (let at = unit - 1; unit - at < LONGEST_NUMBER && together(at) && joins(at, -1); at--)
      if (spelled(at)) first = at
    for (let at = unit + 1; at - unit < LONGEST_NUMBER && together(at) && joins(at, 1); at++)
      if (spelled(at)) last = at
  }
  const keys: string[] = []
  for (let at = first; at <= last; at++) {
    if (units.kinds[at] === NUMBER) keys.push(side.keyOf(at))
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

  /** A number word, or a hyphen or 'and' with another number word behind it. */
  function joins(at: number, step: 1 | -1): boolean {
    if (spelled(at)) return true
    return (
      (unitText(side, at) === '-' || unitText(side, at) === 'and') &&
      together(at + step) &&
      spelled(at + step)
    )
  }
}

function sameValue(a: NumberPhrase, b: NumberPhrase): boolean {
  return a.keys === b.keys || (a.value !== null && a.value === b.value)
}

/** A year that was not recognised as a date is no claim of its own where the universe's shift explains it. */
function isShiftedYear(a: NumberPhrase, b: NumberPhrase, shift: number): boolean {
  return shift !== 0 && a.value !== null && b.value !== null && a.value - b.value === shift
}

/** '105s' and '87s' compare; '1.' (first) and '40' do not. */
function sameForm(a: NumberPhrase, b: NumberPhrase): boolean {
  return (
    a.keys.replace(/[\d ,]+/g, '#').replace(/#\.#/g, '#') ===
    b.keys.replace(/[\d ,]+/g, '#').replace(/#\.#/g, '#')
  )
}

/** The word after, or else the one before, is the same on both sides. */
function sameNeighbour(left: Side, a: number, right: Side, b: number): boolean {
  const after = neighbour(left, a, 1)
  if (after !== undefined && after === neighbour(right, b, 1)) return true
  const before = neighbour(left, a, -1)
  return before !== undefined && before === neighbour(right, b, -1)
}

function neighbour({ units }: Side, unit: number, step: 1 | -1): number | undefined {
  const at = unit + step
  return units.passages[at] === units.passages[unit] && units.kinds[at] !== SIGN ? units.ids[at] : undefined
}

import { relateQuantities } from '../quantities/relate-quantities.ts'
import type { Change } from './changes.ts'
import { type NumberPhrase, numberAround } from './number-phrases.ts'
import { DOZEN } from './numerals.ts'
import { contrast } from './reasons.ts'
import { type Side, unitText } from './side.ts'
import { type Quoted, quantityAt, quoteQuantities } from './side-quantities.ts'
import type { Clash } from './types.ts'
import { DATE, NUMBER, SIGN } from './units.ts'

/** A changed stretch longer than this was rewritten: two numbers in it are of one thing only if a neighbour says so. */
const SHORT_CHANGE = 6
/** A smaller number stands in no year's place. */
const LEAST_YEAR = 100
/** A stretch with more numbers than this on both sides is a table; its numbers are not told apart by neighbours. */
const MOST_TRIES = 10_000

/** Numbers that stand in the place of other numbers and are not the same value. */
export function findNumberConflicts(changes: readonly Change[], left: Side, right: Side): Clash[] {
  const shift = right.yearShift - left.yearShift
  const seen = new Set<number>()
  return changes.flatMap((change) => {
    // Two years are for the dates to judge.
    if (!hasNumber(change.left, left) && !hasNumber(change.right, right))
      return measureConflict(change, left, right)
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
    return pairs.flatMap(([unit, other]): Clash[] => {
      const [x, y] = [numberAround(left, unit), numberAround(right, other)]
      const [aDate, bDate] = [left.units.kinds[unit] === DATE, right.units.kinds[other] === DATE]
      // Two dates are for the dates to judge, and 'two' (years later) is no other number than 1642.
      if ((aDate && bDate) || (aDate !== bDate && ((aDate ? y : x).value ?? 0) < LEAST_YEAR)) return []
      if (seen.has(x.first)) return []
      const [p, q] = [quantityAt(left, unit), quantityAt(right, other)]
      const relation = p && q ? relateQuantities(p, q) : 'unlike'
      if (relation === 'same') return []
      const measured = relation === 'differs' && (p?.measured || p?.time)
      if (!measured && (sameValue(x, y) || !sameForm(x, y) || isShiftedYear(x, y, shift))) return []
      seen.add(x.first)
      return [
        clashOf(
          left,
          right,
          p && q && relation === 'differs' ? quoteQuantities([left, right], [unit, other], [p, q]) : [x, y],
        ),
      ]
    })
  })
}

function clashOf(left: Side, right: Side, [x, y]: readonly [Quoted, Quoted]): Clash {
  return {
    kind: 'number',
    left: x.span,
    right: y.span,
    reason: contrast(left, right, 'says', x.text, y.text),
  }
}

/** More words than this are no other name for a measure. */
const LONGEST_MEASURE = 3

/** "3 km" beside "3 miles": the same number of another measure. */
function measureConflict(change: Change, left: Side, right: Side): Clash[] {
  const [a, b] = [change.left[0], change.right[0]]
  if (a === undefined || b === undefined) return []
  if (change.left.length > LONGEST_MEASURE || change.right.length > LONGEST_MEASURE) return []
  if (left.units.kinds[a - 1] !== NUMBER || right.units.kinds[b - 1] !== NUMBER) return []
  const [p, q] = [quantityAt(left, a), quantityAt(right, b)]
  if (!p?.measured || !q?.measured || relateQuantities(p, q) !== 'differs') return []
  return [clashOf(left, right, quoteQuantities([left, right], [a, b], [p, q]))]
}

function hasNumber(run: readonly number[], { units }: Side): boolean {
  return run.some((unit) => units.kinds[unit] === NUMBER)
}

/**
 * Numbers of a stretch, one of each quantity, and bare years: '1233 soldiers' may have been read as a year. Numbers of
 * another measure may stand in one place, so both sides' parts of one quantity count once.
 */
function numbersIn(run: readonly number[], side: Side): number[] {
  const numbers = run.filter((unit) => {
    const kind = side.units.kinds[unit]
    return kind === NUMBER || (kind === DATE && /^\d+$/.test(unitText(side, unit)))
  })
  if (numbers.length < 2 || numbers.length > MOST_GROUPED) return numbers
  const quantities = numbers.map((unit) => quantityAt(side, unit))
  return numbers.filter((_, at) => quantities[at] === undefined || quantities[at] !== quantities[at - 1])
}

/** Of a stretch with more numbers, a table or a list, each is told apart by itself. */
const MOST_GROUPED = 12

function sameValue(a: NumberPhrase, b: NumberPhrase): boolean {
  return a.keys === b.keys || (a.value !== null && a.value === b.value)
}

/** A year that was not recognised as a date is no claim of its own where the universe's shift explains it. */
function isShiftedYear(a: NumberPhrase, b: NumberPhrase, shift: number): boolean {
  return shift !== 0 && a.value !== null && b.value !== null && a.value - b.value === shift
}

/** '105s' and '87s' compare; '1.' (first) and '40' do not. */
function sameForm(a: NumberPhrase, b: NumberPhrase): boolean {
  return formOf(a) === formOf(b)
}

function formOf({ keys }: NumberPhrase): string {
  return keys
    .replaceAll(DOZEN, '12')
    .replace(/[\d ,]+/g, '#')
    .replace(/#(?:\.#)+/g, '#')
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

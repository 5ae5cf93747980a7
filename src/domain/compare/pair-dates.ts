import type { Change, Piece } from './diff-cells.ts'
import type { PlacedDate } from './read-column.ts'
import { type DateRelation, relateDates } from './relate-dates.ts'
import type { Side } from './side.ts'
import { DATE } from './units.ts'

/** Two dates that stand for each other: in the same place of paired sentences. */
export interface DatePair extends DateRelation {
  left: PlacedDate
  right: PlacedDate
  leftUnit: number
  rightUnit: number
}

/** In a longer stretch, what stands in the same place need not be the same thing. */
const SHORT_CHANGE = 8
/** Dates that only share a rewritten sentence are of one event where they lie no further apart. */
const NEAR_YEARS = 3

/**
 * The dates of two compared cells that stand for each other. Dates the diff matched agree; of the others, those in one
 * short change are paired in order, then what is left of a sentence: equal moments, and the last one of each side.
 */
export function pairDates(pieces: readonly Piece[], left: Side, right: Side): DatePair[] {
  const pairs: DatePair[] = []
  for (const piece of pieces) {
    piece.left.forEach((unit, at) => {
      const partner = piece.partners[at] as number
      if (partner >= 0 && left.units.kinds[unit] === DATE)
        pairs.push(pairOf(unit, piece.right[partner] as number))
    })
    const loose: DatePair[][] = []
    const restOfA: number[] = []
    const restOfB: number[] = []
    for (const change of piece.changes) {
      const a = change.left.filter((unit) => left.units.kinds[unit] === DATE)
      const b = change.right.filter((unit) => right.units.kinds[unit] === DATE)
      if (a.length === b.length && isShort(change))
        loose.push(a.map((unit, at) => pairOf(unit, b[at] as number)))
      else {
        restOfA.push(...a)
        restOfB.push(...b)
      }
    }
    pairs.push(...loose.flat(), ...pairMoved(restOfA, restOfB))
  }
  return pairs

  function pairOf(a: number, b: number): DatePair {
    const x = left.column.dates[left.units.dates[a] as number] as PlacedDate
    const y = right.column.dates[right.units.dates[b] as number] as PlacedDate
    return {
      left: x,
      right: y,
      leftUnit: a,
      rightUnit: b,
      ...relateDates(x, left.yearShift, y, right.yearShift),
    }
  }

  function pairMoved(a: readonly number[], b: number[]): DatePair[] {
    const found: DatePair[] = []
    const rest = a.filter((unit) => {
      const same = b.findIndex((other) => pairOf(unit, other).verdict === 'same')
      if (same >= 0) found.push(pairOf(unit, b.splice(same, 1)[0] as number))
      return same < 0
    })
    if (rest.length === 1 && b.length === 1) {
      const last = pairOf(rest[0] as number, b[0] as number)
      const shift = right.yearShift - left.yearShift
      const near =
        last.years.length === 0 || last.years.every((years) => Math.abs(years - shift) <= NEAR_YEARS)
      if (last.left.kind === last.right.kind && near) found.push(last)
    }
    return found
  }
}

/** Takes dates that agree out of the changes they stand in: moved or written another way, they are no difference. */
export function releaseAgreeing(pieces: readonly Piece[], pairs: readonly DatePair[]): void {
  const same = pairs.filter(({ verdict }) => verdict === 'same')
  if (same.length === 0) return
  const left = new Set(same.map(({ leftUnit }) => leftUnit))
  const right = new Set(same.map(({ rightUnit }) => rightUnit))
  for (const piece of pieces) {
    piece.changes = piece.changes.flatMap((change) => {
      const a = change.left.filter((unit) => !left.has(unit))
      const b = change.right.filter((unit) => !right.has(unit))
      return a.length + b.length > 0 ? { ...change, left: a, right: b } : []
    })
  }
}

function isShort({ left, right }: Change): boolean {
  return left.length <= SHORT_CHANGE && right.length <= SHORT_CHANGE
}

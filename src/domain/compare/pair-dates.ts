import { changesOf, type Piece } from './diff-cells.ts'
import { isOldStylePair, momentOf, namesYear, yearOf } from './moments.ts'
import type { PlacedDate } from './read-column.ts'
import type { Side } from './side.ts'
import { DATE } from './units.ts'

/** Two dates that stand for each other: in the same place of paired sentences. */
export interface DatePair {
  left: PlacedDate
  right: PlacedDate
  /** The same moment, or where the words name no year, the same day of the year. */
  agree: boolean
  /** Years to add to the right to get the left; null where one of them names no year. */
  years: number | null
}

/**
 * The dates of two compared cells that stand for each other. Dates the diff matched agree; of the others, those in one
 * change are paired in order, then what is left of a piece where each side has one.
 */
export function pairDates(pieces: readonly Piece[], left: Side, right: Side): DatePair[] {
  const pairs: DatePair[] = []
  for (const piece of pieces) {
    for (let i = 0; i < piece.left.length; i++) {
      const partner = piece.partners[i] as number
      if (partner < 0 || left.units.kinds[piece.left[i] as number] !== DATE) continue
      add(dateAt(left, piece.left[i]), dateAt(right, piece.right[partner]), true)
    }
    if (piece.left.length === 0 || piece.right.length === 0) continue
    const loose: { a: PlacedDate[]; b: PlacedDate[] } = { a: [], b: [] }
    for (const change of changesOf(piece)) {
      const a = datesOf(left, change.piece.left.slice(change.a0, change.a1))
      const b = datesOf(right, change.piece.right.slice(change.b0, change.b1))
      if (a.length === b.length) a.forEach((date, index) => void add(date, b[index], false))
      else {
        loose.a.push(...a)
        loose.b.push(...b)
      }
    }
    pairLoose(loose.a, loose.b)
  }
  return pairs

  function add(a: PlacedDate | undefined, b: PlacedDate | undefined, agree: boolean): void {
    if (a && b) pairs.push({ left: a, right: b, agree: agree || sameMoment(a, b), years: yearsBetween(a, b) })
  }

  /** Dates that changed places: the same moment first, then the one left over on each side. */
  function pairLoose(a: PlacedDate[], b: PlacedDate[]): void {
    const restOfA = a.filter((date) => {
      const found = b.findIndex((other) => sameMoment(date, other))
      if (found < 0) return true
      add(date, b.splice(found, 1)[0], true)
      return false
    })
    if (restOfA.length === 1 && b.length === 1 && restOfA[0]?.kind === b[0]?.kind)
      add(restOfA[0], b[0], false)
  }

  function sameMoment(a: PlacedDate, b: PlacedDate): boolean {
    const x = momentOf(a, left.yearShift)
    const y = momentOf(b, right.yearShift)
    return x !== null && y !== null && ((x.from === y.from && x.to === y.to) || isOldStylePair(x, y))
  }
}

function datesOf(side: Side, units: readonly number[]): PlacedDate[] {
  return units.flatMap((unit) => (side.units.kinds[unit] === DATE ? (dateAt(side, unit) ?? []) : []))
}

function dateAt(side: Side, unit: number | undefined): PlacedDate | undefined {
  return unit === undefined ? undefined : side.column.dates[side.units.dates[unit] as number]
}

function yearsBetween(a: PlacedDate, b: PlacedDate): number | null {
  const x = namesYear(a) ? yearOf(a) : null
  const y = namesYear(b) ? yearOf(b) : null
  return x === null || y === null ? null : x - y
}

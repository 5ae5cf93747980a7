import type { AlignedRow } from '../align/types.ts'
import type { CellPair } from './compare-rows.ts'
import { dateReason } from './conflict-dates.ts'
import { guessShift } from './guess-shift.ts'
import { inferShift } from './infer-shift.ts'
import type { DatePair } from './pair-dates.ts'
import type { Part, Side } from './side.ts'
import { findSlips } from './slips.ts'
import type { ShiftFinding } from './types.ts'

/**
 * The shift to read each column's dates with: the telling's own, else what its dates' surroundings suggest against
 * the columns already placed, the surest first. The first that has one of its own, or else the base, stays as it is.
 */
export function guessShifts(parts: readonly Part[]): number[] {
  const reference = referenceOf(parts)
  const shifts = parts.map(({ column }) => column.telling.yearShift)
  shifts[reference] ??= 0
  for (let open = unplaced(shifts); open.length > 0; open = unplaced(shifts)) {
    let best = { index: open[0] as number, shift: shifts[reference] as number, votes: 0 }
    for (const index of open) {
      shifts.forEach((placed, other) => {
        if (placed === null) return
        const { years, votes } = guessShift(parts[other] as Part, parts[index] as Part)
        if (votes > best.votes) best = { index, shift: placed + years, votes }
      })
    }
    shifts[best.index] = best.shift
  }
  return shifts as number[]
}

function unplaced(shifts: readonly (number | null)[]): number[] {
  return shifts.flatMap((shift, index) => (shift === null ? index : []))
}

/**
 * The guessed shifts, put right where the aligned dates clearly speak for others, and given up where nothing bears them
 * out: no dates that agree in sentences that do, and no event told a year or two off.
 */
export function correctShifts(
  sides: readonly Side[],
  pairs: readonly CellPair[],
  rows: readonly AlignedRow[],
): number[] {
  const reference = referenceOf(sides)
  const axis = (sides[reference] as Side).yearShift
  return sides.map(({ column, yearShift }, index) => {
    if (index === reference || column.telling.yearShift !== null) return yearShift
    const years = inferShift([...datesBetween(pairs, reference, index).keys()])
    if (years !== undefined) return axis + years
    const borneOut = sides.some(
      (other, at) => at !== index && other.yearShift === yearShift && other.column.dates.length > 0,
    )
    return yearShift === axis || borneOut || findSlips(index, sides, rows).length > 0 ? yearShift : axis
  })
}

/**
 * For each column but the base, its year shift against the base with the dates that miss it. What both universes have
 * set always stands, and dates that miss it are its slips however many; where one has set nothing, it is what the
 * dates themselves suggest. A date of the source is one slip however often it is paired.
 */
export function findShifts(
  sides: readonly Side[],
  pairs: readonly CellPair[],
  rows: readonly AlignedRow[],
): ShiftFinding[] {
  const [base, ...others] = sides as [Side, ...Side[]]
  return others.flatMap((side, index) => {
    const column = index + 1
    const known = base.column.telling.yearShift !== null && side.column.telling.yearShift !== null
    const used = side.yearShift - base.yearShift
    const dated = datesBetween(pairs, 0, column)
    const evidence = [...dated.keys(), ...datesElsewhere(sides, pairs, column, dated)]
    const years = known ? used : (inferShift(evidence) ?? used)
    if (years === 0) return []
    const exceptions = new Map<number, ShiftFinding['exceptions'][number]>()
    const broken = new Set<string | null>()
    for (const [pair, row] of dated) {
      const off = pair.years.find((each) => each !== years)
      const { start, end, edtf } = pair.right
      if (off === undefined || exceptions.has(start)) continue
      exceptions.set(start, { start, end, years: off, reason: dateReason(pair, base, side, years), row })
      broken.add(edtf)
    }
    // What the rows do not bring together may still be one event told twice; that only counts under the shift in use.
    // A date that a row has already shown to be off is not off once more where it is told again.
    const slips = years === used ? findSlips(column, sides, rows, broken) : []
    for (const slip of slips) exceptions.set(slip.start, slip)
    const support = evidence.filter((pair) => pair.years.includes(years)).length
    const sorted = [...exceptions.values()].sort((a, b) => a.start - b.start)
    return [{ column, years, support, exceptions: sorted, set: known }]
  })
}

/** The first column whose own shift is known, or else the base. */
function referenceOf(parts: readonly Part[]): number {
  return Math.max(
    0,
    parts.findIndex(({ column }) => column.telling.yearShift !== null),
  )
}

/** The dates paired between two columns, seen from the first, with their rows counted from 1. */
function datesBetween(pairs: readonly CellPair[], first: number, second: number): Map<DatePair, number> {
  const rows = new Map<DatePair, number>()
  for (const { left, right, row, datePairs } of pairs) {
    if (left !== Math.min(first, second) || right !== Math.max(first, second)) continue
    for (const pair of datePairs) rows.set(first < second ? pair : flipped(pair), row + 1)
  }
  return rows
}

/** The dates of a column that only others than the base have something beside, with years as if seen from the base. */
function datesElsewhere(
  sides: readonly Side[],
  pairs: readonly CellPair[],
  column: number,
  known: ReadonlyMap<DatePair, number>,
): DatePair[] {
  const seen = new Set([...known.keys()].map(({ right }) => right.start))
  const base = (sides[0] as Side).yearShift
  return sides.flatMap(({ yearShift }, other) => {
    if (other === 0 || other === column) return []
    return [...datesBetween(pairs, other, column).keys()].flatMap((pair) => {
      if (seen.has(pair.right.start)) return []
      seen.add(pair.right.start)
      return { ...pair, years: pair.years.map((each) => each + yearShift - base) }
    })
  })
}

function flipped({ left, right, leftUnit, rightUnit, years, ...rest }: DatePair): DatePair {
  return {
    left: right,
    right: left,
    leftUnit: rightUnit,
    rightUnit: leftUnit,
    years: years.map((each) => -each),
    ...rest,
  }
}

import type { AlignedRow } from '../align/types.ts'
import type { CellPair } from './compare-rows.ts'
import { dateReason } from './conflict-dates.ts'
import { guessShift } from './guess-shift.ts'
import { inferShift } from './infer-shift.ts'
import type { DatePair } from './pair-dates.ts'
import type { Part, Side } from './side.ts'
import { findSlips } from './slips.ts'
import type { ShiftFinding, ShiftQuestion } from './types.ts'
import { isOpen } from './weigh-shifts.ts'

/** The shifts to read dates with as they are written: those that are given, and none. */
export function givenShifts(parts: readonly Part[]): number[] {
  return parts.map(({ column }) => column.telling.yearShift ?? 0)
}

/**
 * The shifts by which passages of the columns are sought in each other: those given, else what the surroundings of the
 * dates suggest against the columns already placed, the surest first.
 */
export function guessShifts(parts: readonly Part[]): number[] {
  const reference = referenceOf(parts)
  const shifts = parts.map(({ column }) => column.telling.yearShift)
  shifts[reference] ??= 0
  for (let open = unplaced(shifts); open.length > 0; open = unplaced(shifts)) {
    let best = { index: open[0] as number, shift: 0, votes: 0 }
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
  const shifts = sides.map((side, index) => {
    const { yearShift } = side
    if (index === reference || !isOpen(side)) return yearShift
    const settled = [reference, ...sides.keys()].filter((other) => !isOpen(sides[other] as Side))
    const shift = inferShift(datesAgainst(settled.length > 0 ? settled : [reference], sides, pairs, index))
    if (shift !== undefined) return shift
    const borneOut = sides.some(
      (other, at) => at !== index && other.yearShift === yearShift && other.column.dates.length > 0,
    )
    return yearShift === 0 || borneOut || findSlips(index, sides, rows).length > 0 ? yearShift : 0
  })
  return alikeInOneCanon(shifts, sides)
}

/** Of the open columns of one canon those that say nothing go with the first that does. */
function alikeInOneCanon(shifts: readonly number[], sides: readonly Side[]): number[] {
  return sides.map((side, index) => {
    const { canon } = side.column.telling
    const own = shifts[index] as number
    if (canon === undefined || !isOpen(side)) return own
    const alike = sides.flatMap((other, at) =>
      isOpen(other) && other.column.telling.canon === canon ? (shifts[at] as number) : [],
    )
    return alike.find((each) => each !== 0) ?? own
  })
}

/**
 * For each column but the base, its year shift against the base with the dates that miss it: one that is given, and then
 * dates that miss it are its slips however many, or one that a question is about. A date of the source is one slip however
 * often it is paired.
 */
export function findShifts(
  sides: readonly Side[],
  pairs: readonly CellPair[],
  rows: readonly AlignedRow[],
  questions: readonly ShiftQuestion[],
): ShiftFinding[] {
  const [base, ...others] = sides as [Side, ...Side[]]
  return others.flatMap((side, index) => {
    const column = index + 1
    const years = side.yearShift - base.yearShift
    const guessed = [0, column].filter((each) => isOpen(sides[each] as Side) && sides[each]?.yearShift !== 0)
    const asked = guessed.map((each) => questions.find((question) => question.column === each))
    if (years === 0 || asked.includes(undefined)) return []
    const dated = datesBetween(pairs, 0, column)
    const evidence = datesAgainst([...sides.keys()], sides, pairs, column)
    const exceptions = new Map<number, ShiftFinding['exceptions'][number]>()
    const broken = new Set<string | null>()
    for (const [pair, row] of dated) {
      const off = pair.years.find((each) => each !== years)
      const { start, end, edtf } = pair.right
      if (off === undefined || exceptions.has(start)) continue
      exceptions.set(start, { start, end, years: off, reason: dateReason(pair, base, side, years), row })
      broken.add(edtf)
    }
    // What the rows do not bring together may still be one event told twice. A date that a row has already shown to be off
    // is not off once more where it is told again.
    for (const slip of findSlips(column, sides, rows, broken)) exceptions.set(slip.start, slip)
    const support = evidence.filter((pair) => pair.years.includes(side.yearShift)).length
    const sorted = [...exceptions.values()].sort((a, b) => a.start - b.start)
    const applied = asked.every((question) => question?.applied)
    return [{ column, years, support, exceptions: sorted, set: asked.length === 0, applied }]
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

/**
 * A column's dates with what some others have beside them, each once, with the years to add to reach the common axis. Of
 * several the first one's counts.
 */
function datesAgainst(
  others: readonly number[],
  sides: readonly Side[],
  pairs: readonly CellPair[],
  column: number,
): DatePair[] {
  const seen = new Set<number>()
  return others.flatMap((other) => {
    if (other === column) return []
    const { yearShift } = sides[other] as Side
    const found = [...datesBetween(pairs, other, column).keys()].filter(({ right }) => !seen.has(right.start))
    for (const { right } of found) seen.add(right.start)
    return found.map((pair) => ({ ...pair, years: pair.years.map((each) => each + yearShift) }))
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

import type { Change } from './changes.ts'
import { type DateEnd, dateAt, endsOf } from './date-units.ts'
import { agreementOf, type Piece } from './diff-cells.ts'
import { yearOf } from './moments.ts'
import type { PlacedDate } from './read-column.ts'
import { type DateRelation, relateDates } from './relate-dates.ts'
import type { Side } from './side.ts'
import { DATE, NUMBER, WORD } from './units.ts'

/** Two dates that stand for each other: in the same place of paired sentences. */
export interface DatePair extends DateRelation {
  left: PlacedDate
  right: PlacedDate
  leftUnit: number
  rightUnit: number
  /** Whether the words around agree well enough for the pair to say something of the shift between two texts. */
  sure: boolean
}

/** Share of units that must agree; passages brought together by their dates alone would only confirm themselves. */
const SURE_AGREEMENT = 0.3
/** And words in common, besides the dates: headings that are bare years agree by chance. */
const SURE_WORDS = 3

/** In a longer stretch, what stands in the same place need not be the same thing. */
const SHORT_CHANGE = 8
/** Dates that only share a rewritten sentence are of one event where they lie no further apart. */
const NEAR_YEARS = 3
/** How far a number may miss a shifted year and still be taken for one that slipped. */
const LENT_YEARS = 30

/**
 * The dates of two compared cells that stand for each other. Dates the diff matched agree; of the others, those in one
 * short change of one sentence are paired in order; of what is left, equal moments, and the last one of a sentence.
 */
export function pairDates(pieces: readonly Piece[], left: Side, right: Side): DatePair[] {
  return pieces.flatMap((piece) => {
    const sure = agreementOf(piece) >= SURE_AGREEMENT && hasCommonWords(piece, left)
    const pairs: DatePair[] = []
    piece.left.forEach((unit, at) => {
      const partner = piece.partners[at] as number
      if (partner >= 0 && isDate(left, unit)) pairs.push(pairOf(unit, piece.right[partner] as number))
    })
    const rest = new Map<number, UnitsOfBoth>()
    for (const change of piece.changes) {
      if (!hasDate(left, change.left) && !hasDate(right, change.right)) continue
      for (const [group, { a, b }] of datesByGroup(piece, change)) {
        lendYears(change, a, b)
        const inOrder = isShort(change, group, piece) ? pairInOrder(a, b) : []
        pairs.push(...inOrder)
        if (inOrder.length > 0) continue
        const known = rest.get(group)
        if (known) addAll(known, { a, b })
        else rest.set(group, { a, b })
      }
    }
    const lone: UnitsOfBoth = { a: [], b: [] }
    for (const [group, { a, b }] of rest) {
      const found = pairSame(a, b)
      pairs.push(...found.pairs)
      if (group >= 0) pairs.push(...pairLast(found.a, found.b))
      addAll(lone, found)
    }
    // A date may have moved into another sentence; only an equal moment says so.
    pairs.push(...pairSame(lone.a, lone.b).pairs)
    return pairs.map((pair) => ({ ...pair, sure }))
  })

  function pairOf(a: number, b: number): DatePair {
    return relate(a, dateAt(left, a), b, dateAt(right, b))
  }

  function relate(a: number, x: PlacedDate, b: number, y: PlacedDate): DatePair {
    return {
      left: x,
      right: y,
      leftUnit: a,
      rightUnit: b,
      sure: true,
      ...relateDates(x, left.yearShift, y, right.yearShift),
    }
  }

  /**
   * A year far from our own days reads as a number where nothing says that it is one; opposite a year that the shift
   * brings near it, it is one.
   */
  function lendYears(change: Change, a: number[], b: number[]): void {
    const shift = right.yearShift - left.yearShift
    if (shift === 0 || Math.abs(a.length - b.length) !== 1) return
    const [lacking, side, run] = a.length < b.length ? [a, left, change.left] : [b, right, change.right]
    const years = run.filter(
      (unit) => /^\d{3,5}$/.test(side.keyOf(unit)) && side.units.kinds[unit] === NUMBER,
    )
    const others = (lacking === a ? b : a).map((unit) => yearOf(dateAt(lacking === a ? right : left, unit)))
    const lent = years.filter((unit) => {
      const shifted = Number(side.keyOf(unit)) + (lacking === a ? -shift : shift)
      return others.some((year) => year !== null && Math.abs(year - shifted) <= LENT_YEARS)
    })
    if (lent.length === 1) lacking.push(lent[0] as number)
    lacking.sort((x, y) => x - y)
  }

  function datesByGroup(piece: Piece, change: Change): Map<number, { a: number[]; b: number[] }> {
    const groups = new Map<number, { a: number[]; b: number[] }>()
    const of = (group: number | undefined) => {
      const key = group ?? UNPAIRED
      const known = groups.get(key) ?? { a: [], b: [] }
      groups.set(key, known)
      return known
    }
    change.left.forEach((unit, at) => {
      if (isDate(left, unit)) of(piece.leftGroups[change.a0 + at]).a.push(unit)
    })
    change.right.forEach((unit, at) => {
      if (isDate(right, unit)) of(piece.rightGroups[change.b0 + at]).b.push(unit)
    })
    return groups
  }

  /** As many on either side, one by one; or a span on one side whose two ends the other names apart. */
  function pairInOrder(a: readonly number[], b: readonly number[]): DatePair[] {
    if (a.length === b.length) return a.map((unit, at) => pairOf(unit, b[at] as number))
    const [x, y] = [endsOf(left, a), endsOf(right, b)]
    return x.length === 2 && y.length === 2
      ? x.map((end, at) => {
          const other = y[at] as DateEnd
          return relate(end.unit, end.date, other.unit, other.date)
        })
      : []
  }

  function pairSame(
    a: readonly number[],
    b: readonly number[],
  ): { pairs: DatePair[]; a: number[]; b: number[] } {
    if (a.length * b.length > MOST_TRIES) return { pairs: [], a: [...a], b: [...b] }
    const pairs: DatePair[] = []
    const restOfB = [...b]
    const restOfA = a.filter((unit) => {
      const same = restOfB.findIndex((other) => pairOf(unit, other).verdict === 'same')
      if (same >= 0) pairs.push(pairOf(unit, restOfB.splice(same, 1)[0] as number))
      return same < 0
    })
    return { pairs, a: restOfA, b: restOfB }
  }

  function pairLast(a: readonly number[], b: readonly number[]): DatePair[] {
    if (a.length !== 1 || b.length !== 1) return []
    const last = pairOf(a[0] as number, b[0] as number)
    const shift = right.yearShift - left.yearShift
    const near = last.years.every((years) => Math.abs(years - shift) <= NEAR_YEARS)
    return last.left.kind === last.right.kind && near ? [last] : []
  }
}

interface UnitsOfBoth {
  a: number[]
  b: number[]
}

/** One by one: a list of a hundred thousand is too long for the arguments of a call. */
function addAll(known: UnitsOfBoth, { a, b }: UnitsOfBoth): void {
  for (const unit of a) known.a.push(unit)
  for (const unit of b) known.b.push(unit)
}

const UNPAIRED = -1
/** No sentence people write has more dates than this tries; a list of thousands is left unpaired. */
const MOST_TRIES = 10_000

function hasCommonWords({ left, partners }: Piece, { units }: Side): boolean {
  let words = 0
  for (let at = 0; at < left.length && words < SURE_WORDS; at++) {
    if ((partners[at] as number) >= 0 && units.kinds[left[at] as number] === WORD) words++
  }
  return words === SURE_WORDS
}

function hasDate(side: Side, run: readonly number[]): boolean {
  return run.some((unit) => isDate(side, unit))
}

function isDate({ units }: Side, unit: number): boolean {
  return units.kinds[unit] === DATE
}

/** Whether what of a change lies in one pair of sentences is short; what follows may be rewritten at any length. */
function isShort(change: Change, group: number, piece: Piece): boolean {
  let [a, b] = [0, 0]
  for (let at = 0; at < change.left.length; at++) if (piece.leftGroups[change.a0 + at] === group) a++
  for (let at = 0; at < change.right.length; at++) if (piece.rightGroups[change.b0 + at] === group) b++
  return a <= SHORT_CHANGE && b <= SHORT_CHANGE
}

/** Takes dates that agree out of the changes they stand in: moved or written another way, they are no difference. */
export function releaseAgreeing(pieces: readonly Piece[], pairs: readonly DatePair[]): void {
  const left = new Set(pairs.map(({ leftUnit }) => leftUnit))
  const right = new Set(pairs.map(({ rightUnit }) => rightUnit))
  for (const { verdict, leftUnit, rightUnit } of pairs) {
    if (verdict === 'same') continue
    left.delete(leftUnit)
    right.delete(rightUnit)
  }
  if (left.size === 0) return
  for (const piece of pieces) {
    piece.changes = piece.changes.flatMap((change) => {
      const a = change.left.filter((unit) => !left.has(unit))
      const b = change.right.filter((unit) => !right.has(unit))
      return a.length + b.length > 0 ? { ...change, left: a, right: b } : []
    })
  }
}

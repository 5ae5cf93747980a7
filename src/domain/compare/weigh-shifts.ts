import type { CellPair } from './compare-rows.ts'
import { monthAndDay, namesYear, yearOf } from './moments.ts'
import type { DatePair } from './pair-dates.ts'
import type { Side } from './side.ts'
import type { ShiftQuestion } from './types.ts'

/** Nobody's life, war or reign is moved so far by an author who means the date: so much is another count of years. */
const CENTURIES = 200
/** And so little may well be meant, however many dates miss by it: it is never more than a question. */
const CENTURY = 100

/** Share of the dated pairs that must miss by the same number of years. */
const LEAST_SHARE = 0.75
/** For one that agrees as it is written so many must miss; of centuries one in a while was forgotten in carrying over. */
const mostEqual = (years: number) => (Math.abs(years) >= CENTURIES ? 0.15 : 0.05)

/** Different years told, and sentences that tell them, to speak of a count of years at all, and to speak loudly. */
const SOME = { pairs: 3, years: 2, sentences: 2 }
const MANY = { pairs: 5, years: 5, sentences: 3 }

/** A column is open where nothing sets its count of years. */
export function isOpen({ column }: Pick<Side, 'column'>): boolean {
  return column.telling.yearShift === null
}

/**
 * What the paired dates say of the shifts that open columns are read with here: whether each is to be asked about, and
 * whether it is so clear that it stands until it is answered. A shift that no question is about is chance.
 */
export function weighShifts(sides: readonly Side[], pairs: readonly CellPair[]): ShiftQuestion[] {
  const isMoved = (side: Side | undefined) => side !== undefined && isOpen(side) && side.yearShift !== 0
  const counts = new Set(sides.filter(isMoved).map(({ yearShift }) => yearShift))
  return [...counts]
    .flatMap((years) => {
      // Columns of one count bear each other out: two records beside one timeline are asked about together.
      const own = sides.flatMap((side, column) => (isMoved(side) && side.yearShift === years ? column : []))
      const told = gather(own, sides, pairs, (column) => !isMoved(sides[column]))
      const applied = isClear(told, years) || meetElsewhere(own, sides, pairs, years)
      if (!applied && !isAskedAbout(told, years)) return []
      const { support, pairs: all } = told
      return own.map((column): ShiftQuestion => ({ column, years, support, pairs: all, applied }))
    })
    .sort((a, b) => a.column - b.column)
}

/** What the dates of some columns say of one shift. */
interface Told {
  /** Dates that miss by the shift, and all that have a partner; each once. */
  support: number
  pairs: number
  /** Dates equal to their partners as they are written. */
  equal: number
  /** Of those that miss by the shift. */
  years: number
  sentences: number
}

function gather(
  own: readonly number[],
  sides: readonly Side[],
  pairs: readonly CellPair[],
  isSettled: (column: number) => boolean,
): Told {
  const shift = (sides[own[0] as number] as Side).yearShift
  const dates = new Map<string, 'agrees' | 'equal' | 'off'>()
  const years = new Set<number | null>()
  const sentences = new Set<string>()
  for (const { left, right, datePairs } of pairs) {
    const isLeft = own.includes(left)
    if (isLeft === own.includes(right) || !isSettled(isLeft ? right : left)) continue
    const [column, other] = isLeft ? [left, right] : [right, left]
    const { units } = sides[column] as Side
    const axis = (sides[other] as Side).yearShift
    for (const pair of datePairs) {
      if (pair.years.length === 0 || !isEvidence(pair)) continue
      const [date, unit] = isLeft ? [pair.left, pair.leftUnit] : [pair.right, pair.rightUnit]
      const needed = pair.years.map((each) => (isLeft ? -each : each) + axis)
      const key = `${column}:${date.start}`
      const known = dates.get(key)
      if (needed.includes(shift)) {
        dates.set(key, 'agrees')
        years.add(yearOf(date))
        sentences.add(`${column}:${date.passage}:${units.sentences[unit]}`)
      } else if (known !== 'agrees') dates.set(key, needed.includes(0) ? 'equal' : (known ?? 'off'))
    }
  }
  const count = (what: string) => [...dates.values()].filter((each) => each === what).length
  return {
    support: count('agrees'),
    pairs: dates.size,
    equal: count('equal'),
    years: years.size,
    sentences: sentences.size,
  }
}

/** The words around bear the pair out, or the day or month does: two dates in one place of two sentences may be chance. */
function isEvidence({ sure, left, right }: DatePair): boolean {
  const day = monthAndDay(left)
  return sure || (day !== null && day !== '-' && day === monthAndDay(right))
}

function isClear(told: Told, years: number): boolean {
  if (Math.abs(years) < CENTURY) return false
  return tells(told, years, Math.abs(years) >= CENTURIES ? SOME : MANY)
}

function isAskedAbout(told: Told, years: number): boolean {
  return tells(told, years, Math.abs(years) >= CENTURY ? SOME : MANY)
}

function tells(told: Told, years: number, least: typeof SOME): boolean {
  return (
    told.support >= least.pairs &&
    told.years >= least.years &&
    told.sentences >= least.sentences &&
    told.support >= LEAST_SHARE * told.pairs &&
    told.equal <= mostEqual(years) * told.support
  )
}

/**
 * Tellings that share too little to have three pairs: no year of one stands in the other, but carried over by centuries at
 * least half of them do, three or more, and one day of the year is the very same.
 */
function meetElsewhere(
  own: readonly number[],
  sides: readonly Side[],
  pairs: readonly CellPair[],
  years: number,
): boolean {
  if (Math.abs(years) < CENTURIES) return false
  return pairs.some(({ left, right, datePairs }) => {
    if (own.includes(left) === own.includes(right) || !datePairs.some(isSameDayOfOtherYears)) return false
    const [mine, other] = own.includes(left) ? [left, right] : [right, left]
    const ours = yearsOf(sides[mine] as Side, 0)
    const theirs = yearsOf(sides[other] as Side, (sides[other] as Side).yearShift)
    if (ours.some((year) => theirs.includes(year))) return false
    const met = ours.filter((year) => theirs.includes(year + years)).length
    return met >= SOME.pairs && 2 * met >= Math.min(ours.length, theirs.length)
  })
}

function isSameDayOfOtherYears({ verdict, left, right }: DatePair): boolean {
  return verdict === 'same' && left.kind === 'day' && right.kind === 'day' && yearOf(left) !== yearOf(right)
}

/** The different years that a telling names, through a shift. */
function yearsOf({ column }: Side, shift: number): number[] {
  const named = column.dates.filter(namesYear).flatMap((date) => yearOf(date) ?? [])
  return [...new Set(named)].map((year) => year + shift)
}

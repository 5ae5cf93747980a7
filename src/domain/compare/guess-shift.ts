import { monthAndDay, namesYear, yearOf } from './moments.ts'
import type { Part } from './side.ts'
import { WORD } from './units.ts'

/** Words of context looked at on either side of a date. */
const REACH = 4
/** A word that stands beside more dates than this tells little about any of them. */
const COMMON = 24

/** What it weighs that a year stands in both texts, whatever is around it: it only settles what nothing else does. */
const SAME_YEAR = 0.01

/** A date that names its year, with what stands around it. */
interface DatedContext {
  year: number
  inYear: string
  words: number[]
}

/** A year shift and how much speaks for it; 0 votes where nothing does. */
export interface ShiftGuess {
  years: number
  votes: number
}

/**
 * The years to add to the right's dates to get the left's, guessed before anything is aligned: dates vote for the
 * difference to each date of the other side that has the same words around it or the same month and day. 0 unless
 * another difference clearly wins. Only a start; the aligned rows decide (see infer-shift).
 */
export function guessShift(left: Part, right: Part): ShiftGuess {
  const leftDates = contexts(left)
  const rightDates = contexts(right)
  const byWord = new Map<number, number[]>()
  leftDates.forEach((date, index) => {
    for (const word of date.words) {
      const list = byWord.get(word)
      if (list) list.push(index)
      else byWord.set(word, [index])
    }
  })
  const votes = new Map<number, number>()
  for (const date of rightDates) {
    const evidence = new Map<number, number>()
    for (const word of date.words) {
      const standing = byWord.get(word)
      if (!standing || standing.length > COMMON) continue
      for (const index of standing)
        evidence.set(index, (evidence.get(index) ?? 0) + 1 / Math.sqrt(standing.length))
    }
    const own = new Map<number, number>()
    for (const [index, weight] of evidence) {
      const other = leftDates[index] as DatedContext
      if (other.inYear !== date.inYear) continue
      const strength = weight * (date.inYear === '-' ? 1 : 2)
      const years = other.year - date.year
      own.set(years, Math.max(own.get(years) ?? 0, Math.min(2, strength)))
    }
    for (const [years, strength] of own) votes.set(years, (votes.get(years) ?? 0) + strength)
  }
  let [best, most, second] = [0, votes.get(0) ?? 0, 0]
  for (const [years, strength] of votes) if (strength > most) [best, most] = [years, strength]
  for (const [years, strength] of votes) if (years !== best && strength > second) second = strength
  if (best !== 0 && most >= 2 && most > 1.3 * second) return { years: best, votes: most }
  return { years: 0, votes: (votes.get(0) ?? 0) + SAME_YEAR * sharedYears(leftDates, rightDates) }
}

/** Years that both name. */
function sharedYears(left: readonly DatedContext[], right: readonly DatedContext[]): number {
  const years = new Set(left.map(({ year }) => year))
  return new Set(right.map(({ year }) => year).filter((year) => years.has(year))).size
}

function contexts({ column, units }: Part): DatedContext[] {
  const found: DatedContext[] = []
  for (const unit of units.dated) {
    const date = column.dates[units.dates[unit] as number]
    const year = date && namesYear(date) ? yearOf(date) : null
    if (!date || year === null) continue
    const words: number[] = []
    for (let at = unit - REACH; at <= unit + REACH; at++) {
      if (at !== unit && units.kinds[at] === WORD && units.passages[at] === units.passages[unit]) {
        if ((units.ends[at] as number) - (units.starts[at] as number) > 3) words.push(units.ids[at] as number)
      }
    }
    found.push({ year, inYear: monthAndDay(date) ?? '-', words })
  }
  return found
}

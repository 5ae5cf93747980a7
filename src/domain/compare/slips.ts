import type { AlignedRow } from '../align/types.ts'
import { dateReason } from './conflict-dates.ts'
import { monthAndDay, namesYear, yearOf } from './moments.ts'
import type { PlacedDate } from './read-column.ts'
import type { Side } from './side.ts'
import type { ShiftFinding } from './types.ts'
import { DATE, type Units, WORD } from './units.ts'

/** Years by which one event's two dates may miss each other and still be taken for one event. */
const NEAR_YEARS = 2
/** Telling words that two sentences must share beside their dates. */
const LEAST_SHARED = 2
const MOST_A_YEAR = 40
/** A word in more sentences than this, over both columns, tells little. */
const COMMON = 8

/**
 * Dates of a column that miss the shift although no row sets them against each other: the same event, told in another
 * place of another column, a year or two off. Both dates must stand alone (no date of the other column falls in the
 * year), and their sentences share telling words, a month counting as one. A date told several times slipped once;
 * `known` are dates, as EDTF, that are already known to have slipped.
 */
export function findSlips(
  column: number,
  sides: readonly Side[],
  rows: readonly AlignedRow[],
  known: ReadonlySet<string | null> = new Set(),
): ShiftFinding['exceptions'] {
  const own = sides[column] as Side
  const rowOf = new Map(
    rows.flatMap(({ cells }, row) => (cells[column] ?? []).map((passage) => [passage, row] as const)),
  )
  // A date that another column bears out has not slipped, whatever a third one says.
  const borneOut = new Set(
    sides.flatMap((other, index) =>
      index === column ? [] : sentencesOf(other).map(({ year }) => year + other.yearShift),
    ),
  )
  const found = new Map<string | null, ShiftFinding['exceptions'][number]>()
  sides.forEach((other, index) => {
    if (index === column || other.yearShift === own.yearShift) return
    const shift = own.yearShift - other.yearShift
    const mine = sentencesOf(own)
    const theirs = sentencesOf(other)
    const shared = tellingWords(own, other)
    const myYears = new Set(mine.map(({ year }) => year + shift))
    const byYear = groupByYear(theirs)
    for (const here of mine) {
      if (borneOut.has(here.year + own.yearShift) || known.has(here.date.edtf)) continue
      for (let off = -NEAR_YEARS; off <= NEAR_YEARS; off++) {
        const year = here.year + shift + off
        if (myYears.has(year)) continue
        const there = byYear.get(year)?.find((each) => closeness(here, each, shared) >= LEAST_SHARED)
        if (!there || found.has(here.date.edtf)) continue
        const reason = dateReason(
          { left: there.date, right: here.date, years: [shift + off] },
          other,
          own,
          shift,
        )
        const { start, end, passage } = here.date
        const years = own.yearShift - (sides[0] as Side).yearShift + off
        found.set(here.date.edtf, { start, end, years, reason, row: (rowOf.get(passage) ?? -1) + 1 })
      }
    }
  })
  return [...found.values()]
}

/** A date that names its year, with the words of its sentence. */
interface DatedSentence {
  date: PlacedDate
  year: number
  month: string | null
  words: ReadonlySet<number>
}

/** More dates than this in one sentence are a list; its words tell of none of them. */
const MOST_TOLD = 20

const noWords: ReadonlySet<number> = new Set()

function sentencesOf({ column, units }: Side): DatedSentence[] {
  const found: DatedSentence[] = []
  // Dates of one sentence share its words: a hostile one has thousands.
  let last: { unit: number; words: ReadonlySet<number> } | undefined
  for (const unit of units.dated) {
    const date = column.dates[units.dates[unit] as number]
    if (!date || !/^(?:day|month|year)$/.test(date.kind) || !namesYear(date)) continue
    const year = yearOf(date)
    const month = /^--\d\d/.exec(monthAndDay(date) ?? '')?.[0] ?? null
    if (year === null) continue
    if (!last || !inOneSentence(units, last.unit, unit)) last = { unit, words: wordsAround(units, unit) }
    found.push({ date, year, month, words: last.words })
  }
  return found
}

/** The ids of the words of a unit's sentence; none of a list's. */
function wordsAround(units: Units, unit: number): ReadonlySet<number> {
  const { ids, kinds } = units
  let from = unit
  while (inOneSentence(units, from - 1, unit)) from--
  const words = new Set<number>()
  let told = 0
  for (let at = from; inOneSentence(units, at, unit); at++) {
    if (kinds[at] === WORD) words.add(ids[at] as number)
    if (kinds[at] === DATE) told++
  }
  return told > MOST_TOLD ? noWords : words
}

function inOneSentence({ passages, sentences }: Units, a: number, b: number): boolean {
  return passages[a] === passages[b] && sentences[a] === sentences[b]
}

/** The first dates of each year; a year that a text names more often is no single event. */
function groupByYear(dates: readonly DatedSentence[]): Map<number, DatedSentence[]> {
  const groups = new Map<number, DatedSentence[]>()
  for (const date of dates) {
    const group = groups.get(date.year)
    if (!group) groups.set(date.year, [date])
    else if (group.length < MOST_A_YEAR) group.push(date)
  }
  return groups
}

/** Words long enough to mean something that both columns have, but not everywhere. */
function tellingWords(a: Side, b: Side): Set<number> {
  const counts = [a, b].map(({ units }) => {
    const count = new Map<number, number>()
    units.kinds.forEach((kind, unit) => {
      const id = units.ids[unit] as number
      const long = (units.ends[unit] as number) - (units.starts[unit] as number) > 4
      if (kind === WORD && long) count.set(id, (count.get(id) ?? 0) + 1)
    })
    return count
  }) as [Map<number, number>, Map<number, number>]
  return new Set(
    [...counts[0]]
      .filter(([id, count]) => counts[1].has(id) && count + (counts[1].get(id) ?? 0) <= COMMON)
      .map(([id]) => id),
  )
}

/** Telling words in both sentences, and one for the same month; 0 where the months differ. */
function closeness(a: DatedSentence, b: DatedSentence, telling: ReadonlySet<number>): number {
  if (a.month && b.month && a.month !== b.month) return 0
  let shared = a.month && a.month === b.month ? 1 : 0
  for (const word of a.words) if (telling.has(word) && b.words.has(word)) shared++
  return shared
}

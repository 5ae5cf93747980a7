import type { CellPair } from './compare-rows.ts'
import { dateReason } from './conflict-dates.ts'
import { monthAndDay, namesYear, yearOf } from './moments.ts'
import type { PlacedDate } from './read-column.ts'
import type { Side } from './side.ts'
import type { ShiftFinding } from './types.ts'
import { DATE, WORD } from './units.ts'

/** Years by which one event's two dates may miss each other and still be taken for one event. */
const NEAR_YEARS = 2
/** Telling words that two sentences must share beside their dates. */
const LEAST_SHARED = 2
/** A word in more sentences than this, over both columns, tells little. */
const COMMON = 8

/**
 * Dates of a column that miss the shift although no row sets them against each other: the same event, told in another
 * place of another column, a year or two off. Both dates must stand alone (no date of the other column falls in the
 * year), and their sentences share telling words, a month counting as one.
 */
export function findSlips(
  column: number,
  sides: readonly Side[],
  pairs: readonly CellPair[],
): ShiftFinding['exceptions'] {
  const own = sides[column] as Side
  const found = new Map<number, ShiftFinding['exceptions'][number]>()
  sides.forEach((other, index) => {
    if (index === column || other.yearShift === own.yearShift) return
    const shift = own.yearShift - other.yearShift
    const mine = sentencesOf(own)
    const theirs = sentencesOf(other)
    const shared = tellingWords(own, other)
    const myYears = new Set(mine.map(({ year }) => year + shift))
    const theirYears = new Set(theirs.map(({ year }) => year))
    for (const here of mine) {
      if (theirYears.has(here.year + shift)) continue
      for (const there of theirs) {
        const off = there.year - here.year - shift
        if (off === 0 || Math.abs(off) > NEAR_YEARS || myYears.has(there.year)) continue
        if (closeness(here, there, shared) < LEAST_SHARED || found.has(here.date.start)) continue
        const years = there.year - here.year
        const reason = dateReason({ left: there.date, right: here.date, years: [years] }, 0, shift)
        found.set(here.date.start, {
          start: here.date.start,
          end: here.date.end,
          years,
          reason,
          row: rowOf(here.date),
        })
      }
    }
  })
  return [...found.values()]

  function rowOf({ passage }: PlacedDate): number {
    const standing = pairs.find((pair) =>
      [...pair.pieces].some(({ left, right }) => {
        const units = pair.right === column ? right : pair.left === column ? left : []
        return units.some((unit) => own.units.passages[unit] === passage)
      }),
    )
    return standing ? standing.row + 1 : 0
  }
}

/** A date that names its year, with the words of its sentence. */
interface DatedSentence {
  date: PlacedDate
  year: number
  month: string | null
  words: Set<number>
}

function sentencesOf({ column, units }: Side): DatedSentence[] {
  const words = new Map<string, Set<number>>()
  units.kinds.forEach((kind, unit) => {
    if (kind !== WORD) return
    const key = `${units.passages[unit]},${units.sentences[unit]}`
    const known = words.get(key)
    if (known) known.add(units.ids[unit] as number)
    else words.set(key, new Set([units.ids[unit] as number]))
  })
  return units.kinds.flatMap((kind, unit) => {
    const date = kind === DATE ? column.dates[units.dates[unit] as number] : undefined
    const exact = date !== undefined && /^(?:day|month|year)$/.test(date.kind) && namesYear(date)
    const year = exact ? yearOf(date) : null
    if (!exact || year === null) return []
    const month = /^--\d\d/.exec(monthAndDay(date) ?? '')?.[0] ?? null
    return [
      {
        date,
        year,
        month,
        words: words.get(`${units.passages[unit]},${units.sentences[unit]}`) ?? new Set(),
      },
    ]
  })
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

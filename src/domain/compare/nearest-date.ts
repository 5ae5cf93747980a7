import { toMoment } from '../dates/moments.ts'
import type { DayInterval } from '../dates/types.ts'
import type { Span } from '../text/types.ts'
import { isBefore, namesYear } from './moments.ts'
import type { PlacedDate } from './read-column.ts'
import { passageOf, type Side, unitSpan } from './side.ts'

/**
 * The date that a span of the source is told with: the nearest of the same sentence (certainty 4), else the last one before
 * in the passage (3), the first one behind (2), the last one of all before (1). Dates before the day `declared`, where the
 * universes part by their own word, stand back where the passage has others.
 */
export function nearestDate(
  side: Side,
  span: Span,
  declared: number | null,
): { date: PlacedDate; certainty: number } | undefined {
  const sentence = sentenceAround(side, span)
  const named = datesWithMoment(side)
  // In a sentence that tells of a whole life, the date meant is one from the declared parting on.
  const behind = named.filter(
    (date) =>
      date.passage === sentence.passage && !isBefore(toMoment(date, side.yearShift) as DayInterval, declared),
  )
  const dates = declared !== null && behind.length > 0 ? behind : named
  const inside = nearest(
    dates.filter(({ start, end }) => start >= sentence.start && end <= sentence.end),
    span,
  )
  if (inside) return { date: inside, certainty: 4 }
  const own = dates.filter(({ passage }) => passage === sentence.passage)
  const before = own.findLast(({ end }) => end <= span.start)
  if (before) return { date: before, certainty: 3 }
  if (own[0]) return { date: own[0], certainty: 2 }
  const last = dates.findLast(({ end }) => end <= span.start)
  return last && { date: last, certainty: 1 }
}

/** The dates of a column that have a moment, in order. */
export function datesWithMoment({ column, yearShift }: Side): PlacedDate[] {
  return column.dates.filter((date) => namesYear(date) && toMoment(date, yearShift))
}

/**
 * The date of its own passage that a unit is told with, chosen as `nearestDate` chooses among `dates`, which are in order.
 * It is found by halving: a long list may tell of a death at each of its dates.
 */
export function dateBeside(side: Side, unit: number, dates: readonly PlacedDate[]): PlacedDate | undefined {
  const passage = side.units.passages[unit] as number
  const { start, end } = unitSpan(side, unit)
  let low = 0
  let high = dates.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dates[middle] as PlacedDate).start < start) low = middle + 1
    else high = middle
  }
  const ofPassage = (date: PlacedDate | undefined) => (date?.passage === passage ? date : undefined)
  const [before, behind] = [ofPassage(dates[low - 1]), ofPassage(dates[low])]
  if (!before || !behind) return before ?? behind
  const sentence = passageOf(side, unit).sentences[side.units.sentences[unit] as number] ?? { start, end }
  const isNearer = before.start < sentence.start || behind.start - end < start - before.end
  return behind.end <= sentence.end && isNearer ? behind : before
}

/** By the text between: what is said of a date may stand on either side of it. */
function nearest(dates: readonly PlacedDate[], { start, end }: Span): PlacedDate | undefined {
  const between = (date: PlacedDate) => Math.max(start - date.end, date.start - end)
  return dates.toSorted((a, b) => between(a) - between(b))[0]
}

/** The sentence in which a span of the source begins, with its passage. */
export function sentenceAround({ column }: Side, { start, end }: Span): { passage: number } & Span {
  const passage = column.passages.find((each) => each.start <= start && start < each.end)
  const sentence = passage?.sentences.findLast((each) => each.start <= start) ?? { start, end }
  return { passage: passage?.index ?? 0, start: sentence.start, end: Math.max(sentence.end, end) }
}

import { toMoment } from '../dates/moments.ts'
import type { DayInterval } from '../dates/types.ts'
import type { Span } from '../text/types.ts'
import { isBefore, namesYear } from './moments.ts'
import type { PlacedDate } from './read-column.ts'
import type { Side } from './side.ts'

/** The nearest date of the same sentence, else the last one before in the passage, the first one behind, the last of all. */
export function nearestDate(
  side: Side,
  span: Span,
  declared: number | null = null,
): { date: PlacedDate; certainty: number } | undefined {
  const sentence = sentenceAround(side, span)
  const named = side.column.dates.filter((date) => namesYear(date) && toMoment(date, side.yearShift))
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

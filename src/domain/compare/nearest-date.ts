import { toMoment } from '../dates/moments.ts'
import type { DayInterval } from '../dates/types.ts'
import type { Span } from '../text/types.ts'
import { isBefore, namesYear } from './moments.ts'
import type { PlacedDate, ReadColumn } from './read-column.ts'
import { passageOf, type Side, unitSpan } from './side.ts'

/** The dates of each passage of a column that have a moment, in order. */
type Dated = ReadonlyMap<number, readonly PlacedDate[]>

/** Asked for again and again: for every death and every conflict. */
const known = new WeakMap<ReadColumn, Dated>()

function datedOf(column: ReadColumn): Dated {
  const found = known.get(column)
  if (found) return found
  const inPassage = new Map<number, PlacedDate[]>()
  for (const date of column.dates) {
    if (date.days === null || !namesYear(date)) continue
    const own = inPassage.get(date.passage)
    if (own) own.push(date)
    else inPassage.set(date.passage, [date])
  }
  known.set(column, inPassage)
  return inPassage
}

/** A date with how surely it is the one meant, 1 to 4. */
interface Found {
  date: PlacedDate
  certainty: number
}

/**
 * The date that a span of the source is told with: the nearest of the same sentence (certainty 4), else the last one before
 * in the passage (3), the first one behind (2), the last one of the passages that stand in its row (1). A date from anywhere
 * else is of something else. Dates before the day `declared`, where the universes part by their own word, stand back where
 * the passage has others.
 */
export function nearestDate(
  side: Side,
  span: Span,
  inRow: readonly number[],
  declared: number | null,
): Found | undefined {
  const sentence = sentenceAround(side, span)
  const dated = datedOf(side.column)
  const here = dated.get(sentence.passage) ?? []
  // In a sentence that tells of a whole life, the date meant is one from the declared parting on.
  const behind =
    declared === null
      ? here
      : here.filter((date) => !isBefore(toMoment(date, side.yearShift) as DayInterval, declared))
  const found = choose(behind.length > 0 ? behind : here, span, sentence)
  if (found) return found
  const last = inRow.flatMap((passage) => dated.get(passage) ?? []).at(-1)
  return last && { date: last, certainty: 1 }
}

/** The date of its own passage that a unit is told with. */
export function dateBeside(side: Side, unit: number): PlacedDate | undefined {
  const span = unitSpan(side, unit)
  const sentence = passageOf(side, unit).sentences[side.units.sentences[unit] as number] ?? span
  return choose(datedOf(side.column).get(passageOf(side, unit).index) ?? [], span, sentence)?.date
}

/** By halving: a long list may tell of a death at each of its dates. */
function choose(dates: readonly PlacedDate[], span: Span, sentence: Span): Found | undefined {
  const next = firstBehind(dates, span.start)
  const [before, after] = [dates[next - 1], dates[next]]
  const inside = [before, after].filter(
    (date): date is PlacedDate =>
      date !== undefined && date.start >= sentence.start && date.end <= sentence.end,
  )
  if (inside[0]) return { date: nearest(inside, span), certainty: 4 }
  if (before) return { date: before, certainty: 3 }
  return dates[0] && { date: dates[0], certainty: 2 }
}

/** The index of the first date that ends behind a place of the source. */
function firstBehind(dates: readonly Span[], place: number): number {
  return countUntil(dates, ({ end }) => end <= place)
}

/** How many pass, of a list whose first ones do and whose others do not. */
function countUntil(spans: readonly Span[], passes: (span: Span) => boolean): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(spans[middle] as Span)) low = middle + 1
    else high = middle
  }
  return low
}

/** By the text between: what is said of a date may stand on either side of it. */
function nearest(dates: readonly PlacedDate[], { start, end }: Span): PlacedDate {
  const between = (date: PlacedDate) => Math.max(start - date.end, date.start - end)
  return dates.toSorted((a, b) => between(a) - between(b))[0] as PlacedDate
}

/** The sentence in which a span of the source begins, with its passage. */
export function sentenceAround({ column }: Side, { start, end }: Span): { passage: number } & Span {
  const passage = column.passages.find((each) => each.start <= start && start < each.end)
  const sentences = passage?.sentences ?? []
  const sentence = sentences[countUntil(sentences, (each) => each.start <= start) - 1] ?? { start, end }
  return { passage: passage?.index ?? 0, start: sentence.start, end: Math.max(sentence.end, end) }
}

import { toMoment } from '../dates/moments.ts'
import type { DayInterval } from '../dates/types.ts'
import type { Span } from '../text/types.ts'
import { isBefore, namesYear } from './moments.ts'
import type { PlacedDate, ReadColumn } from './read-column.ts'
import type { Side } from './side.ts'

/** The dates of a column that name their year, in order: of all its passages, and of each that has any. */
interface NamedDates {
  all: PlacedDate[]
  inPassage: Map<number, PlacedDate[]>
}

/** Asked for again and again: for every death and every conflict. */
const known = new WeakMap<ReadColumn, NamedDates>()

function namedDates(column: ReadColumn): NamedDates {
  const found = known.get(column) ?? { all: column.dates.filter(isNamed), inPassage: new Map() }
  if (!known.has(column)) for (const date of found.all) addTo(found.inPassage, date)
  known.set(column, found)
  return found
}

function isNamed(date: PlacedDate): boolean {
  return date.days !== null && namesYear(date)
}

function addTo(inPassage: Map<number, PlacedDate[]>, date: PlacedDate): void {
  const own = inPassage.get(date.passage)
  if (own) own.push(date)
  else inPassage.set(date.passage, [date])
}

/** The nearest date of the same sentence, else the last one before in the passage, the first one behind, the last of all. */
export function nearestDate(
  side: Side,
  span: Span,
  declared: number | null = null,
): { date: PlacedDate; certainty: number } | undefined {
  const sentence = sentenceAround(side, span)
  const { all, inPassage } = namedDates(side.column)
  const here = inPassage.get(sentence.passage) ?? []
  // In a sentence that tells of a whole life, the date meant is one from the declared parting on.
  const behind =
    declared === null
      ? here
      : here.filter((date) => !isBefore(toMoment(date, side.yearShift) as DayInterval, declared))
  const own = behind.length > 0 ? behind : here
  const next = firstBehind(own, span.start)
  const [before, after] = [own[next - 1], own[next]]
  const inside = [before, after].filter(
    (date): date is PlacedDate =>
      date !== undefined && date.start >= sentence.start && date.end <= sentence.end,
  )
  if (inside[0]) return { date: nearest(inside, span) as PlacedDate, certainty: 4 }
  if (before) return { date: before, certainty: 3 }
  if (own[0]) return { date: own[0], certainty: 2 }
  const last = all[firstBehind(all, span.start) - 1]
  return last && { date: last, certainty: 1 }
}

/** The index of the first date that ends behind a place of the source. */
function firstBehind(dates: readonly PlacedDate[], place: number): number {
  let [low, high] = [0, dates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dates[middle] as PlacedDate).end <= place) low = middle + 1
    else high = middle
  }
  return low
}

/** By the text between: what is said of a date may stand on either side of it. */
function nearest(dates: readonly PlacedDate[], { start, end }: Span): PlacedDate | undefined {
  const between = (date: PlacedDate) => Math.max(start - date.end, date.start - end)
  return dates.toSorted((a, b) => between(a) - between(b))[0]
}

/** The sentence in which a span of the source begins, with its passage. */
export function sentenceAround({ column }: Side, { start, end }: Span): { passage: number } & Span {
  const passage = column.passages.find((each) => each.start <= start && start < each.end)
  const sentence = passage?.sentences[lastFrom(passage.sentences, start)] ?? { start, end }
  return { passage: passage?.index ?? 0, start: sentence.start, end: Math.max(sentence.end, end) }
}

/** The index of the last sentence that begins no later than a place; -1 where none does. */
function lastFrom(sentences: readonly Span[], place: number): number {
  let [low, high] = [0, sentences.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle] as Span).start <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

import { formatEdtf, readEdtf } from '../dates/edtf.ts'
import type { DayInterval } from '../dates/types.ts'
import type { Change } from './changes.ts'
import type { CellPair } from './compare-rows.ts'
import type { Piece } from './diff-cells.ts'
import { mapDate, momentOf, namesYear } from './moments.ts'
import { turnsRound } from './opposites.ts'
import type { PlacedDate } from './read-column.ts'
import { type Side, unitSpan } from './side.ts'
import type { Conflict, Divergence, Row, ShiftFinding, Span } from './types.ts'
import { WORD } from './units.ts'

/** Fewer inserted words are an aside and no turn of events. */
const LEAST_INSERTED = 5

/** The first of them are enough to find the earliest moment, and texts that differ everywhere have no more to say. */
const MOST_PARTINGS = 500

/** A place where the tellings part, with one span in each of two columns. */
interface Parting {
  row: number
  left: Conflict['left']
  right: Conflict['right']
}

/**
 * The earliest moment at which what happens differs: an outcome turned round or denied; where there is none, an added
 * turn of events, and failing that any other conflict. A slip is a clerk's fault and parts nothing. null where all agree.
 */
export function findDivergence(
  rows: readonly Row[],
  pairs: readonly CellPair[],
  shifts: readonly ShiftFinding[],
  sides: readonly Side[],
): Divergence | null {
  const slips = new Map(
    shifts.flatMap(({ column, exceptions }) =>
      exceptions.map(({ start, years }) => [`${column}:${start}`, years] as const),
    ),
  )
  const conflicts = rows.flatMap((row) => row.conflicts.map((conflict) => ({ ...conflict, row: row.number })))
  const kinds: (readonly Parting[])[] = [
    conflicts.filter(({ kind }) => kind === 'outcome' || kind === 'negation'),
    pairs.flatMap((pair) => addedTurns(pair, sides)),
    conflicts.filter(({ right }) => !slips.has(`${right.column}:${right.start}`)),
  ]
  const partings = kinds.find((each) => each.length > 0) ?? []
  const dated = partings
    .slice(0, MOST_PARTINGS)
    .map((parting) => ({ parting, date: dateOf(parting, sides, slips) }))
  dated.sort(
    (a, b) =>
      (a.date?.moment.from ?? Infinity) - (b.date?.moment.from ?? Infinity) || a.parting.row - b.parting.row,
  )
  const first = dated[0]
  if (!first) return null
  const { left, right, row } = first.parting
  return {
    row,
    moment: first.date?.moment ?? null,
    text: first.date?.text ?? null,
    columns: sides.map((side, column) => {
      const span = [left, right].find((each) => each.column === column)
      return span ? sentenceAround(side, span) : null
    }),
  }
}

/** A clause that one side adds to a sentence both have, and that says it went otherwise. */
function addedTurns(pair: CellPair, sides: readonly Side[]): Parting[] {
  const [left, right] = [sides[pair.left] as Side, sides[pair.right] as Side]
  return pair.pieces.flatMap((piece) => {
    if (piece.left.length === 0 || piece.right.length === 0) return []
    return piece.changes.flatMap((change) => {
      const [inserted, side] = change.left.length === 0 ? [change.right, right] : [change.left, left]
      const onlyOne = change.left.length === 0 || change.right.length === 0
      const words = inserted.filter((unit) => side.units.kinds[unit] === WORD)
      if (!onlyOne || words.length < LEAST_INSERTED) return []
      if (!words.some((unit) => turnsRound(side.keyOf(unit)))) return []
      return [{ row: pair.row + 1, ...placesOf(piece, change, pair, left, right) }]
    })
  })
}

/** The change's first unit on either side, or the unit beside the gap. */
function placesOf({ left: a, right: b }: Piece, change: Change, pair: CellPair, left: Side, right: Side) {
  const x = change.left[0] ?? (a[Math.min(change.a0, a.length - 1)] as number)
  const y = change.right[0] ?? (b[Math.min(change.b0, b.length - 1)] as number)
  return {
    left: { ...unitSpan(left, x), column: pair.left },
    right: { ...unitSpan(right, y), column: pair.right },
  }
}

/**
 * When a parting happens, by the date that stands nearest to it in either column. A slip is read as what it slipped
 * from, by the years it was found to be off.
 */
function dateOf(
  { left, right }: Parting,
  sides: readonly Side[],
  slips: ReadonlyMap<string, number>,
): { moment: DayInterval; text: string } | undefined {
  const found = [left, right]
    .flatMap(({ column, ...span }) => {
      const near = nearestDate(sides[column] as Side, span)
      return near ? { column, ...near } : []
    })
    .sort((a, b) => b.certainty - a.certainty)[0]
  if (!found) return undefined
  const { yearShift, column } = sides[found.column] as Side
  const slipped = slips.get(`${found.column}:${found.date.start}`)
  const shift = slipped === undefined ? yearShift : (sides[0] as Side).yearShift + slipped
  const { moment, commonText, text } = mapDate(lastOf(found.date), shift, column.telling.lang)
  return moment ? { moment, text: commonText ?? text } : undefined
}

/** Of a span its end: what a life or a war came to stands beside its years. */
function lastOf(date: PlacedDate): PlacedDate {
  const end = date.kind === 'interval' ? date.edtf?.split('/')[1] : undefined
  const read = end === undefined ? undefined : readEdtf(end)
  return read ? { ...date, ...read, text: formatEdtf(read.edtf, 'en') } : date
}

/** The nearest date of the same sentence, else the last one before in the passage, the first one behind, the last of all. */
function nearestDate(side: Side, span: Span): { date: PlacedDate; certainty: number } | undefined {
  const sentence = sentenceAround(side, span)
  const dates = side.column.dates.filter((date) => namesYear(date) && momentOf(date, side.yearShift))
  const inside = nearest(
    dates.filter(({ start, end }) => start >= sentence.start && end <= sentence.end),
    span.start,
  )
  if (inside) return { date: inside, certainty: 4 }
  const own = dates.filter(({ passage }) => passage === sentence.passage)
  const before = own.findLast(({ end }) => end <= span.start)
  if (before) return { date: before, certainty: 3 }
  if (own[0]) return { date: own[0], certainty: 2 }
  const last = dates.findLast(({ end }) => end <= span.start)
  return last && { date: last, certainty: 1 }
}

function nearest(dates: readonly PlacedDate[], at: number): PlacedDate | undefined {
  return dates.toSorted((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0]
}

function sentenceAround({ column }: Side, { start, end }: Span): { passage: number } & Span {
  const passage = column.passages.find((each) => each.start <= start && start < each.end)
  const sentence = passage?.sentences.findLast((each) => each.start <= start) ?? { start, end }
  return { passage: passage?.index ?? 0, start: sentence.start, end: Math.max(sentence.end, end) }
}

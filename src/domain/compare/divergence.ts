import { formatEdtf, readEdtf } from '../dates/edtf.ts'
import type { DayInterval } from '../dates/types.ts'
import type { Change } from './changes.ts'
import type { CellPair } from './compare-rows.ts'
import type { Piece } from './diff-cells.ts'
import { factPartings, type Parting } from './fact-partings.ts'
import { isBefore, mapDate } from './moments.ts'
import { nearestDate, sentenceAround } from './nearest-date.ts'
import { turnsRound } from './opposites.ts'
import type { PlacedDate } from './read-column.ts'
import { type Side, unitSpan } from './side.ts'
import type { Divergence, FactRow, Row, ShiftFinding } from './types.ts'
import { WORD } from './units.ts'

/** Fewer inserted words are an aside and no turn of events. */
const LEAST_INSERTED = 5

/** The first of them are enough to find the earliest moment, and texts that differ everywhere have no more to say. */
const MOST_PARTINGS = 500

/**
 * The earliest moment at which what happens differs: an outcome turned round or denied; where there is none, an added
 * turn of events, and failing that any other conflict. A slip is a clerk's fault and parts nothing, and nor do dates while
 * it is `asked` whether they are counted alike. null where all agree.
 * Where a universe has declared when it parts, the first conflict from then on is the one, before earlier trifles;
 * where no passage conflicts from then on, the first fact that the parting undoes.
 */
export function findDivergence(
  rows: readonly Row[],
  pairs: readonly CellPair[],
  shifts: readonly ShiftFinding[],
  sides: readonly Side[],
  facts: readonly FactRow[],
  asked: boolean,
): Divergence | null {
  const slips = new Map(
    shifts.flatMap(({ column, exceptions }) =>
      exceptions.map(({ start, years }) => [`${column}:${start}`, years] as const),
    ),
  )
  const conflicts = rows.flatMap((row) => row.conflicts.map((conflict) => ({ ...conflict, row: row.number })))
  const kinds: (readonly Parting[])[] = [
    conflicts.filter(({ kind }) => kind === 'outcome' || kind === 'negation'),
    pairs.flatMap((pair) => (pair.beside ? [] : addedTurns(pair, sides))),
    conflicts.filter(
      ({ kind, right }) => !(asked && kind === 'date') && !slips.has(`${right.column}:${right.start}`),
    ),
    factPartings(facts, rows, sides),
  ]
  const declared = declaredParting(sides)
  const [trifles = []] = kinds.filter((each) => each.length > 0)
  const dated = (declared === null ? [trifles] : kinds).map((each) =>
    each
      .slice(0, MOST_PARTINGS)
      .map((parting) => ({ parting, date: dateOf(parting, rows, sides, slips, declared) }))
      .sort(
        (a, b) =>
          (a.date?.moment.from ?? Infinity) - (b.date?.moment.from ?? Infinity) ||
          a.parting.row - b.parting.row,
      ),
  )
  const expected = dated.flatMap(
    (each) => each.find(({ date }) => date !== undefined && !isBefore(date.moment, declared)) ?? [],
  )
  const first = expected[0] ?? dated.flat()[0]
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

/** The first day on which one of the universes parts by its own word; null where none says. */
function declaredParting(sides: readonly Side[]): number | null {
  const days = sides.flatMap(({ column }) => column.telling.divergesAt?.from ?? [])
  return days.length > 0 ? Math.min(...days) : null
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
  { left, right, row }: Parting,
  rows: readonly Row[],
  sides: readonly Side[],
  slips: ReadonlyMap<string, number>,
  declared: number | null,
): { moment: DayInterval; text: string } | undefined {
  const found = [left, right].flatMap(({ column: index, ...span }) => {
    const { yearShift, column } = sides[index] as Side
    const near = nearestDate(sides[index] as Side, span, rows[row - 1]?.cells[index] ?? [], declared)
    const slipped = near && slips.get(`${index}:${near.date.start}`)
    const shift = slipped === undefined ? yearShift : (sides[0] as Side).yearShift + slipped
    const mapped = near && mapDate(lastOf(near.date), shift, column.telling)
    if (!mapped?.moment) return []
    return [
      { certainty: near?.certainty ?? 0, moment: mapped.moment, text: mapped.commonText ?? mapped.text },
    ]
  })
  const start = ({ moment }: { moment: DayInterval }) => moment.from ?? -Infinity
  // Of two ends behind a declared parting the first is where they stop being one story.
  const behind = declared === null ? [] : found.filter(({ moment }) => !isBefore(moment, declared))
  const [first] = behind.sort((a, b) => b.certainty - a.certainty || start(a) - start(b))
  return first ?? found.sort((a, b) => b.certainty - a.certainty)[0]
}

/** Of a span its end: what a life or a war came to stands beside its years. */
function lastOf(date: PlacedDate): PlacedDate {
  const end = date.kind === 'interval' ? date.edtf?.split('/')[1] : undefined
  const read = end === undefined ? undefined : readEdtf(end)
  return read ? { ...date, ...read, text: formatEdtf(read.edtf, 'en') } : date
}

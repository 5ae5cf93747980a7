import { toMoment } from '../dates/moments.ts'
import type { Side } from './side.ts'
import type { Conflict, FactRow, Row } from './types.ts'

/** A place where the tellings part, with one span in each of two columns, or twice the one that shows it. */
export interface Parting {
  row: number
  left: Conflict['left']
  right: Conflict['right']
}

/**
 * Dated facts that a universe's declared parting undoes (a death that it does not know), at the words of the text that
 * tell of the same days. A fact that no passage tells of has no place to show it.
 */
export function factPartings(
  facts: readonly FactRow[],
  rows: readonly Row[],
  sides: readonly Side[],
): Parting[] {
  return facts
    .filter(({ cells }) => cells.some(({ verdict }) => verdict === 'after divergence'))
    .flatMap(({ cells }) => {
      const places = cells.flatMap(({ moment }, column) => {
        const { column: own, yearShift } = sides[column] as Side
        const date = own.dates.find((each) => {
          const days = moment && toMoment(each, yearShift)
          return days && days.from === moment.from && days.to === moment.to
        })
        const row = date && rows.find((each) => each.cells[column]?.includes(date.passage))
        return date && row ? [{ row: row.number, span: { column, start: date.start, end: date.end } }] : []
      })
      const [first, second] = places
      return first ? [{ row: first.row, left: first.span, right: (second ?? first).span }] : []
    })
}

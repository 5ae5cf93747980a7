import type { CellPair } from './compare-rows.ts'
import { dateReason } from './conflict-dates.ts'
import { inferShift } from './infer-shift.ts'
import type { Side } from './side.ts'
import type { ShiftFinding } from './types.ts'

/** For each column but the base, the uniform year shift that its dates suggest against the base, with its slips. */
export function findShifts(pairs: readonly CellPair[], sides: readonly Side[]): ShiftFinding[] {
  return sides.flatMap((side, column) => {
    const own = column === 0 ? [] : pairs.filter(({ left, right }) => left === 0 && right === column)
    const evidence = inferShift(own.flatMap(({ datePairs }) => datePairs))
    if (!evidence || evidence.years === 0) return []
    const base = sides[0] as Side
    const row = new Map(own.flatMap((pair) => pair.datePairs.map((dates) => [dates, pair.row + 1] as const)))
    const known = base.column.telling.yearShift !== null && side.column.telling.yearShift !== null
    return [
      {
        column,
        years: evidence.years,
        support: evidence.support,
        exceptions: evidence.exceptions.map((pair) => ({
          start: pair.right.start,
          end: pair.right.end,
          years: pair.years.find((years) => years !== evidence.years) as number,
          reason: dateReason(pair, 0, evidence.years),
          row: row.get(pair) as number,
        })),
        set: known && side.yearShift - base.yearShift === evidence.years,
      },
    ]
  })
}

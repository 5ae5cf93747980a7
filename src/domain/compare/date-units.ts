import { readEdtf } from '../dates/edtf.ts'
import { type PlacedDate, sourceSpan } from './read-column.ts'
import { passageOf, type Side } from './side.ts'

/** A date, or one end of a span, with the unit that it stands in. */
export interface DateEnd {
  unit: number
  date: PlacedDate
}

/** The two ends of a single span, which keep the span's place; else the dates themselves. */
export function endsOf(side: Side, units: readonly number[]): DateEnd[] {
  const dates = units.map((unit) => ({ unit, date: dateAt(side, unit) }))
  const [only] = dates
  if (!only || dates.length > 1 || only.date.kind !== 'interval') return dates
  return (only.date.edtf?.split('/') ?? []).flatMap((end) => {
    const read = readEdtf(end)
    const kind = (['year', 'month', 'day'] as const)[end.replace(/^-/, '').split('-').length - 1]
    return read && kind ? { unit: only.unit, date: { ...only.date, ...read, kind } } : []
  })
}

/** The date of a unit; a number that stands for a year is read as one. */
export function dateAt(side: Side, unit: number): PlacedDate {
  const known = side.column.dates[side.units.dates[unit] as number]
  if (known) return known
  const passage = passageOf(side, unit)
  const [localStart, localEnd] = [side.units.starts[unit] as number, side.units.ends[unit] as number]
  const read = readEdtf(
    side
      .keyOf(unit)
      .padStart(4, '0')
      .replace(/^(?=\d{5})/, 'Y'),
  )
  return {
    ...sourceSpan(passage, localStart, localEnd),
    text: passage.text.slice(localStart, localEnd),
    edtf: read?.edtf ?? null,
    days: read?.days ?? null,
    calendar: side.column.telling.calendar,
    kind: 'year',
    resolved: read !== undefined,
    passage: passage.index,
    localStart,
    localEnd,
  }
}

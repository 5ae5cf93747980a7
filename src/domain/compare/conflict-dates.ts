import { formatEdtf, shiftEdtf } from '../dates/edtf.ts'
import type { Clash } from './conflicts.ts'
import { momentOf } from './moments.ts'
import type { DatePair } from './pair-dates.ts'
import type { PlacedDate } from './read-column.ts'
import type { Side } from './side.ts'

/** Dates that stand for each other and are not one moment. */
export function findDateConflicts(pairs: readonly DatePair[], left: Side, right: Side): Clash[] {
  return pairs.flatMap((pair) => {
    if (pair.agree || contains(pair, left, right)) return []
    return [
      {
        kind: 'date' as const,
        left: span(pair.left),
        right: span(pair.right),
        reason: dateReason(pair, left, right),
      },
    ]
  })
}

/** '1940' and 'August 1940' do not contradict each other. */
function contains(pair: DatePair, left: Side, right: Side): boolean {
  const a = momentOf(pair.left, left.yearShift)
  const b = momentOf(pair.right, right.yearShift)
  if (!a || !b || pair.years === null) return false
  const within = (inner: typeof a, outer: typeof a) =>
    (outer.from ?? -Infinity) <= (inner.from ?? -Infinity) && (inner.to ?? Infinity) <= (outer.to ?? Infinity)
  return within(a, b) || within(b, a)
}

/** Why two dates clash, in the words of a novelist's editor. */
export function dateReason(
  pair: Pick<DatePair, 'left' | 'right' | 'years'>,
  left: Side,
  right: Side,
): string {
  const shift = right.yearShift - left.yearShift
  const years = pair.years === null ? 0 : pair.years - shift
  if (shift !== 0 && pair.years !== null && years !== 0) {
    const own =
      right.yearShift !== 0
        ? { date: pair.right, side: right, other: pair.left }
        : { date: pair.left, side: left, other: pair.right }
    const other = own.side === right ? left : right
    const counted = formatEdtf(shiftEdtf(own.date.edtf ?? '', own.side.yearShift - other.yearShift), 'en')
    return `${own.date.text} is ${counted} by this universe's count; the other has ${own.other.text}: ${yearsOff(Math.abs(years))}.`
  }
  const apart = years === 0 ? '' : `: ${yearsOff(Math.abs(years)).replace(' off', ' apart')}`
  return `One has ${quoted(pair.left)}, the other ${quoted(pair.right)}${apart}.`
}

function yearsOff(years: number): string {
  return years === 1 ? 'one year off' : `${years} years off`
}

function quoted(date: PlacedDate): string {
  return date.text.replace(/\s+/g, ' ')
}

function span({ start, end }: PlacedDate): { start: number; end: number } {
  return { start, end }
}

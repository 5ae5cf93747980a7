import { formatEdtf, shiftEdtf } from '../dates/edtf.ts'
import type { Clash } from './conflicts.ts'
import type { DatePair } from './pair-dates.ts'
import type { PlacedDate } from './read-column.ts'
import type { Side } from './side.ts'

/** Dates that stand for each other and cannot both be so. */
export function findDateConflicts(pairs: readonly DatePair[], left: Side, right: Side): Clash[] {
  return pairs.flatMap((pair) => {
    if (pair.verdict !== 'conflict') return []
    const reason = dateReason(pair, left.yearShift, right.yearShift)
    return [{ kind: 'date' as const, left: spanOf(pair.left), right: spanOf(pair.right), reason }]
  })
}

/** Why two dates clash, in words that need no knowledge of calendars. The shifts are those to the common axis. */
export function dateReason({ left, right, years }: DateClash, leftShift: number, rightShift: number): string {
  const shift = rightShift - leftShift
  const off = years.find((each) => each !== shift)
  const [x, y] = [quoted(left), quoted(right)]
  if (off === undefined) return `One has ${x}, the other ${y}.`
  const apart = Math.abs(off - shift)
  if (shift === 0)
    return `One has ${x}, the other ${y}: ${apart === 1 ? 'one year' : `${apart} years`} apart.`
  // The side whose count differs from the common one is the one to be translated.
  const counted = rightShift !== 0 ? shiftEdtf(right.edtf ?? '', shift) : shiftEdtf(left.edtf ?? '', -shift)
  const [own, other] = rightShift !== 0 ? [y, x] : [x, y]
  const words = formatEdtf(counted, 'en')
  return `${own} is ${words} by this universe's count; the other has ${other}: ${apart === 1 ? 'one year' : `${apart} years`} off.`
}

type DateClash = Pick<DatePair, 'left' | 'right' | 'years'>

function quoted(date: PlacedDate): string {
  return date.text.replace(/\s+/g, ' ')
}

function spanOf({ start, end }: PlacedDate): { start: number; end: number } {
  return { start, end }
}

import { formatEdtf, shiftEdtf } from '../dates/edtf.ts'
import type { DatePair } from './pair-dates.ts'
import type { PlacedDate } from './read-column.ts'
import { callTellings, sentence } from './reasons.ts'
import type { Side } from './side.ts'
import type { Clash } from './types.ts'

/** Dates that stand for each other and cannot both be so. */
export function findDateConflicts(pairs: readonly DatePair[], left: Side, right: Side): Clash[] {
  return pairs.flatMap((pair) => {
    if (pair.verdict !== 'conflict') return []
    const reason = dateReason(pair, left, right)
    return [{ kind: 'date' as const, left: spanOf(pair.left), right: spanOf(pair.right), reason }]
  })
}

/**
 * Why two dates clash, in words that need no knowledge of calendars: a date of another count is told in the other
 * telling's own, by that telling's eras. `shift` are the years to add to the right's to get the left's.
 */
export function dateReason(
  { left, right, years }: Pick<DatePair, 'left' | 'right' | 'years'>,
  leftSide: Side,
  rightSide: Side,
  shift = rightSide.yearShift - leftSide.yearShift,
): string {
  const [x, y] = [quoted(left), quoted(right)]
  const off = years.find((each) => each !== shift)
  const apart =
    off === undefined ? '' : Math.abs(off - shift) === 1 ? 'one year' : `${Math.abs(off - shift)} years`
  const tail = (word: string) => (apart ? `: ${apart} ${word}.` : '.')
  if (shift === 0) {
    const [one, other] = callTellings(leftSide, rightSide)
    return sentence(`${one} has ${x}, ${other} ${y}${tail('apart')}`)
  }
  // The side that counts otherwise than the common axis does is the one to be translated.
  const fromRight = rightSide.yearShift !== 0
  const [own, theirs] = fromRight ? [y, x] : [x, y]
  const counted = fromRight ? shiftEdtf(right.edtf ?? '', shift) : shiftEdtf(left.edtf ?? '', -shift)
  const reader = fromRight ? leftSide : rightSide
  const [one, other] = callTellings(fromRight ? rightSide : leftSide, reader)
  const words = formatEdtf(counted, 'en', reader.column.telling.eras)
  return sentence(
    `${one} has ${own}, which is ${words} by ${other}’s count; ${other} has ${theirs}${tail('off')}`,
  )
}

function quoted(date: PlacedDate): string {
  return date.text.replace(/\s+/g, ' ')
}

function spanOf({ start, end }: PlacedDate): { start: number; end: number } {
  return { start, end }
}

import { toMoment } from '../dates/moments.ts'
import type { DayInterval } from '../dates/types.ts'
import type { Span } from '../text/types.ts'
import type { Piece } from './diff-cells.ts'
import { outcomeLexicon } from './opposites.ts'
import { quote } from './outcome-words.ts'
import type { PlacedDate } from './read-column.ts'
import { callTellings, sentence } from './reasons.ts'
import { languageOf, type Side } from './side.ts'
import type { Clash } from './types.ts'

/**
 * A death that only one side tells of, where both tell of a time at which their universes, by their own word, have
 * parted: what the other tells instead is another end. Without a declared parting silence about a death is silence.
 */
export function findDeathConflicts(pieces: readonly Piece[], left: Side, right: Side): Clash[] {
  const parting = left.column.telling.divergesAt ?? right.column.telling.divergesAt
  if (!parting) return []
  const [x, y] = [changedDeath(pieces, 'left', left), changedDeath(pieces, 'right', right)]
  const [a, b] = [lastBehind(pieces, 'left', left, parting), lastBehind(pieces, 'right', right, parting)]
  if ((x === undefined) === (y === undefined) || !a || !b) return []
  const [one, other] = callTellings(left, right)
  const told = x === undefined ? quote(right, y as number) : quote(left, x)
  const [teller, silent] = x === undefined ? [other, one] : [one, other]
  const span = ({ start, end }: Span) => ({ start, end })
  return [
    {
      kind: 'outcome',
      left: span(x === undefined ? a : told),
      right: span(y === undefined ? b : told),
      reason: sentence(
        `${teller} tells of a death (“${told.text}”); ${silent}, where they have parted, of something else.`,
      ),
    },
  ]
}

/** The last word of a death that only this side has, in the plainest terms it has. */
function changedDeath(pieces: readonly Piece[], side: 'left' | 'right', own: Side): number | undefined {
  const words = pieces
    .flatMap((piece) => piece.changes.flatMap((change) => change[side]))
    .filter((unit) => own.mayTell(unit) && !isSupposed(unit, own))
  const lexicon = outcomeLexicon(languageOf(own))
  const told = (least: 1 | 2) => words.findLast((unit) => lexicon.death(own.keyOf, unit) >= least)
  return told(2) ?? told(1)
}

/** 'would have killed' killed nobody. */
function isSupposed(unit: number, { keyOf }: Side): boolean {
  return keyOf(unit - 1) === 'have' && /^(?:would|could|might|should)$/.test(keyOf(unit - 2))
}

/** The last date of a cell that lies at or behind a moment. */
function lastBehind(
  pieces: readonly Piece[],
  side: 'left' | 'right',
  { column, units, yearShift }: Side,
  { from }: DayInterval,
): PlacedDate | undefined {
  const passages = new Set(pieces.flatMap((piece) => piece[side].map((unit) => units.passages[unit])))
  return column.dates.findLast((date) => {
    const moment = passages.has(date.passage) ? toMoment(date, yearShift) : null
    return moment !== null && (moment.to ?? Infinity) >= (from ?? Infinity)
  })
}

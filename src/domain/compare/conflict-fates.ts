import { toMoment } from '../dates/moments.ts'
import type { DayInterval } from '../dates/types.ts'
import { turnerOf } from './denials.ts'
import type { Piece } from './diff-cells.ts'
import { dateBeside } from './nearest-date.ts'
import { outcomeLexicon } from './opposites.ts'
import { contradiction, quote } from './outcome-words.ts'
import { languageOf, type Side } from './side.ts'
import type { Clash } from './types.ts'

/** Years that a death may lie from the survival that stands for it: either date may have slipped. */
const NEAR_YEARS = 3
/** Of the Gregorian calendar, on average. */
const DAYS_A_YEAR = 365.2425

/** Somebody whose death one side tells of survives on the other, in whatever words. */
export function findFateConflicts(pieces: readonly Piece[], left: Side, right: Side): Clash[] {
  const survivedLeft = survivalIn(pieces, 'left', left)
  const survivedRight = survivalIn(pieces, 'right', right)
  if ((survivedLeft === undefined) === (survivedRight === undefined)) return []
  const x = survivedLeft ?? likeliestDeath(pieces, 'left', left, momentOf(right, survivedRight as number))
  const y = survivedRight ?? likeliestDeath(pieces, 'right', right, momentOf(left, survivedLeft as number))
  if (x === undefined || y === undefined) return []
  return [contradiction(left, quote(left, x), right, quote(right, y))]
}

/** A survival that only this side tells of, and does not deny. */
function survivalIn(pieces: readonly Piece[], side: 'left' | 'right', own: Side): number | undefined {
  const lexicon = outcomeLexicon(languageOf(own))
  for (const { changes } of pieces) {
    for (const change of changes) {
      const found = change[side].find(
        (unit) => own.mayTell(unit) && lexicon.survival(own.keyOf, unit) && turnerOf(unit, own) === undefined,
      )
      if (found !== undefined) return found
    }
  }
  return undefined
}

/**
 * The death most likely meant: a verb, one that both sides speak of (as tried, or done), the nearest in time to the
 * survival, and the last one told. One of quite another time is somebody else's.
 */
function likeliestDeath(
  pieces: readonly Piece[],
  side: 'left' | 'right',
  own: Side,
  survival: DayInterval | null,
): number | undefined {
  const lexicon = outcomeLexicon(languageOf(own))
  let best: { unit: number; score: number } | undefined
  for (const piece of pieces) {
    const changed = new Set(piece.changes.flatMap((change) => change[side]))
    for (const unit of piece[side]) {
      if (!own.mayTell(unit)) continue
      const death = lexicon.death(own.keyOf, unit)
      if (death === 0) continue
      const years = yearsApart(survival, momentOf(own, unit))
      // What is nearer in time decides between deaths told alike, so it counts for less than one of the others.
      const score = 2 * death + (changed.has(unit) ? 0 : 1) - years / (NEAR_YEARS + 1)
      if (years <= NEAR_YEARS && score >= (best?.score ?? 0)) best = { unit, score }
    }
  }
  return best?.unit
}

/** When the words at a unit have it happen, by the date beside them; null where their passage has none. */
function momentOf(side: Side, unit: number): DayInterval | null {
  const date = dateBeside(side, unit)
  return date ? toMoment(date, side.yearShift) : null
}

/** Years between two moments; 0 where they overlap, or where either is not known. */
function yearsApart(a: DayInterval | null, b: DayInterval | null): number {
  if (!a || !b) return 0
  const days = Math.max(
    (a.from ?? -Infinity) - (b.to ?? Infinity),
    (b.from ?? -Infinity) - (a.to ?? Infinity),
  )
  return Math.max(0, days) / DAYS_A_YEAR
}

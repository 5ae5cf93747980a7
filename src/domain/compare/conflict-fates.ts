import type { Clash } from './conflicts.ts'
import { turnerOf } from './denials.ts'
import type { Piece } from './diff-cells.ts'
import { outcomeLexicon } from './opposites.ts'
import { saying } from './reasons.ts'
import { languageOf, type Side, unitSpan, unitText } from './side.ts'

/** Somebody whose death one side tells of survives on the other, in whatever words. */
export function findFateConflicts(pieces: readonly Piece[], left: Side, right: Side): Clash[] {
  const survivedLeft = survivalIn(pieces, 'left', left)
  const survivedRight = survivalIn(pieces, 'right', right)
  if ((survivedLeft === undefined) === (survivedRight === undefined)) return []
  const x = survivedLeft ?? likeliestDeath(pieces, 'left', left)
  const y = survivedRight ?? likeliestDeath(pieces, 'right', right)
  if (x === undefined || y === undefined) return []
  const reason = saying(left, unitText(left, x), right, unitText(right, y))
  return [{ kind: 'outcome', left: unitSpan(left, x), right: unitSpan(right, y), reason }]
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

/** The death most likely meant: a verb, one that both sides speak of (as tried, or done), and the last one told. */
function likeliestDeath(pieces: readonly Piece[], side: 'left' | 'right', own: Side): number | undefined {
  const lexicon = outcomeLexicon(languageOf(own))
  let best: { unit: number; score: number } | undefined
  for (const piece of pieces) {
    const changed = new Set(piece.changes.flatMap((change) => change[side]))
    for (const unit of piece[side]) {
      if (!own.mayTell(unit)) continue
      const death = lexicon.death(own.keyOf, unit)
      const score = 2 * death + (changed.has(unit) ? 0 : 1)
      if (death > 0 && score >= (best?.score ?? 0)) best = { unit, score }
    }
  }
  return best?.unit
}

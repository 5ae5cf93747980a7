import type { Change } from './changes.ts'
import type { Clash } from './conflicts.ts'
import type { Piece } from './diff-cells.ts'
import type { NameIndex } from './names.ts'
import { areOpposite, deathIn, isNegator, isSurvival, takesBack } from './opposites.ts'
import { type Side, unitSpan, unitText } from './side.ts'
import { WORD } from './units.ts'

/** A denial is one where little else changed; in a rewritten clause a 'not' may say the same in other words. */
const SHORT_DENIAL = 3
/** Opposites in a stretch longer than this may be of different things. */
const SHORT_SWAP = 5

/** Words that turn what happened round: opposites in one place, denials, and a death that the other side survives. */
export function findOutcomeConflicts(
  pieces: readonly Piece[],
  left: Side,
  right: Side,
  names: NameIndex,
): Clash[] {
  const clashes = pieces.flatMap((piece) =>
    piece.changes.flatMap((change) => {
      const a = words(change.left, left)
      const b = words(change.right, right)
      return oppositeIn(a, b, left, right, names) ?? denialIn(piece, change, a, b, left, right) ?? []
    }),
  )
  return clashes.length > 0 ? clashes : findFateConflicts(pieces, left, right)
}

function words(units: readonly number[], side: Side): number[] {
  return units.filter((unit) => side.units.kinds[unit] === WORD)
}

function oppositeIn(
  a: readonly number[],
  b: readonly number[],
  left: Side,
  right: Side,
  names: NameIndex,
): Clash[] | undefined {
  if (a.length > SHORT_SWAP || b.length > SHORT_SWAP) return undefined
  for (const x of a) {
    for (const y of b) {
      // 'Commissar for War' is a title's half, and its opposite another title's.
      if (names.isName(left, x) && names.isName(right, y)) continue
      const [one, other] = [left.keyOf(x), right.keyOf(y)]
      const opposite =
        areOpposite(one, other) ||
        (takesBack(one) && !isNegator(one) && sameStem(left.keyOf(x + 2), other)) ||
        (takesBack(other) && !isNegator(other) && sameStem(right.keyOf(y + 2), one))
      if (opposite)
        return [
          outcome(x, y, left, right, `One says “${unitText(left, x)}”, the other “${unitText(right, y)}”.`),
        ]
    }
  }
  return undefined
}

/** 'capture' and 'captured': equal but for an ending. */
function sameStem(a: string | undefined, b: string): boolean {
  if (a === undefined || a.length < 4 || b.length < 4) return false
  const stem = Math.max(4, Math.min(a.length, b.length) - 2)
  return a.slice(0, stem) === b.slice(0, stem)
}

function denialIn(
  piece: Piece,
  change: Change,
  a: readonly number[],
  b: readonly number[],
  left: Side,
  right: Side,
): Clash[] | undefined {
  if (a.length > SHORT_DENIAL || b.length > SHORT_DENIAL) return undefined
  const denied = a.find((unit) => isNegator(left.keyOf(unit), left.keyOf(unit + 1)))
  const deniedRight = b.find((unit) => isNegator(right.keyOf(unit), right.keyOf(unit + 1)))
  if ((denied === undefined) === (deniedRight === undefined)) return undefined
  // What is denied on the one side stands beside the gap on the other.
  const x = denied ?? piece.left[Math.min(change.a0, piece.left.length - 1)]
  const y = deniedRight ?? piece.right[Math.min(change.b0, piece.right.length - 1)]
  if (x === undefined || y === undefined) return undefined
  const word = denied === undefined ? unitText(right, y) : unitText(left, x)
  return [{ ...outcome(x, y, left, right, `One denies what the other says (“${word}”).`), kind: 'negation' }]
}

/** Somebody whose death one side tells of survives on the other, in whatever words. */
export function findFateConflicts(pieces: readonly Piece[], left: Side, right: Side): Clash[] {
  const survivedLeft = survivalIn(pieces, 'left', left)
  const survivedRight = survivalIn(pieces, 'right', right)
  if ((survivedLeft === undefined) === (survivedRight === undefined)) return []
  const x = survivedLeft ?? likeliestDeath(pieces, 'left', left)
  const y = survivedRight ?? likeliestDeath(pieces, 'right', right)
  if (x === undefined || y === undefined) return []
  return [outcome(x, y, left, right, `In one “${unitText(left, x)}”, in the other “${unitText(right, y)}”.`)]
}

/** A survival that only this side tells of. */
function survivalIn(pieces: readonly Piece[], side: 'left' | 'right', { keyOf }: Side): number | undefined {
  return pieces
    .flatMap((piece) => piece.changes.flatMap((change) => change[side]))
    .find((unit) => isSurvival(keyOf(unit), keyOf(unit + 1)))
}

/** The death most likely meant: a verb, one that both sides speak of (as tried, or done), and the last one told. */
function likeliestDeath(
  pieces: readonly Piece[],
  side: 'left' | 'right',
  { keyOf }: Side,
): number | undefined {
  let best: { unit: number; score: number } | undefined
  for (const piece of pieces) {
    const changed = new Set(piece.changes.flatMap((change) => change[side]))
    for (const unit of piece[side]) {
      const death = deathIn(keyOf(unit))
      const score = 2 * death + (changed.has(unit) ? 0 : 1)
      if (death > 0 && score >= (best?.score ?? 0)) best = { unit, score }
    }
  }
  return best?.unit
}

function outcome(x: number, y: number, left: Side, right: Side, reason: string): Clash {
  return { kind: 'outcome', left: unitSpan(left, x), right: unitSpan(right, y), reason }
}

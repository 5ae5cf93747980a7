import { findDateConflicts } from './conflict-dates.ts'
import { findNumberConflicts } from './conflict-numbers.ts'
import { findOutcomeConflicts } from './conflict-outcomes.ts'
import { changesOf, type Piece } from './diff-cells.ts'
import type { DatePair } from './pair-dates.ts'
import type { Side } from './side.ts'
import type { Conflict, Span } from './types.ts'

/** A conflict before its columns are known. */
export interface Clash {
  kind: Conflict['kind']
  left: Span
  right: Span
  reason: string
}

/** Everything in two compared cells that cannot both be so. */
export function findClashes(
  pieces: readonly Piece[],
  datePairs: readonly DatePair[],
  left: Side,
  right: Side,
): Clash[] {
  const changes = pieces.flatMap(changesOf)
  return [
    ...findDateConflicts(datePairs, left, right),
    ...findNumberConflicts(changes, left, right),
    ...findOutcomeConflicts(pieces, left, right),
  ]
}

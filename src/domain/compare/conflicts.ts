import { findDateConflicts } from './conflict-dates.ts'
import { findNumberConflicts } from './conflict-numbers.ts'
import { changesOf, type Piece } from './diff-cells.ts'
import type { DatePair, Side } from './pair-dates.ts'
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
  return [...findDateConflicts(datePairs, left, right), ...findNumberConflicts(changes, left, right)]
}

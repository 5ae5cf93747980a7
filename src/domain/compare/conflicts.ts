import type { CellPair } from './compare-rows.ts'
import { findDateConflicts } from './conflict-dates.ts'
import { findDeathConflicts } from './conflict-deaths.ts'
import { findFateConflicts } from './conflict-fates.ts'
import { findNameConflicts } from './conflict-names.ts'
import { findNumberConflicts } from './conflict-numbers.ts'
import { findOutcomeConflicts } from './conflict-outcomes.ts'
import { findRoleConflicts } from './conflict-roles.ts'
import type { NameIndex } from './names.ts'
import type { Renamings } from './renamings.ts'
import { languageOf, type Side } from './side.ts'
import type { TargetDifferences } from './target-differences.ts'
import type { Clash } from './types.ts'

/** What is known of all columns when their rows are judged. */
export interface Reading {
  sides: readonly Side[]
  names: NameIndex
  renamings: Renamings
  targets: TargetDifferences
}

/** Everything in two compared cells that cannot both be so. */
export function findClashes(pair: CellPair, { sides, names, renamings }: Reading): Clash[] {
  const left = sides[pair.left] as Side
  const right = sides[pair.right] as Side
  const dates = findDateConflicts(pair.datePairs, left, right)
  const fates = () => {
    const found = findFateConflicts(pair.pieces, left, right)
    return found.length > 0 ? found : findDeathConflicts(pair.pieces, left, right)
  }
  // Between languages words in one place of two sentences are chance; only dates and fates carry over.
  if (languageOf(left) !== languageOf(right)) return [...dates, ...fates()]
  const outcomes = [
    ...findOutcomeConflicts(pair.pieces, left, right, names),
    ...findRoleConflicts(pair.pieces, left, right),
  ]
  return [
    ...dates,
    ...findNumberConflicts(
      pair.pieces.flatMap((piece) => piece.changes),
      left,
      right,
    ),
    ...(outcomes.length > 0 ? outcomes : fates()),
    ...findNameConflicts(pair.pieces, left, right, names, (change) => renamings.isRenaming(pair, change)),
  ]
}

import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import type { Actor } from './actor.ts'
import { changeStanding, type StandingInput } from './lib/change-standing.ts'
import { requireFreeAddress } from './lib/land-revision.ts'

/**
 * Brings a deleted article back at its address, as it was. Restoring a live one does nothing: `revision` is null.
 * @throws AppError conflict when another article has its address by now, invalid (field `summary`), not_found,
 * forbidden or unauthorized.
 */
export function restoreArticle(
  db: Db,
  actor: Actor,
  input: StandingInput,
): Promise<{ revision: Revision | null }> {
  return changeStanding(db, actor, input, 'restore', ({ id, universe, slug }) =>
    requireFreeAddress(db, actor, { universe, slug, exceptId: id }),
  )
}

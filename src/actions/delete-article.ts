import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import type { Actor } from './actor.ts'
import { changeStanding, type StandingInput } from './lib/change-standing.ts'

/**
 * Takes an article out of the wiki. Its history stays and it can be restored. Deleting it twice does nothing more:
 * `revision` is null then.
 * @throws AppError invalid (field `summary`), not_found, forbidden or unauthorized.
 */
export function deleteArticle(
  db: Db,
  actor: Actor,
  input: StandingInput,
): Promise<{ revision: Revision | null }> {
  return changeStanding(db, actor, input, 'delete')
}

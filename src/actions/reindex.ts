import { rederiveAll } from '../storage/derive/rederive.ts'
import type { Db } from '../storage/tables.ts'
import { type Actor, requireAdministrator } from './actor.ts'

export interface ReindexInput {
  /** Told how many articles are done, of how many. */
  progress?: (done: number, all: number) => void
}

/**
 * Makes every derived row anew from the revisions, in one transaction: readers see the old rows until it is done, and
 * writers wait.
 * @throws AppError forbidden or unauthorized.
 */
export async function reindex(
  db: Db,
  actor: Actor,
  { progress }: ReindexInput = {},
): Promise<{ articles: number; subjects: number }> {
  requireAdministrator(actor)
  return db.transaction().execute((db) => rederiveAll(db, progress))
}

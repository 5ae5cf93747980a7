import { deleteSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'

/** Ends the session of a hashed secret; nothing happens where it is over already. */
export async function signOut(db: Db, input: { sessionHash: string }): Promise<void> {
  await db.transaction().execute((db) => deleteSessions(db, { idHash: input.sessionHash }))
}

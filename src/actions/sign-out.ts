import { deleteSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'

/**
 * Ends the session of a hashed secret; nothing happens where it is over already. Outside a transaction, which would
 * count as a change of content and have every finished page made anew.
 */
export async function signOut(db: Db, input: { sessionHash: string }): Promise<void> {
  await deleteSessions(db, { idHash: input.sessionHash })
}

import { endSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'
import type { Actor } from './actor.ts'

/**
 * Ends the session of a hashed secret; nothing happens where it is over already. Outside a transaction, which would
 * count as a change of content and have every finished page made anew.
 */
export async function signOut(
  db: Db,
  { now }: Pick<Actor, 'now'>,
  input: { sessionHash: string },
): Promise<void> {
  await endSessions(db, now, { idHash: input.sessionHash })
}

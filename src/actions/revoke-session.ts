import { AppError } from '../errors.ts'
import { endSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'
import type { Actor } from './actor.ts'

/** One of one's own sessions by its public id, or all but the one in use. */
export type RevokeSessionInput = { publicId: string } | { exceptHash: string | null }

/**
 * Ends sessions of the one who asks; like signing out, no change of content. @returns how many ended.
 * @throws AppError unauthorized when nobody is signed in.
 */
export async function revokeSession(
  db: Db,
  { viewer, now }: Actor,
  input: RevokeSessionInput,
): Promise<number> {
  const userId = viewer.id
  if (userId === null) throw new AppError('unauthorized', 'Sign in to see your sessions.')
  return endSessions(
    db,
    now,
    'publicId' in input ? { userId, publicId: input.publicId } : { userId, exceptIdHash: input.exceptHash },
  )
}

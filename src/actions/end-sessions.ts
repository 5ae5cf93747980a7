import { AppError } from '../errors.ts'
import * as sessions from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'
import { findUser } from '../storage/users.ts'
import { type Actor, requireAdministrator } from './actor.ts'

/**
 * Signs somebody out everywhere, for an administrator: a lost laptop, a borrowed account. @returns how many sessions
 * ended.
 * @throws AppError not_found, forbidden or unauthorized.
 */
export async function endSessions(db: Db, actor: Actor, { userId }: { userId: number }): Promise<number> {
  requireAdministrator(actor)
  if (!(await findUser(db, userId))) throw new AppError('not_found', 'There is no such account.')
  return sessions.endSessions(db, actor.now, { userId, exceptIdHash: null })
}

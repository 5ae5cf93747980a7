import { foldKey } from '../domain/slugs.ts'
import { AppError } from '../errors.ts'
import { deleteEndedSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'
import { findCredentials, type User } from '../storage/users.ts'
import type { Actor } from './actor.ts'
import { type OpenedSession, openSession, type SessionInput } from './lib/accounts.ts'
import { verifyPassword } from './lib/passwords.ts'

export interface SignInInput extends SessionInput {
  name: string
  password: string
}

/**
 * Checks a name and password, and opens a session. A wrong name and a wrong password take the same time and get the
 * same answer.
 * @throws AppError invalid.
 */
export async function signIn(
  db: Db,
  actor: Pick<Actor, 'now'>,
  input: SignInInput,
): Promise<{ user: User; session: OpenedSession }> {
  const found = await findCredentials(db, foldKey(input.name))
  const right = await verifyPassword(found?.passwordHash, input.password)
  if (!found || !right || found.user.disabledAt !== null) {
    const message = 'The name or the password is not right.'
    throw new AppError('invalid', message, { fields: { '': message } })
  }
  await deleteEndedSessions(db, actor.now)
  return { user: found.user, session: await openSession(db, found.user.id, actor.now, input) }
}

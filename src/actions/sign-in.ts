import { accountKey } from '../domain/slugs.ts'
import { AppError } from '../errors.ts'
import { deleteEndedSessions, endSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'
import { findCredentials, type User, updateUser } from '../storage/users.ts'
import type { Actor } from './actor.ts'
import { type OpenedSession, openSession, type SessionInput } from './lib/accounts.ts'
import { hashPassword, verifyPassword } from './lib/passwords.ts'
import { checkPassword } from './lib/weak-passwords.ts'

export interface SignInInput extends SessionInput {
  name: string
  password: string
  /** The password to have from now on, where the one there is was chosen by somebody else. */
  newPassword?: string | undefined
}

/**
 * Checks a name and password, and opens a session. A wrong name and a wrong password take the same time and get the
 * same answer. A password that an administrator chose opens none without a new one.
 * @throws AppError invalid (field `newPassword` where one is wanted or does not do).
 */
export async function signIn(
  db: Db,
  actor: Pick<Actor, 'now'>,
  input: SignInInput,
): Promise<{ user: User; session: OpenedSession }> {
  const found = await findCredentials(db, accountKey(input.name))
  const right = await verifyPassword(found?.passwordHash, input.password)
  if (!found || !right || found.user.disabledAt !== null) {
    const message = 'The name or the password is not right.'
    throw new AppError('invalid', message, { fields: { '': message } })
  }
  const { user } = found
  if (found.mustChangePassword) {
    const hash = await hashPassword(await readNewPassword(db, user, input))
    await db.transaction().execute(async (db) => {
      const self = { viewer: user, now: actor.now }
      await updateUser(db, user.id, { password: { hash, mustChange: false } }, self)
      await endSessions(db, actor.now, { userId: user.id, exceptIdHash: null })
    })
  }
  await deleteEndedSessions(db, actor.now)
  return { user, session: await openSession(db, user.id, actor.now, input) }
}

async function readNewPassword(db: Db, { name }: User, input: SignInInput): Promise<string> {
  const { password, newPassword } = input
  const refuse = (message: string) => new AppError('invalid', message, { fields: { newPassword: message } })
  if (!newPassword) {
    throw refuse(
      'An administrator chose the password you have. Choose one of your own, and sign in with both.',
    )
  }
  if (newPassword.normalize('NFC') === password.normalize('NFC')) {
    throw refuse('This is the password that the administrator chose. Choose another one.')
  }
  await checkPassword(db, newPassword, name, 'newPassword')
  return newPassword
}

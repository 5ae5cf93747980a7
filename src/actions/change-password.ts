import { AppError } from '../errors.ts'
import { endSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'
import { findPasswordHash, updateUser } from '../storage/users.ts'
import type { Actor } from './actor.ts'
import { hashPassword, verifyPassword } from './lib/passwords.ts'
import { checkPassword } from './lib/weak-passwords.ts'

export interface ChangePasswordInput {
  current: string
  password: string
  /** The session in use, which stays; every other one ends. */
  sessionHash: string | null
}

/**
 * Gives the one who asks another password.
 * @throws AppError invalid (fields `current`, `password`), unauthorized when nobody is signed in.
 */
export async function changePassword(db: Db, actor: Actor, input: ChangePasswordInput): Promise<void> {
  const { viewer, now } = actor
  const userId = viewer.id
  if (userId === null) throw new AppError('unauthorized', 'Sign in to change your password.')
  await checkPassword(db, input.password, viewer.name)
  if (!(await verifyPassword(await findPasswordHash(db, userId), input.current))) {
    const message = 'This is not your present password.'
    throw new AppError('invalid', message, { fields: { current: message } })
  }
  const password = { hash: await hashPassword(input.password), mustChange: false }
  await db.transaction().execute(async (db) => {
    await updateUser(db, userId, { password }, actor)
    await endSessions(db, now, { userId, exceptIdHash: input.sessionHash })
  })
}

import { AppError } from '../errors.ts'
import { endSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'
import { findUser, type User, updateUser } from '../storage/users.ts'
import { type Actor, requireAdministrator } from './actor.ts'
import { hashPassword } from './lib/passwords.ts'
import { checkPassword } from './lib/weak-passwords.ts'

/**
 * Gives somebody who forgot theirs another password, which they have to change when they use it, and ends all their
 * sessions.
 * @throws AppError invalid (field `password`), not_found, forbidden or unauthorized.
 */
export async function resetPassword(
  db: Db,
  actor: Actor,
  input: { userId: number; password: string },
): Promise<User> {
  requireAdministrator(actor)
  const user = await findUser(db, input.userId)
  if (!user) throw new AppError('not_found', 'There is no such account.')
  await checkPassword(db, input.password, user.name)
  const password = { hash: await hashPassword(input.password), mustChange: true }
  await db.transaction().execute(async (db) => {
    await updateUser(db, input.userId, { password }, actor)
    await endSessions(db, actor.now, { userId: input.userId, exceptIdHash: null })
  })
  return user
}

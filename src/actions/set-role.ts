import type { Role } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'
import { endSessions } from '../storage/sessions.ts'
import type { Db } from '../storage/tables.ts'
import { countAdministrators, findUser, type User, updateUser } from '../storage/users.ts'
import { type Actor, requireAdministrator } from './actor.ts'
import { checkRole } from './lib/accounts.ts'

export interface SetRoleInput {
  userId: number
  role?: Role
  /** true closes the account and ends its sessions; false opens it again. */
  disabled?: boolean
}

/**
 * Changes what an account may do, or closes it.
 * @throws AppError invalid (field `role`), conflict when no administrator would be left, not_found, forbidden or unauthorized.
 */
export async function setRole(db: Db, actor: Actor, input: SetRoleInput): Promise<User> {
  requireAdministrator(actor)
  if (input.role !== undefined) checkRole(input.role)
  return db.transaction().execute(async (db) => {
    const disabledAt = input.disabled ? actor.now.toISOString() : null
    const changes = {
      ...(input.role === undefined ? {} : { role: input.role }),
      ...(input.disabled === undefined ? {} : { disabledAt }),
    }
    const administrators = await countAdministrators(db)
    await updateUser(db, input.userId, changes, actor)
    const user = await findUser(db, input.userId)
    if (!user) throw new AppError('not_found', 'There is no such account.')
    if (administrators > 0 && (await countAdministrators(db)) === 0) {
      throw new AppError('conflict', 'This is the last administrator. Make somebody else one first.')
    }
    if (user.disabledAt !== null) await endSessions(db, actor.now, { userId: user.id, exceptIdHash: null })
    return user
  })
}

import type { Role } from '../domain/viewer.ts'
import type { Db } from '../storage/tables.ts'
import type { User } from '../storage/users.ts'
import { type Actor, requireAdministrator } from './actor.ts'
import { addAccount, checkRole, readUserName } from './lib/accounts.ts'
import { hashPassword } from './lib/passwords.ts'
import { checkPassword } from './lib/weak-passwords.ts'

export interface AddUserInput {
  name: string
  password: string
  role: Role
}

/**
 * Makes an account for somebody else, who is asked for a password of their own when they first sign in.
 * @throws AppError invalid or conflict (fields `name`, `password`, `role`), forbidden or unauthorized.
 */
export async function addUser(db: Db, actor: Actor, input: AddUserInput): Promise<User> {
  requireAdministrator(actor)
  const name = readUserName(input.name)
  checkRole(input.role)
  await checkPassword(db, input.password, name)
  const passwordHash = await hashPassword(input.password)
  return db
    .transaction()
    .execute((db) =>
      addAccount(
        db,
        { name, passwordHash, mustChangePassword: true, role: input.role, now: actor.now },
        actor,
      ),
    )
}

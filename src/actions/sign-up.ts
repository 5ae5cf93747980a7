import { AppError } from '../errors.ts'
import { getSettings } from '../storage/settings.ts'
import type { Db } from '../storage/tables.ts'
import type { User } from '../storage/users.ts'
import type { Actor } from './actor.ts'
import {
  addAccount,
  type OpenedSession,
  openSession,
  readUserName,
  type SessionInput,
} from './lib/accounts.ts'
import { hashPassword } from './lib/passwords.ts'
import { checkPassword } from './lib/weak-passwords.ts'

export interface SignUpInput extends SessionInput {
  name: string
  password: string
}

/**
 * Makes an account for a visitor, a reader's, where the site allows it, and signs them in.
 * @throws AppError forbidden where it does not, invalid or conflict (fields `name`, `password`).
 */
export async function signUp(
  db: Db,
  actor: Pick<Actor, 'now'>,
  input: SignUpInput,
): Promise<{ user: User; session: OpenedSession }> {
  const { signUp } = await getSettings(db)
  if (signUp !== 'open') {
    throw new AppError('forbidden', 'Accounts are made by this wiki’s administrators. Ask one for yours.')
  }
  const name = readUserName(input.name)
  await checkPassword(db, input.password, name)
  const passwordHash = await hashPassword(input.password)
  return db.transaction().execute(async (db) => {
    const account = {
      name,
      passwordHash,
      mustChangePassword: false,
      role: 'reader' as const,
      now: actor.now,
    }
    const user = await addAccount(db, account, null)
    return { user, session: await openSession(db, user.id, actor.now, input) }
  })
}

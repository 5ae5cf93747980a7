import { AppError } from '../errors.ts'
import { deleteSecret, findSecret, putSecret, spendSecret } from '../storage/settings.ts'
import type { Db } from '../storage/tables.ts'
import { countAdministrators, type User } from '../storage/users.ts'
import type { Actor } from './actor.ts'
import {
  addAccount,
  hashSecret,
  makeSecret,
  type OpenedSession,
  openSession,
  readUserName,
  type SessionInput,
} from './lib/accounts.ts'
import { hashPassword } from './lib/passwords.ts'
import { checkPassword } from './lib/weak-passwords.ts'

const secretName = 'set-up token'
const shortestToken = 16

export interface SetUpInput extends SessionInput {
  token: string
  name: string
  password: string
}

/**
 * The token that lets one person make themselves administrator: made anew at each start while there is none, kept as
 * a hash. undefined once there is an administrator.
 * @param chosen the token to take, from the configuration.
 * @throws AppError invalid when the chosen one is shorter than 16 characters.
 */
export async function prepareSetUp(db: Db, chosen?: string): Promise<string | undefined> {
  if ((await countAdministrators(db)) > 0) {
    await deleteSecret(db, secretName)
    return undefined
  }
  if (chosen !== undefined && chosen.length < shortestToken) {
    throw new AppError('invalid', `The set-up token must have at least ${shortestToken} characters.`)
  }
  const token = chosen ?? makeSecret()
  await putSecret(db, secretName, hashSecret(token))
  return token
}

/**
 * Makes the first administrator and signs them in. The token works once.
 * @throws AppError forbidden when the token is wrong or used, conflict when there is an administrator already, invalid
 * (fields `token`, `name`, `password`).
 */
export async function setUp(
  db: Db,
  actor: Pick<Actor, 'now'>,
  input: SetUpInput,
): Promise<{ user: User; session: OpenedSession }> {
  const name = readUserName(input.name)
  await checkPassword(db, input.password, name)
  const tokenHash = hashSecret(input.token.trim())
  // Looked at before the costly hashing, and spent inside the transaction.
  if ((await findSecret(db, secretName)) !== tokenHash) throw await refusal(db)
  const passwordHash = await hashPassword(input.password)
  return db.transaction().execute(async (db) => {
    const isFirst = (await countAdministrators(db)) === 0
    if (!isFirst || !(await spendSecret(db, secretName, tokenHash))) throw await refusal(db)
    const account = {
      name,
      passwordHash,
      mustChangePassword: false,
      role: 'administrator' as const,
      now: actor.now,
    }
    const user = await addAccount(db, account, null)
    return { user, session: await openSession(db, user.id, actor.now, input) }
  })
}

async function refusal(db: Db): Promise<AppError> {
  if ((await countAdministrators(db)) > 0) {
    return new AppError('conflict', 'This wiki has its administrator already. Sign in instead.')
  }
  const message = 'This is not the set-up token. The server prints it when it starts.'
  return new AppError('forbidden', message, { fields: { token: message } })
}

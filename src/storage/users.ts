import type { Selectable } from 'kysely'
import type { Role } from '../domain/viewer.ts'
import { type Author, noteState, stateOf } from './audit.ts'
import type { Db, UsersTable } from './tables.ts'

/** An account, without its password's hash. */
export interface User {
  id: number
  name: string
  role: Role
  createdAt: string
  /** Instant at which an administrator closed it; null while it is open. */
  disabledAt: string | null
}

/** What a password is checked against. */
export interface Credentials {
  user: User
  passwordHash: string
  /** Somebody else chose the password: it lets in only to choose another. */
  mustChangePassword: boolean
}

/** Everyone with an account, by name. For administrators' eyes: callers check. */
export async function listUsers(db: Db): Promise<User[]> {
  const rows = await selectUsers(db).orderBy('name_key').execute()
  return rows.map(userOf)
}

export async function findUser(db: Db, id: number): Promise<User | undefined> {
  const row = await selectUsers(db).where('id', '=', id).executeTakeFirst()
  return row && userOf(row)
}

/** The account of a folded name, with the hash to check a password against. */
export async function findCredentials(db: Db, nameKey: string): Promise<Credentials | undefined> {
  const row = await db.selectFrom('users').selectAll().where('name_key', '=', nameKey).executeTakeFirst()
  return (
    row && {
      user: userOf(row),
      passwordHash: row.password_hash,
      mustChangePassword: row.must_change_password === 1,
    }
  )
}

export async function findPasswordHash(db: Db, id: number): Promise<string | undefined> {
  const row = await db.selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirst()
  return row?.password_hash
}

/**
 * Adds an account; a name that folds to one there is leaves nothing and answers undefined.
 * @param by null where people make their own.
 */
export async function insertUser(
  db: Db,
  user: {
    name: string
    nameKey: string
    passwordHash: string
    mustChangePassword: boolean
    role: Role
    now: Date
  },
  by: Author | null,
): Promise<User | undefined> {
  const row = await db
    .insertInto('users')
    .values({
      name: user.name,
      name_key: user.nameKey,
      password_hash: user.passwordHash,
      must_change_password: user.mustChangePassword ? 1 : 0,
      role: user.role,
      created_at: user.now.toISOString(),
      disabled_at: null,
    })
    .onConflict((clash) => clash.column('name_key').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const author = by ?? { viewer: { id: row.id, name: row.name }, now: user.now }
  await noteState(db, author, { action: 'user.add', target: `user:${row.id}`, state: stateOf(row) })
  return userOf(row)
}

/** Changes an account. @returns whether there is such an account. */
export async function updateUser(
  db: Db,
  id: number,
  changes: {
    /** Who chose it decides whether it has to be changed. */
    password?: { hash: string; mustChange: boolean }
    role?: Role
    disabledAt?: string | null
  },
  by: Author,
): Promise<boolean> {
  const row = await db
    .updateTable('users')
    .set({
      ...(changes.password && {
        password_hash: changes.password.hash,
        must_change_password: changes.password.mustChange ? 1 : 0,
      }),
      ...(changes.role === undefined ? {} : { role: changes.role }),
      ...(changes.disabledAt === undefined ? {} : { disabled_at: changes.disabledAt }),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!row) return false
  await noteState(db, by, { action: 'user.change', target: `user:${id}`, state: stateOf(row) })
  return true
}

/** How many administrators can sign in. */
export async function countAdministrators(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

function selectUsers(db: Db) {
  return db.selectFrom('users').select(['id', 'name', 'role', 'created_at', 'disabled_at'])
}

function userOf(
  row: Pick<Selectable<UsersTable>, 'id' | 'name' | 'role' | 'created_at' | 'disabled_at'>,
): User {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  }
}

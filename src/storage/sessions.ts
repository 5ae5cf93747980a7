import type { Role } from '../domain/viewer.ts'
import type { Db } from './tables.ts'

/** A signed-in browser. Its secret is never stored, only the SHA-256 of it. */
export interface Session {
  /** Names the session in a list of one's own; opens nothing. */
  publicId: string
  user: { id: number; name: string; role: Role }
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  userAgent: string
}

const columns = [
  'sessions.public_id as publicId',
  'sessions.created_at as createdAt',
  'sessions.last_seen_at as lastSeenAt',
  'sessions.expires_at as expiresAt',
  'sessions.user_agent as userAgent',
  'users.id as userId',
  'users.name as userName',
  'users.role as userRole',
] as const

/** The live session of a hashed secret; undefined when it is unknown, over, or its account is closed. */
export async function findSession(db: Db, idHash: string, now: Date): Promise<Session | undefined> {
  const row = await selectSessions(db, now).where('sessions.id_hash', '=', idHash).executeTakeFirst()
  return row && sessionOf(row)
}

/** A person's live sessions, the one used last first. */
export async function listSessions(db: Db, userId: number, now: Date): Promise<Session[]> {
  const rows = await selectSessions(db, now)
    .where('sessions.user_id', '=', userId)
    .orderBy('sessions.last_seen_at', 'desc')
    .orderBy('sessions.public_id')
    .execute()
  return rows.map(sessionOf)
}

export async function insertSession(
  db: Db,
  session: {
    idHash: string
    publicId: string
    userId: number
    now: Date
    expiresAt: Date
    userAgent: string
  },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id_hash: session.idHash,
      public_id: session.publicId,
      user_id: session.userId,
      created_at: session.now.toISOString(),
      last_seen_at: session.now.toISOString(),
      expires_at: session.expiresAt.toISOString(),
      user_agent: session.userAgent,
    })
    .execute()
}

/** Notes that a session was used and lives on; outside a transaction, so that it does not count as a change of content. */
export async function touchSession(db: Db, idHash: string, now: Date, expiresAt: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now.toISOString(), expires_at: expiresAt.toISOString() })
    .where('id_hash', '=', idHash)
    .execute()
}

/**
 * Ends sessions of one person: by secret, by public id, or all but one. Their rows stay for a while, so that who was
 * writing is known (findEndedSession). @returns how many ended.
 */
export async function endSessions(
  db: Db,
  now: Date,
  which:
    | { idHash: string }
    | { userId: number; publicId: string }
    | { userId: number; exceptIdHash: string | null },
): Promise<number> {
  const at = now.toISOString()
  let query = db.updateTable('sessions').set({ expires_at: at }).where('expires_at', '>', at)
  if ('idHash' in which) query = query.where('id_hash', '=', which.idHash)
  else if ('publicId' in which) {
    query = query.where('user_id', '=', which.userId).where('public_id', '=', which.publicId)
  } else {
    query = query.where('user_id', '=', which.userId)
    if (which.exceptIdHash !== null) query = query.where('id_hash', '!=', which.exceptIdHash)
  }
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Whose session a hashed secret was, where it is over since no longer than `rememberEnded`; undefined else. */
export async function findEndedSession(
  db: Db,
  idHash: string,
  now: Date,
): Promise<Session['user'] | undefined> {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(['users.id', 'users.name', 'users.role'])
    .where('sessions.id_hash', '=', idHash)
    .where('sessions.expires_at', '<=', now.toISOString())
    .where('sessions.expires_at', '>', before(now, rememberEnded))
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** So long a session that is over is remembered, in milliseconds. */
export const rememberEnded = 7 * 86_400_000

/** Forgets sessions that are over for longer than anyone writes at one text. */
export async function deleteEndedSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', before(now, rememberEnded)).execute()
}

function before(now: Date, milliseconds: number): string {
  return new Date(now.getTime() - milliseconds).toISOString()
}

function selectSessions(db: Db, now: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select(columns)
    .where('sessions.expires_at', '>', now.toISOString())
    .where('users.disabled_at', 'is', null)
}

function sessionOf(row: {
  publicId: string
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  userAgent: string
  userId: number
  userName: string
  userRole: Role
}): Session {
  const { userId, userName, userRole, ...session } = row
  return { ...session, user: { id: userId, name: userName, role: userRole } }
}

import { createHash, randomBytes } from 'node:crypto'
import { accountKey } from '../../domain/slugs.ts'
import { type Role, roles } from '../../domain/viewer.ts'
import { AppError } from '../../errors.ts'
import { endSessions, insertSession } from '../../storage/sessions.ts'
import type { Db } from '../../storage/tables.ts'
import { insertUser, type User } from '../../storage/users.ts'
import type { Actor } from '../actor.ts'

/** A new session. The token is the browser's secret: it goes into the cookie, and is stored nowhere. */
export interface OpenedSession {
  token: string
  expiresAt: Date
}

/** How long sessions last. */
export interface SessionLife {
  /** Days after which one that is not used ends. */
  sessionDays: number
  /** Days after which any ends, however much it is used (ASVS 5, 7.3.2). */
  sessionMaxDays: number
}

/** Where a session is opened from, and how long it lasts. */
export interface SessionInput extends SessionLife {
  userAgent?: string | undefined
  /** Hash of the session that the browser was in before, which ends: nobody could end it from there any more. */
  replaces?: string | null
}

/** SHA-256, hex: how secrets are stored, so that a copy of the database signs nobody in. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** 256 random bits, fit for a cookie or an address. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** When a session ends that was opened and last used at these moments. */
export function sessionEnd(
  { sessionDays, sessionMaxDays }: SessionLife,
  { openedAt, usedAt }: { openedAt: Date; usedAt: Date },
): Date {
  const day = 86_400_000
  return new Date(Math.min(usedAt.getTime() + sessionDays * day, openedAt.getTime() + sessionMaxDays * day))
}

/** Signs a person in on one browser. Always a new secret: one that was there before is never taken over. */
export async function openSession(
  db: Db,
  userId: number,
  now: Date,
  { userAgent = '', replaces = null, ...life }: SessionInput,
): Promise<OpenedSession> {
  const token = makeSecret()
  const expiresAt = sessionEnd(life, { openedAt: now, usedAt: now })
  await insertSession(db, {
    idHash: hashSecret(token),
    publicId: randomBytes(9).toString('base64url'),
    userId,
    now,
    expiresAt,
    userAgent: userAgent.toWellFormed().replaceAll('\0', '').slice(0, 300),
  })
  if (replaces !== null) await endSessions(db, now, { idHash: replaces })
  return { token, expiresAt }
}

/** The name as kept. @throws AppError invalid (field `name`). */
export function readUserName(typed: string): string {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim()
  const fault = nameFault(name)
  if (fault) throw new AppError('invalid', fault, { fields: { name: fault } })
  return name
}

/** A form and a command each offer the roles there are; whatever else asks is told them. @throws AppError invalid. */
export function checkRole(role: Role): void {
  if (roles.includes(role)) return
  const message = `The role is one of ${roles.join(', ')}.`
  throw new AppError('invalid', message, { fields: { role: message } })
}

/**
 * Adds an account.
 * @param by null where people make their own.
 * @throws AppError conflict (field `name`) when the name is taken.
 */
export async function addAccount(
  db: Db,
  account: { name: string; passwordHash: string; mustChangePassword: boolean; role: Role; now: Date },
  by: Actor | null,
): Promise<User> {
  const user = await insertUser(db, { ...account, nameKey: accountKey(account.name) }, by)
  if (user) return user
  const message = `“${account.name}” is taken. Choose another name.`
  throw new AppError('conflict', message, { fields: { name: message } })
}

/**
 * Alphabets that share shapes: a name of two of them is likelier a copy of another's (Unicode TS 39, 5.1) than a name.
 * One wholly of another alphabet (`сосо`) passes: telling it apart takes tables of shapes, and refuses real names.
 */
const lookAlikes = [
  /\p{sc=Latn}/u,
  /\p{sc=Grek}/u,
  /\p{sc=Cyrl}/u,
  /\p{sc=Armn}/u,
  /\p{sc=Cher}/u,
  /\p{sc=Copt}/u,
]

function nameFault(name: string): string | undefined {
  if (name === '') return 'Choose a name.'
  if ([...name].length > 40) return 'A name can have at most 40 characters.'
  if (!name.isWellFormed() || /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{DI}\u2800]/u.test(name))
    return 'A name cannot hold invisible characters.'
  if (lookAlikes.filter((alphabet) => alphabet.test(name)).length > 1)
    return 'A name cannot mix alphabets whose letters look alike, such as Latin and Cyrillic. Write it in one.'
  if (!/[\p{L}\p{N}]/u.test(name)) return 'A name needs a letter or a digit.'
  if (['anonymous', 'canonry', 'system'].includes(accountKey(name)))
    return `“${name}” is kept for the wiki itself. Choose another name.`
  return undefined
}

import { createHash } from 'node:crypto'
import type { Viewer } from '../domain/viewer.ts'
import { appendToLog } from './log.ts'
import type { Db } from './tables.ts'

/** Who does something that the audit keeps, and when. */
export interface Author {
  viewer: Pick<Viewer, 'id' | 'name'>
  now: Date
}

/** What an account, a universe or a setting is, as the audit keeps it: by column, what is secret as its hash. */
export type State = Readonly<Record<string, string | number | null>>

/** What happened, for a program to read. */
export interface AuditEntry {
  /** Such as `user.change`. */
  action: string
  /** What it was done to, such as `user:3`. */
  target: string
  /** Anything that JSON holds. */
  detail: unknown
  /** What the target is from now on, null where it is gone; undefined where nothing of it changes. */
  state?: State | null
}

/** Adds an entry to the audit and to the log, in the caller's transaction. It is never altered. */
export async function appendAudit(
  db: Db,
  by: Author,
  { action, target, detail, state }: AuditEntry,
): Promise<void> {
  const row = {
    at: by.now.toISOString(),
    actor_id: by.viewer.id,
    actor_name: by.viewer.name,
    action,
    target,
    detail: JSON.stringify(detail),
    state: state === undefined ? null : JSON.stringify(state),
  }
  const { id } = await db.insertInto('audit').values(row).returning('id').executeTakeFirstOrThrow()
  await appendToLog(db, 'audit', { id, ...row })
}

/**
 * Notes what a thing is from now on, unless that is what was noted last. `canonry check` holds the last note of each thing
 * against the thing itself, so every function that writes users, universes or settings ends with one.
 */
export async function noteState(
  db: Db,
  by: Author,
  note: { action: string; target: string; state: State | null },
): Promise<void> {
  const { state, target } = note
  const last = await db
    .selectFrom('audit')
    .select('state')
    .where('target', '=', target)
    .where('state', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const before: State | null = last?.state ? JSON.parse(last.state) : null
  const was =
    before && Object.fromEntries(Object.entries(before).filter(([key, value]) => state?.[key] !== value))
  const isSame = was !== null && state !== null && Object.keys(was).length === 0 && sameKeys(before, state)
  if (!isSame) await appendAudit(db, by, { ...note, detail: { was } })
}

/** A column that is newer than the last note is news. */
function sameKeys(before: State | null, state: State): boolean {
  return Object.keys(state).every((key) => before !== null && key in before)
}

/** A row as the audit keeps it: a password's hash as the hash of that, and no counters. */
export function stateOf(row: Readonly<Record<string, unknown>>): State {
  const kept = Object.entries(row).filter(([column]) => !['id', 'version', 'updated_at'].includes(column))
  return Object.fromEntries(
    kept.map(([column, value]) => [
      column,
      column === 'password_hash' ? hashOf(String(value)) : (value as string | number | null),
    ]),
  )
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

import type { Db } from '../tables.ts'

/**
 * What of a universe is no longer derived as its settings say, until it has been derived anew: its articles, or the
 * subjects that it and all below it tell of. `version` is the universe's at the change that made it so.
 */
export interface Stale {
  what: 'articles' | 'subjects'
  universeId: number
  version: number
}

/** Notes that something is stale, in the transaction that makes it so: a process killed later leaves the note behind. */
export async function markStale(db: Db, { what, universeId, version }: Stale): Promise<void> {
  const value = String(version)
  await db
    .insertInto('settings')
    .values({ key: keyOf(what, universeId), value })
    .onConflict((clash) => clash.column('key').doUpdateSet({ value }))
    .execute()
}

/** All that is stale, a universe's articles before its subjects. */
export async function listStale(db: Db): Promise<Stale[]> {
  const rows = await db
    .selectFrom('settings')
    .selectAll()
    .where('key', 'like', 'stale.%')
    .orderBy('key')
    .execute()
  return rows.map(({ key, value }) => {
    const [, what, id] = key.split('.')
    return { what: what as Stale['what'], universeId: Number(id), version: Number(value) }
  })
}

/** Takes a note away once its work is done; one that a later change renewed stays. */
export async function clearStale(db: Db, { what, universeId, version }: Stale): Promise<void> {
  await db
    .deleteFrom('settings')
    .where('key', '=', keyOf(what, universeId))
    .where('value', '=', String(version))
    .execute()
}

/** Takes all notes away: everything was derived anew. */
export async function forgetStale(db: Db): Promise<void> {
  await db.deleteFrom('settings').where('key', 'like', 'stale.%').execute()
}

function keyOf(what: Stale['what'], universeId: number): string {
  return `stale.${what}.${universeId}`
}

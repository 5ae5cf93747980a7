import { deserialize, serialize } from 'node:v8'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Comparison } from '../domain/compare/types.ts'
import type { Db } from './tables.ts'

/** Comparisons kept; the oldest goes when another comes. At some 30 KB each, 60 MB at most. */
const MOST_KEPT = 2000

/** A comparison made before under this key, also by an earlier run; undefined where there is none that can be read. */
export async function findComparison(db: Db, key: string): Promise<Comparison | undefined> {
  const row = await db.selectFrom('comparisons').select('body').where('key', '=', key).executeTakeFirst()
  try {
    return row && deserialize(inflateRawSync(Buffer.from(row.body, 'base64')))
  } catch {
    return undefined // written by a Node whose format this one does not know: it is made again
  }
}

/** A comparison as it is kept; the longer it is, the longer that takes. */
export function packComparison(comparison: Comparison): string {
  return deflateRawSync(serialize(comparison), { level: 1 }).toString('base64')
}

/**
 * Keeps a packed comparison. Outside any transaction on purpose, and on the server's own connection rather than a
 * thread's: pages that are finished need not be made again for it.
 */
export async function keepComparison(db: Db, key: string, body: string, now: Date): Promise<void> {
  const row = { key, body, created_at: now.toISOString() }
  await db
    .insertInto('comparisons')
    .values(row)
    .onConflict((clash) => clash.column('key').doUpdateSet({ body, created_at: row.created_at }))
    .execute()
  await db
    .deleteFrom('comparisons')
    .where('key', 'in', (eb) =>
      eb
        .selectFrom('comparisons')
        .select('key')
        .orderBy('created_at', 'desc')
        .orderBy('key')
        .limit(-1)
        .offset(MOST_KEPT),
    )
    .execute()
}

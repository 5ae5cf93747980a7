import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './tables.ts'

/** What of a revision its seal speaks for: all but the text, for which its hash stands. A test holds this to the table. */
export const revisionColumns = [
  'id',
  'article_id',
  'number',
  'kind',
  'universe_id',
  'slug',
  'title',
  'text_hash',
  'length',
  'based_on',
  'edit_id',
  'author_id',
  'author_name',
  'summary',
  'created_at',
] as const

/** What of an audit entry its seal speaks for: all. */
export const auditColumns = [
  'id',
  'at',
  'actor_id',
  'actor_name',
  'action',
  'target',
  'detail',
  'state',
] as const

/** A row that the log holds, by the names of its columns. */
export type LoggedRow = Readonly<Record<string, string | number | null | undefined>>

/** Tables whose rows are only ever added, each with an entry in the log. */
export type LoggedTable = 'revisions' | 'audit'

const columnsOf: Record<LoggedTable, readonly string[]> = {
  revisions: revisionColumns,
  audit: auditColumns,
}

/** Stands for the seal before the first. */
export const noSeal = ''

/**
 * The seal of a row that follows another seal: SHA-256, hex, of `<seal before> <SHA-256 of the row>`, the row being the
 * JSON of `[table, [column, value], …]` in the order above. What is null is left out, so that a later version can add
 * columns; and a row can one day be taken out of the chain by keeping its hash alone.
 */
export function sealOf(before: string, table: LoggedTable, row: LoggedRow): string {
  const values = columnsOf[table].flatMap((column) => (row[column] == null ? [] : [[column, row[column]]]))
  return sha256(`${before} ${sha256(JSON.stringify([table, ...values]))}`)
}

/**
 * Enters a row that was just inserted into the log, in the same transaction. Where another was entered in between, the
 * position is taken, which comes out as a unique violation: with many writers this is where they line up.
 */
export async function appendToLog(
  db: Db,
  table: LoggedTable,
  row: LoggedRow & { id: number },
): Promise<void> {
  const { rows } = await sql<{
    position: number
    seal: string
  }>`select position, seal from log order by position desc limit ${1}`.execute(db)
  const last = rows[0] ?? { position: 0, seal: noSeal }
  const [revisionId, auditId] = table === 'revisions' ? [row.id, null] : [null, row.id]
  await sql`
    insert into log (position, revision_id, audit_id, seal)
    values (${last.position + 1}, ${revisionId}, ${auditId}, ${sealOf(last.seal, table, row)})
  `.execute(db)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

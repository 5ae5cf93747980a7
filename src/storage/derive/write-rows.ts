import { sql } from 'kysely'
import type { Db } from '../tables.ts'
import { changedTables, type DerivedRows, type DerivedTable } from './rows.ts'

/** Rows of one insert: far below SQLite's 32,766 parameters for the widest table. */
const rowsAtOnce = 500

/** Derived rows with the article they are of. */
export function ofArticle<Row extends object>(
  article_id: number,
  rows: readonly Row[],
): (Row & { article_id: number })[] {
  return rows.map((row) => ({ article_id, ...row }))
}

/** Replaces an article's derived rows in those tables where its digests changed. Runs inside the action's transaction. */
export async function writeRows(
  db: Db,
  articleId: number,
  rows: DerivedRows,
  digests: { before: string; after: string },
): Promise<void> {
  for (const { table, had, has } of changedTables(digests.before, digests.after)) {
    if (table === 'search_tokens') {
      await writeSearchRows(db, articleId, rows.search_tokens, had)
      continue
    }
    if (had) await db.deleteFrom(table).where('article_id', '=', articleId).execute()
    if (has) await insertRows(db, table, ofArticle<object>(articleId, rows[table]))
  }
}

/** Inserts derived rows in few statements, without touching the search index. */
export async function insertRows(db: Db, table: DerivedTable, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await db
      .insertInto(table)
      .values(rows.slice(start, start + rowsAtOnce) as never)
      .execute()
  }
}

/** Makes the search index anew from search_tokens, as reindex does. */
export async function rebuildSearchIndex(db: Db): Promise<void> {
  await sql`insert into search_index (search_index) values ('rebuild')`.execute(db)
}

/** An external-content index must be told the very words that leave it, before they leave the table. */
async function writeSearchRows(
  db: Db,
  articleId: number,
  rows: DerivedRows['search_tokens'],
  had: boolean,
): Promise<void> {
  if (had) {
    await sql`
      insert into search_index (search_index, rowid, title, aliases, body)
      select 'delete', article_id, title, aliases, body from search_tokens where article_id = ${articleId}
    `.execute(db)
    await db.deleteFrom('search_tokens').where('article_id', '=', articleId).execute()
  }
  for (const row of ofArticle(articleId, rows)) {
    await db.insertInto('search_tokens').values(row).execute()
    const { title, aliases, body } = row
    await db.insertInto('search_index').values({ rowid: articleId, title, aliases, body }).execute()
  }
}

import type { Insertable } from 'kysely'
import { sortKey } from '../domain/natural-order.ts'
import { slugify } from '../domain/slugs.ts'
import type { ParsedArticle } from '../domain/source/types.ts'
import { appendToLog } from './log.ts'
import type { Revision } from './revisions.ts'
import type { ArticlesTable, Db } from './tables.ts'

/** An article's row but for the moment it was made, which its first revision says. */
export type ArticleRow = Omit<Insertable<ArticlesTable>, 'created_at'>

/** The row of an article that stands at a revision: saves and rebuilds both make it here, so that they cannot differ. */
export function articleRow(
  { subject, title, lang, filePath }: Pick<ParsedArticle, 'subject' | 'title' | 'lang' | 'filePath'>,
  at: Pick<Revision, 'id' | 'articleId' | 'number' | 'slug' | 'hash' | 'length' | 'createdAt'> & {
    universeId: number
    titles: readonly string[]
    digests: string
    deletedAt: string | null
  },
): ArticleRow {
  return {
    id: at.articleId,
    universe_id: at.universeId,
    slug: at.slug,
    subject,
    title,
    title_key: sortKey(title),
    lang,
    revision: at.number,
    revision_id: at.id,
    text_hash: at.hash,
    length: at.length,
    titles: JSON.stringify(at.titles),
    digests: at.digests,
    file_path: filePath,
    updated_at: at.createdAt,
    deleted_at: at.deletedAt,
  }
}

/** The id that the next new article gets. Ask in the transaction that inserts it. */
export async function nextArticleId(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('revisions')
    .select((eb) => eb.fn.max('article_id').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Adds a revision, and enters it in the log. An edit id or a number that is taken comes out as SQLite's unique violation. */
export async function insertRevision(
  db: Db,
  { universeId, editId, ...revision }: Omit<Revision, 'id'> & { universeId: number; editId: string },
): Promise<Revision> {
  const row = {
    article_id: revision.articleId,
    number: revision.number,
    kind: revision.kind,
    universe_id: universeId,
    slug: revision.slug,
    title: revision.title,
    text: revision.text,
    text_hash: revision.hash,
    length: revision.length,
    based_on: revision.basedOn,
    edit_id: editId,
    author_id: revision.authorId,
    author_name: revision.authorName,
    summary: revision.summary,
    created_at: revision.createdAt,
  }
  const { id } = await db.insertInto('revisions').values(row).returning('id').executeTakeFirstOrThrow()
  await appendToLog(db, 'revisions', { id, ...row })
  return { id, ...revision }
}

/** Adds an article's row. An address that is taken comes out as SQLite's unique violation. */
export async function insertArticle(db: Db, row: Insertable<ArticlesTable>): Promise<void> {
  await db.insertInto('articles').values(row).execute()
}

/** Replaces an article's row if its derived rows are still those of these digests. @returns whether they were. */
export async function replaceArticle(db: Db, { id, ...row }: ArticleRow, digests: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('articles')
    .set(row)
    .where('id', '=', id)
    .where('digests', '=', digests)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Notes an address as one that the article has or had, and the form in which it is asked for now. */
export async function keepAddress(
  db: Db,
  articleId: number,
  universeId: number,
  slug: string,
): Promise<void> {
  await db
    .insertInto('article_slugs')
    .values(
      [...new Set([slug, slugify(slug)])].map((each) => ({
        universe_id: universeId,
        slug: each,
        article_id: articleId,
      })),
    )
    .onConflict((clash) => clash.doNothing())
    .execute()
}

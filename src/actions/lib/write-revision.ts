import { createHash } from 'node:crypto'
import { foldKey } from '../../domain/slugs.ts'
import { utf8Length } from '../../domain/source/limits.ts'
import type { ParsedArticle } from '../../domain/source/types.ts'
import type { Universe } from '../../domain/universe.ts'
import { changedTables, type DerivedRows, deriveRows, digestsOf, noRows } from '../../storage/derive/rows.ts'
import { refreshSubjects } from '../../storage/derive/subjects.ts'
import { writeRows } from '../../storage/derive/write-rows.ts'
import type { Revision } from '../../storage/revisions.ts'
import type { Db, RevisionKind } from '../../storage/tables.ts'
import { getUniverse } from '../../storage/universes.ts'
import type { Actor } from '../actor.ts'
import type { ArticleState } from './article-state.ts'

/** A revision that could be written. */
export interface PreparedRevision {
  /** The article as it was read; null for a new one. */
  before: ArticleState | null
  universe: Universe
  kind: RevisionKind
  slug: string
  text: string
  hash: string
  length: number
  parsed: ParsedArticle
  titles: readonly string[]
  basedOn: number | null
  editId: string
  summary: string
  deleted: boolean
}

/** Thrown inside a transaction when what a revision was made from has changed since: read again and retry. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

/** SHA-256 of a text in UTF-8, hex: how revisions are verified. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Works out a revision's hash, length and titles. */
export function prepareRevision(
  next: Omit<PreparedRevision, 'hash' | 'length' | 'titles' | 'deleted'> & { deleted?: boolean },
): PreparedRevision {
  const { before, text, parsed } = next
  const same = before !== null && before.text === text
  const titles = before?.titles ?? []
  return {
    deleted: false,
    ...next,
    hash: same ? before.hash : hashText(text),
    length: same ? before.length : utf8Length(text),
    titles: titles.includes(parsed.title) ? titles : [...titles, parsed.title],
  }
}

/** A revision with the rows derived from it: all that is costly is done, and only writing is left. */
export interface DerivedRevision extends PreparedRevision {
  rows: DerivedRows
  digests: string
}

/** Reads a revision's dates, words and the rest: a second and more for the longest text, so never in a transaction. */
export function deriveRevision(next: PreparedRevision): DerivedRevision {
  const { id: universeId, calendar, eras } = next.universe
  const rows = next.deleted ? noRows : deriveRows({ ...next, universeId, calendar, eras })
  return { ...next, rows, digests: digestsOf(rows) }
}

/**
 * Writes a revision and all that is derived of it; the caller's transaction makes it whole. A clash of the unique
 * edit id, revision number or address comes out as SQLite's unique violation.
 * @throws Overtaken when the article or its universe is no longer what was read.
 */
export async function writeRevision(db: Db, actor: Actor, next: DerivedRevision): Promise<Revision> {
  const { before, parsed, rows, digests, universe } = next
  // Its calendar and eras read the dates: rows read by old ones may not land behind the change.
  if ((await getUniverse(db, actor.viewer, universe.slug)).version !== universe.version) throw new Overtaken()
  const articleId = before?.id ?? (await nextArticleId(db))
  const revision = await insertRevision(db, actor, next, articleId)
  await putArticle(db, next, revision, digests)
  if (before?.slug !== next.slug) {
    await db
      .insertInto('article_slugs')
      .values({ universe_id: universe.id, slug: next.slug, article_id: articleId })
      .onConflict((clash) => clash.doNothing())
      .execute()
  }
  await writeRows(db, articleId, rows, { before: before?.digests ?? '', after: digests })
  if (subjectChanged(next, digests)) {
    await refreshSubjects(db, [parsed.subject, ...(before ? [before.subject] : [])])
  }
  return revision
}

async function nextArticleId(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom('revisions')
    .select((eb) => eb.fn.max('article_id').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

async function insertRevision(
  db: Db,
  { viewer, now }: Actor,
  next: PreparedRevision,
  articleId: number,
): Promise<Revision> {
  const number = (next.before?.revision ?? 0) + 1
  const { id } = await db
    .insertInto('revisions')
    .values({
      article_id: articleId,
      number,
      kind: next.kind,
      universe_id: next.universe.id,
      slug: next.slug,
      title: next.parsed.title,
      text: next.text,
      text_hash: next.hash,
      length: next.length,
      based_on: next.basedOn,
      edit_id: next.editId,
      author_id: viewer.id,
      author_name: viewer.name,
      summary: next.summary,
      created_at: now.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return {
    id,
    articleId,
    number,
    kind: next.kind,
    universe: next.universe.slug,
    slug: next.slug,
    title: next.parsed.title,
    hash: next.hash,
    length: next.length,
    delta: next.length - (next.before?.length ?? 0),
    basedOn: next.basedOn,
    authorId: viewer.id,
    authorName: viewer.name,
    summary: next.summary,
    createdAt: now.toISOString(),
    text: next.text,
  }
}

async function putArticle(
  db: Db,
  next: PreparedRevision,
  revision: Revision,
  digests: string,
): Promise<void> {
  const { before, parsed } = next
  const row = {
    slug: next.slug,
    subject: parsed.subject,
    title: parsed.title,
    title_key: foldKey(parsed.title),
    lang: parsed.lang,
    revision: revision.number,
    revision_id: revision.id,
    text_hash: next.hash,
    length: next.length,
    titles: JSON.stringify(next.titles),
    digests,
    updated_at: revision.createdAt,
    deleted_at: next.deleted ? revision.createdAt : null,
  }
  if (before === null) {
    await db
      .insertInto('articles')
      .values({
        id: revision.articleId,
        universe_id: next.universe.id,
        created_at: revision.createdAt,
        ...row,
      })
      .execute()
    return
  }
  // Another revision would have taken this one's number; what is looked for here are rows that were derived anew, which
  // changes what this save may leave as it is.
  const { numUpdatedRows } = await db
    .updateTable('articles')
    .set(row)
    .where('id', '=', before.id)
    .where('digests', '=', before.digests)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Overtaken()
}

/** A subject's row counts its articles and compares their facts: it stays when neither changed. */
function subjectChanged({ before, parsed, deleted }: PreparedRevision, digests: string): boolean {
  if (before === null || (before.deletedAt !== null) !== deleted) return true
  if (before.subject !== parsed.subject || before.title !== parsed.title || before.lang !== parsed.lang)
    return true
  return changedTables(before.digests, digests).some(({ table }) => table === 'facts')
}

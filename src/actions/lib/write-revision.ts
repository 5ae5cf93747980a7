import { createHash } from 'node:crypto'
import { utf8Length } from '../../domain/source/limits.ts'
import type { ParsedArticle } from '../../domain/source/types.ts'
import { erasOf, type Universe } from '../../domain/universe.ts'
import type { ArticleState } from '../../storage/article-state.ts'
import { changedTables, type DerivedRows, deriveRows, digestsOf, noRows } from '../../storage/derive/rows.ts'
import { refreshSubjects } from '../../storage/derive/subjects.ts'
import { writeRows } from '../../storage/derive/write-rows.ts'
import type { Revision } from '../../storage/revisions.ts'
import type { Db, RevisionKind } from '../../storage/tables.ts'
import { getUniverse } from '../../storage/universes.ts'
import {
  articleRow,
  insertArticle,
  insertRevision,
  keepAddress,
  nextArticleId,
  replaceArticle,
} from '../../storage/write-article.ts'
import type { Actor } from '../actor.ts'

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
  const { id: universeId, calendar } = next.universe
  const eras = erasOf(next.universe)
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
  const revision = await insertRevision(db, {
    articleId,
    number: (before?.revision ?? 0) + 1,
    kind: next.kind,
    universe: universe.slug,
    universeId: universe.id,
    slug: next.slug,
    title: parsed.title,
    text: next.text,
    hash: next.hash,
    length: next.length,
    delta: next.length - (before?.length ?? 0),
    basedOn: next.basedOn,
    editId: next.editId,
    authorId: actor.viewer.id,
    authorName: actor.viewer.name,
    summary: next.summary,
    createdAt: actor.now.toISOString(),
  })
  const { createdAt } = revision
  const row = articleRow(parsed, {
    ...revision,
    universeId: universe.id,
    titles: next.titles,
    digests,
    deletedAt: next.deleted ? createdAt : null,
  })
  if (before === null) await insertArticle(db, { ...row, created_at: createdAt })
  // Another revision would have taken this one's number; what is looked for here are rows that were derived anew, which
  // changes what this save may leave as it is.
  else if (!(await replaceArticle(db, row, before.digests))) throw new Overtaken()
  if (before?.slug !== next.slug) await keepAddress(db, articleId, universe.id, next.slug)
  await writeRows(db, articleId, rows, { before: before?.digests ?? '', after: digests })
  if (subjectChanged(next, digests)) {
    await refreshSubjects(db, [parsed.subject, ...(before ? [before.subject] : [])])
  }
  return revision
}

/** A subject's row counts its articles and compares their facts: it stays when neither changed. */
function subjectChanged({ before, parsed, deleted }: PreparedRevision, digests: string): boolean {
  if (before === null || (before.deletedAt !== null) !== deleted) return true
  if (before.subject !== parsed.subject || before.title !== parsed.title || before.lang !== parsed.lang)
    return true
  return changedTables(before.digests, digests).some(({ table }) => table === 'facts')
}

import type { Viewer } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'
import type { Db, RevisionKind } from './tables.ts'
import { visibleRevisions } from './visible.ts'

/** A revision without its text: what histories hold. */
export interface RevisionHead {
  id: number
  articleId: number
  number: number
  kind: RevisionKind
  /** Slugs as they were when it was saved. */
  universe: string
  slug: string
  /** The title as it was when it was saved. */
  title: string
  /** SHA-256 of the text, hex. */
  hash: string
  /** Bytes of UTF-8, and how many more than the revision before. */
  length: number
  delta: number
  basedOn: number | null
  authorId: number | null
  authorName: string
  summary: string
  createdAt: string
}

/** One saved text. */
export interface Revision extends RevisionHead {
  text: string
}

/** A change as the list of recent ones shows it: where the article stands today. */
export interface RecentChange extends RevisionHead {
  universeId: number
  articleSlug: string
  articleTitle: string
  deletedAt: string | null
}

const columns = [
  'revisions.id',
  'revisions.article_id as articleId',
  'revisions.number',
  'revisions.kind',
  'universes.slug as universe',
  'revisions.slug',
  'revisions.title',
  'revisions.text_hash as hash',
  'revisions.length',
  'revisions.based_on as basedOn',
  'revisions.author_id as authorId',
  'revisions.author_name as authorName',
  'revisions.summary',
  'revisions.created_at as createdAt',
] as const

/** An article's history, newest first; `before` is the number that the page before ended on. */
export async function listRevisions(
  db: Db,
  viewer: Viewer,
  articleId: number,
  page: { limit: number; before?: number | undefined; includeDeleted?: boolean },
): Promise<RevisionHead[]> {
  return withDelta(visibleRevisions(db, viewer, page))
    .where('revisions.article_id', '=', articleId)
    .$if(page.before !== undefined, (query) => query.where('revisions.number', '<', page.before as number))
    .orderBy('revisions.number', 'desc')
    .limit(page.limit)
    .execute()
}

/** One revision with its text, by its number. @throws AppError not_found. */
export async function getRevision(
  db: Db,
  viewer: Viewer,
  articleId: number,
  number: number,
  visibility: { includeDeleted?: boolean } = {},
): Promise<Revision> {
  const revision = await findRevision(db, viewer, articleId, number, visibility)
  if (revision) return revision
  throw new AppError('not_found', `This article has no revision ${number}.`)
}

/** One revision with its text, by its number; undefined where the article has none of that number. */
export async function findRevision(
  db: Db,
  viewer: Viewer,
  articleId: number,
  number: number,
  visibility: { includeDeleted?: boolean } = {},
): Promise<Revision | undefined> {
  return withDelta(visibleRevisions(db, viewer, visibility))
    .select('revisions.text')
    .where('revisions.article_id', '=', articleId)
    .where('revisions.number', '=', number)
    .executeTakeFirst()
}

/** The latest changes, newest first, of one universe or all; `before` is the id that the page before ended on. */
export async function listRecent(
  db: Db,
  viewer: Viewer,
  page: {
    limit: number
    before?: number | undefined
    universeId?: number | undefined
    includeDeleted?: boolean
  },
): Promise<RecentChange[]> {
  return withDelta(visibleRevisions(db, viewer, page))
    .select([
      'articles.universe_id as universeId',
      'articles.slug as articleSlug',
      'articles.title as articleTitle',
      'articles.deleted_at as deletedAt',
    ])
    .$if(page.universeId !== undefined, (query) =>
      query.where('revisions.universe_id', '=', page.universeId as number),
    )
    .$if(page.before !== undefined, (query) => query.where('revisions.id', '<', page.before as number))
    .orderBy('revisions.id', 'desc')
    .limit(page.limit)
    .execute()
}

/** The revision that an edit form's id made: a retried save finds what its first try did. */
export async function findRevisionByEdit(
  db: Db,
  viewer: Viewer,
  editId: string,
): Promise<Revision | undefined> {
  return withDelta(visibleRevisions(db, viewer, { includeDeleted: true }))
    .select('revisions.text')
    .where('revisions.edit_id', '=', editId)
    .executeTakeFirst()
}

/** The revision that was last imported from a file; undefined where none was. */
export async function findLastImport(
  db: Db,
  viewer: Viewer,
  articleId: number,
): Promise<{ number: number; text: string } | undefined> {
  return visibleRevisions(db, viewer)
    .select(['revisions.number', 'revisions.text'])
    .where('revisions.article_id', '=', articleId)
    .where('revisions.kind', '=', 'import')
    .orderBy('revisions.number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function withDelta(query: ReturnType<typeof visibleRevisions>) {
  return query
    .leftJoin('revisions as previous', (join) =>
      join
        .onRef('previous.article_id', '=', 'revisions.article_id')
        .on('previous.number', '=', (eb) => eb('revisions.number', '-', 1)),
    )
    .select(columns)
    .select((eb) => eb('revisions.length', '-', eb.fn.coalesce('previous.length', eb.lit(0))).as('delta'))
}

import { sql } from 'kysely'
import { addressForms, slugify } from '../domain/slugs.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { ArticleAddress } from './articles.ts'
import type { Db } from './tables.ts'
import { visibleArticles } from './visible.ts'

/** A deleted article, and how it came to be one. */
export interface DeletedArticle {
  id: number
  universeId: number
  title: string
  lang: string
  deletedAt: string
  /** Who deleted it, and why. */
  authorName: string
  summary: string
  /** Id of the revision that deleted it: the later the higher. */
  revisionId: number
}

/**
 * Deleted articles, the last one first, of one universe or all; `words` must all be in the title. `before` is the
 * `revisionId` that the page before ended on. None for a viewer who may not edit.
 */
export async function listDeleted(
  db: Db,
  viewer: Viewer,
  page: { limit: number; before?: number | undefined; universeId?: number | undefined; words?: string },
): Promise<DeletedArticle[]> {
  const { before, universeId } = page
  // The address of an article is its title, folded.
  const words = slugify(page.words ?? '')
    .split('-')
    .filter((word) => word !== '')
  return deletedArticles(db, viewer)
    .$if(universeId !== undefined, (query) => query.where('articles.universe_id', '=', universeId as number))
    .$if(before !== undefined, (query) => query.where('articles.revision_id', '<', before as number))
    .$if(words.length > 0, (query) =>
      query.where((eb) =>
        eb.and(words.map((word) => sql<boolean>`instr(${eb.ref('articles.slug')}, ${word}) > 0`)),
      ),
    )
    .limit(page.limit)
    .execute()
}

/** The articles that were deleted at an address, the last one first. None for a viewer who may not edit. */
export async function listDeletedAt(
  db: Db,
  viewer: Viewer,
  { universe, slug }: ArticleAddress,
  limit = 20,
): Promise<DeletedArticle[]> {
  return deletedArticles(db, viewer)
    .where('universes.slug', '=', slugify(universe))
    .where('articles.slug', 'in', addressForms(slug))
    .limit(limit)
    .execute()
}

/** How an article came to be deleted; undefined where it is not, or the viewer may not edit. */
export async function findDeleted(
  db: Db,
  viewer: Viewer,
  articleId: number,
): Promise<DeletedArticle | undefined> {
  return deletedArticles(db, viewer).where('articles.id', '=', articleId).executeTakeFirst()
}

function deletedArticles(db: Db, viewer: Viewer) {
  return visibleArticles(db, viewer, { includeDeleted: true })
    .innerJoin('revisions', 'revisions.id', 'articles.revision_id')
    .select([
      'articles.id',
      'articles.universe_id as universeId',
      'articles.title',
      'articles.lang',
      'articles.revision_id as revisionId',
      'revisions.author_name as authorName',
      'revisions.summary',
    ])
    .select((eb) => eb.ref('articles.deleted_at').$notNull().as('deletedAt'))
    .where('articles.deleted_at', 'is not', null)
    .orderBy('articles.revision_id', 'desc')
}

import { sql } from 'kysely'
import type { Viewer } from '../domain/viewer.ts'
import type { Db } from './tables.ts'

/**
 * The one way in to content: every query of what people wrote starts from one of these, so that what a viewer may
 * not read leaks through no listing, search, feed, diff or suggestion. test/storage/visible.test.ts walks the rest
 * of storage and fails on an export that forgets.
 */
export interface Visibility {
  /** Deleted articles too, for those who may edit; nobody else gets them whatever they ask. */
  includeDeleted?: boolean
}

/** Articles, with their universes joined, that the viewer may see. */
export function visibleArticles(db: Db, viewer: Viewer, visibility: Visibility = {}) {
  return db
    .selectFrom('articles')
    .innerJoin('universes', 'universes.id', 'articles.universe_id')
    .$if(!viewer.mayRead, (query) => query.where(nothing))
    .$if(!seesDeleted(viewer, visibility), (query) => query.where('articles.deleted_at', 'is', null))
}

/** Revisions, with their articles and universes joined, that the viewer may see. */
export function visibleRevisions(db: Db, viewer: Viewer, visibility: Visibility = {}) {
  return db
    .selectFrom('revisions')
    .innerJoin('articles', 'articles.id', 'revisions.article_id')
    .innerJoin('universes', 'universes.id', 'articles.universe_id')
    .$if(!viewer.mayRead, (query) => query.where(nothing))
    .$if(!seesDeleted(viewer, visibility), (query) => query.where('articles.deleted_at', 'is', null))
}

/** Universes that the viewer may see. */
export function visibleUniverses(db: Db, viewer: Viewer) {
  return db.selectFrom('universes').$if(!viewer.mayRead, (query) => query.where(nothing))
}

/** Subjects that the viewer may see. */
export function visibleSubjects(db: Db, viewer: Viewer) {
  return db.selectFrom('subjects').$if(!viewer.mayRead, (query) => query.where(nothing))
}

const nothing = sql<boolean>`1 = 0`

function seesDeleted(viewer: Viewer, { includeDeleted = false }: Visibility): boolean {
  return includeDeleted && viewer.mayEdit
}

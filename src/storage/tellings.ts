import { nameKey } from '../domain/slugs.ts'
import type { Telling } from '../domain/tie.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { Db } from './tables.ts'
import { visibleArticles } from './visible.ts'

/** The live articles of a subject, in the universes' order, and how each comes by a name. */
export async function listTellings(
  db: Db,
  viewer: Viewer,
  { subject, name, exceptId = null }: { subject: string; name: string; exceptId?: number | null },
): Promise<Telling[]> {
  return visibleArticles(db, viewer)
    .leftJoin('aliases', (join) =>
      join.onRef('aliases.article_id', '=', 'articles.id').on('aliases.name_key', '=', nameKey(name)),
    )
    .select([
      'articles.id as articleId',
      'articles.universe_id as universeId',
      'universes.slug as universe',
      'articles.slug',
      'articles.title',
      'articles.lang',
      'articles.created_at as createdAt',
      'aliases.rank',
    ])
    .where('articles.subject', '=', subject)
    .$if(exceptId !== null, (query) => query.where('articles.id', '!=', exceptId as number))
    .orderBy('universes.position')
    .orderBy('universes.id')
    .orderBy('articles.id')
    .limit(mostTellings)
    .execute()
}

/** A subject of more articles has been one for long. */
const mostTellings = 50

/** Subjects that begin as one and a hyphen do, deleted articles' too: what a new one may not be called. */
export async function listSubjectsLike(db: Db, viewer: Viewer, subject: string): Promise<Set<string>> {
  const rows = await visibleArticles(db, viewer, { includeDeleted: true })
    .select('articles.subject')
    .distinct()
    .where('articles.subject', '>=', `${subject}-`)
    .where('articles.subject', '<', `${subject}.`)
    .execute()
  return new Set(rows.map(({ subject }) => subject))
}

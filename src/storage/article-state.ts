import type { Universe } from '../domain/universe.ts'
import type { Viewer } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'
import type { Db } from './tables.ts'
import { listUniverses } from './universes.ts'
import { visibleArticles } from './visible.ts'

/** An article as an action finds it: what its next revision is made from. */
export interface ArticleState {
  id: number
  universe: Universe
  slug: string
  subject: string
  title: string
  lang: string
  revision: number
  hash: string
  length: number
  text: string
  titles: readonly string[]
  digests: string
  deletedAt: string | null
}

/** The article of an id, deleted ones too. @throws AppError not_found. */
export async function getArticleState(db: Db, viewer: Viewer, articleId: number): Promise<ArticleState> {
  const row = await visibleArticles(db, viewer, { includeDeleted: true })
    .innerJoin('revisions', 'revisions.id', 'articles.revision_id')
    .select([
      'articles.id',
      'articles.universe_id as universeId',
      'articles.slug',
      'articles.subject',
      'articles.title',
      'articles.lang',
      'articles.revision',
      'articles.text_hash as hash',
      'articles.length',
      'articles.titles',
      'articles.digests',
      'articles.deleted_at as deletedAt',
      'revisions.text',
    ])
    .where('articles.id', '=', articleId)
    .executeTakeFirst()
  const universe = row && (await listUniverses(db, viewer)).find(({ id }) => id === row.universeId)
  if (!universe) throw new AppError('not_found', 'This article is not here.')
  const { universeId: _, titles, ...rest } = row
  return { ...rest, universe, titles: JSON.parse(titles) as string[] }
}

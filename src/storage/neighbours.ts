import { nameRanks } from '../domain/links/article-names.ts'
import { addressForms } from '../domain/slugs.ts'
import type { Neighbour } from '../domain/source/check-article.ts'
import type { Viewer } from '../domain/viewer.ts'
import { inList } from './in-list.ts'
import type { Db } from './tables.ts'
import { visibleArticles } from './visible.ts'

/**
 * The other live articles of a universe that have one of these folded names as their title or an alias, or stand at this
 * address; titles first, then the oldest.
 */
export async function listNeighbours(
  db: Db,
  viewer: Viewer,
  asked: { universeId: number; keys: readonly string[]; slug: string; exceptId: number | null },
): Promise<Neighbour[]> {
  const { universeId, keys, slug, exceptId } = asked
  const articles = visibleArticles(db, viewer)
    .where('articles.universe_id', '=', universeId)
    .$if(exceptId !== null, (query) => query.where('articles.id', '!=', exceptId as number))
  const named = articles
    .innerJoin('aliases', 'aliases.article_id', 'articles.id')
    .select(['articles.id as articleId', 'articles.title', 'articles.slug', 'aliases.name_key as key'])
    .select('aliases.rank')
    .where('aliases.universe_id', '=', universeId)
    .where('aliases.name_key', 'in', inList(keys))
    .where('aliases.rank', 'in', [nameRanks.title, nameRanks.alias])
  const there = articles
    .select(['articles.id as articleId', 'articles.title', 'articles.slug'])
    .select((eb) => [eb.val('').as('key'), eb.lit(nameRanks.title).as('rank')])
    .where('articles.slug', 'in', addressForms(slug))
  const rows = await named.unionAll(there).execute()
  return rows.sort((a, b) => a.rank - b.rank || a.articleId - b.articleId)
}

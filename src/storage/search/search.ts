import { sql } from 'kysely'
import type { SearchQuery } from '../../domain/search-query.ts'
import { foldKey } from '../../domain/slugs.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { type ArticleHead, headColumns } from '../articles.ts'
import { inList } from '../in-list.ts'
import type { Db } from '../tables.ts'
import { visibleArticles } from '../visible.ts'
import { type MatchExpression, matchExpression } from './match-expression.ts'
import { makeSnippet, markWords, type Segment } from './snippets.ts'

/** An article that was found. */
export interface SearchHit extends ArticleHead {
  titleSegments: Segment[]
  snippet: Segment[]
}

/** How much a word counts in the title, in an alias and in the text. */
const weights = sql.raw('10.0, 6.0, 1.0')

/**
 * Articles that match, the best first: one whose title is what was typed, then by bm25 with the title counting most.
 * A query of filters alone lists by title; an empty one finds nothing. Never fails, whatever is typed.
 */
export async function search(
  db: Db,
  viewer: Viewer,
  query: SearchQuery,
  page: { limit: number; offset?: number } = { limit: 20 },
): Promise<{ hits: SearchHit[]; total: number }> {
  const match = matchExpression(query)
  const nothingAsked = !match.wanted && !match.unwanted && query.universes.length + query.tags.length === 0
  const onlySigns = query.terms.some(({ negated }) => !negated) && !match.wanted
  if (nothingAsked || onlySigns) return { hits: [], total: 0 }
  const found = filtered(db, viewer, query, match)
  const total = await found.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  if (total.count === 0) return { hits: [], total: 0 }
  const typed = foldKey(query.terms.map(({ text }) => text).join(' '))
  const best = await found
    .select('articles.id')
    .$if(match.wanted !== null, (each) =>
      each
        .orderBy((eb) => eb('articles.title_key', '=', typed), 'desc')
        .orderBy(sql`bm25(search_index, ${weights})`),
    )
    .orderBy('articles.title_key')
    .orderBy('articles.id')
    .limit(page.limit)
    .offset(page.offset ?? 0)
    .execute()
  const hits = await readHits(
    db,
    viewer,
    best.map(({ id }) => id),
    match,
  )
  return { hits, total: total.count }
}

function filtered(
  db: Db,
  viewer: Viewer,
  { universes, tags }: SearchQuery,
  { wanted, unwanted }: MatchExpression,
) {
  const matching = (expression: string) =>
    sql<number>`(select rowid from search_index where search_index match ${expression})`
  return visibleArticles(db, viewer)
    .$if(wanted !== null, (query) => {
      const expression = unwanted === null ? wanted : `(${wanted}) NOT (${unwanted})`
      return query
        .innerJoin('search_index', 'search_index.rowid', 'articles.id')
        .where(sql<boolean>`search_index match ${expression}`) as unknown as typeof query
    })
    .$if(wanted === null && unwanted !== null, (query) =>
      query.where('articles.id', 'not in', matching(unwanted ?? '')),
    )
    .$if(universes.length > 0, (query) => query.where('universes.slug', 'in', inList(universes)))
    .$if(tags.length > 0, (query) =>
      query.where((eb) =>
        eb.and(
          [...new Set(tags)].map((tag) =>
            eb(
              'articles.id',
              'in',
              eb.selectFrom('tags').select('tags.article_id').where('tags.tag_key', '=', tag),
            ),
          ),
        ),
      ),
    )
}

async function readHits(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
  { marks }: MatchExpression,
): Promise<SearchHit[]> {
  if (ids.length === 0) return []
  const rows = await visibleArticles(db, viewer)
    .innerJoin('search_tokens', 'search_tokens.article_id', 'articles.id')
    .select(headColumns)
    .select('search_tokens.plain')
    .where('articles.id', 'in', inList(ids))
    .execute()
  const hits = new Map(
    rows.map(({ plain, ...head }) => [
      head.id,
      { ...head, titleSegments: markWords(head.title, marks), snippet: makeSnippet(plain, marks) },
    ]),
  )
  return ids.flatMap((id) => hits.get(id) ?? [])
}

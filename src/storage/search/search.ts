import { sql } from 'kysely'
import { sortKey } from '../../domain/natural-order.ts'
import type { SearchQuery } from '../../domain/search-query.ts'
import { longestScanned, makeSnippet, markWords, type Segment } from '../../domain/snippets.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { type ArticleHead, headColumns } from '../articles.ts'
import { inList } from '../in-list.ts'
import type { Db } from '../tables.ts'
import { visibleArticles } from '../visible.ts'
import { type MatchExpression, matchExpression } from './match-expression.ts'

/** An article that was found. */
export interface SearchHit extends ArticleHead {
  titleSegments: Segment[]
  snippet: Segment[]
}

/** How much a word counts in the title, in an alias and in the text. */
const weights = sql.raw('10.0, 6.0, 1.0')

/** Ranking costs some two microseconds a match: beyond this many, only names and the newest are ranked. */
const mostRanked = 2_000
/** Matches are counted up to here. */
export const mostCounted = 10_000

/**
 * Articles that match, the best first: one whose title is what was typed, then by bm25 with names counting most. Where
 * more than 2,000 match (a word such as "the"), those that have it in a name and the newest of the rest are ranked, and
 * the others are not listed. A query of filters alone lists by title; an empty one finds nothing. Never fails, whatever
 * is typed.
 * @returns `total` counts all matches, up to 10,000.
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
  const total = await countMatches(db, viewer, query, match)
  if (total === 0) return { hits: [], total }
  const end = (page.offset ?? 0) + page.limit
  const best =
    match.wanted === null
      ? await listFiltered(db, viewer, query, match, end)
      : await rankMatches(db, viewer, query, { ...match, wanted: match.wanted }, { total, end })
  const hits = await readHits(db, viewer, best.slice(page.offset ?? 0, end), match)
  return { hits, total }
}

async function countMatches(
  db: Db,
  viewer: Viewer,
  query: SearchQuery,
  match: MatchExpression,
): Promise<number> {
  const some =
    match.wanted === null ? filtered(db, viewer, query, match) : matching(db, viewer, query, match.wanted)
  const { count } = await db
    .selectFrom(some.select('articles.id').limit(mostCounted).as('matches'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

async function rankMatches(
  db: Db,
  viewer: Viewer,
  query: SearchQuery,
  { wanted, wantedNames }: MatchExpression & { wanted: string },
  { total, end }: { total: number; end: number },
): Promise<number[]> {
  const typed = sortKey(query.terms.map(({ text }) => text).join(' '))
  const rank = async (expression: string) => {
    const newest = matching(db, viewer, query, expression)
      .select(['articles.id', 'articles.title_key'])
      .select(sql<number>`bm25(search_index, ${weights})`.as('score'))
      .orderBy(sql`search_index.rowid`, 'desc')
      .limit(mostRanked)
    return db
      .selectFrom(newest.as('newest'))
      .select(['id', 'title_key', 'score'])
      .orderBy((eb) => eb('title_key', '=', typed), 'desc')
      .orderBy('score')
      .orderBy('title_key')
      .orderBy('id')
      .limit(end)
      .execute()
  }
  const rows =
    total <= mostRanked
      ? await rank(wanted)
      : [...(await rank(wantedNames ?? wanted)), ...(await rank(wanted))]
  return [...new Set(rows.map(({ id }) => id))].slice(0, end)
}

async function listFiltered(
  db: Db,
  viewer: Viewer,
  query: SearchQuery,
  match: MatchExpression,
  end: number,
): Promise<number[]> {
  const rows = await filtered(db, viewer, query, match)
    .select('articles.id')
    .orderBy('articles.title_key')
    .orderBy('articles.id')
    .limit(end)
    .execute()
  return rows.map(({ id }) => id)
}

function matching(db: Db, viewer: Viewer, query: SearchQuery, expression: string) {
  return filtered(db, viewer, query, null)
    .innerJoin('search_index', 'search_index.rowid', 'articles.id')
    .where(sql<boolean>`search_index match ${expression}`)
}

/** Articles in the universes and with the tags asked for; without the unwanted words, where only those were given. */
function filtered(
  db: Db,
  viewer: Viewer,
  { universes, tags }: SearchQuery,
  match: MatchExpression | null,
): ReturnType<typeof visibleArticles> {
  const unwanted = match?.unwanted ?? null
  return visibleArticles(db, viewer)
    .$if(unwanted !== null, (query) =>
      query.where(
        'articles.id',
        'not in',
        sql<number>`(select rowid from search_index where search_index match ${unwanted})`,
      ),
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
    .select(sql<string>`substr(search_tokens.plain, 1, ${longestScanned})`.as('plain'))
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

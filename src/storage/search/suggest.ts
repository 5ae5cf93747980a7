import { sql } from 'kysely'
import { nameRanks } from '../../domain/links/article-names.ts'
import { foldKey, nameKey } from '../../domain/slugs.ts'
import { searchTokens } from '../../domain/text/tokens.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { type ArticleHead, headColumns } from '../articles.ts'
import type { Db } from '../tables.ts'
import { visibleArticles } from '../visible.ts'
import { isPrefix, quoted, searchableWords } from './match-expression.ts'

/** An article that what is typed may become; `name` is the title or alias that begins so. */
export interface SuggestedArticle extends ArticleHead {
  name: string
}

/** Names read from the index for one beginning: enough to rank, and a bound on a one-letter one. */
const namesRead = 60
const mostSuggested = 10

/**
 * Articles one of whose names begins with the prefix; after these, articles with a word of the name beginning so.
 * Exact names first, then titles before aliases, then the shortest. At most 10.
 */
export async function suggest(
  db: Db,
  viewer: Viewer,
  prefix: string,
  limit: number,
): Promise<SuggestedArticle[]> {
  const typed = prefix.toWellFormed().replaceAll('\0', '').slice(0, 100)
  const key = nameKey(typed)
  const wanted = Math.min(limit, mostSuggested)
  if (key === '' || wanted < 1) return []
  const rows = await visibleArticles(db, viewer)
    .innerJoin('aliases', 'aliases.article_id', 'articles.id')
    .select(headColumns)
    .select(['aliases.name', 'aliases.rank', 'aliases.name_key as key'])
    .where('aliases.rank', '<', nameRanks.file)
    .where('aliases.name_key', '>=', key)
    .where('aliases.name_key', '<', `${key}\u{10ffff}`)
    .orderBy('aliases.name_key')
    .orderBy('aliases.rank')
    .orderBy('articles.id')
    .limit(namesRead)
    .execute()
  rows.sort(
    (a, b) => Number(b.key === key) - Number(a.key === key) || a.rank - b.rank || a.key.length - b.key.length,
  )
  const found = new Map<number, SuggestedArticle>()
  for (const { rank: _, key: __, ...article } of rows) {
    if (found.size < wanted && !found.has(article.id)) found.set(article.id, article)
  }
  if (found.size < wanted) {
    for (const article of await suggestByWord(db, viewer, foldKey(typed), wanted)) {
      if (found.size < wanted && !found.has(article.id)) found.set(article.id, article)
    }
  }
  return [...found.values()]
}

async function suggestByWord(
  db: Db,
  viewer: Viewer,
  words: string,
  limit: number,
): Promise<SuggestedArticle[]> {
  const tokens = searchableWords(searchTokens(words))
  const last = tokens.at(-1)
  if (last === undefined || !isPrefix(last)) return []
  const expression = `{title aliases} : (${[...tokens.slice(0, -1).map(quoted), `${quoted(last)} *`].join(' AND ')})`
  return visibleArticles(db, viewer)
    .innerJoin('search_index', 'search_index.rowid', 'articles.id')
    .select(headColumns)
    .select('articles.title as name')
    .where(sql<boolean>`search_index match ${expression}`)
    .orderBy(sql`bm25(search_index, 10.0, 6.0, 1.0)`)
    .orderBy('articles.id')
    .limit(limit)
    .execute()
}

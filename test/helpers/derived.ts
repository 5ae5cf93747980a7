import { type RawBuilder, sql } from 'kysely'
import { parseSearchQuery } from '../../src/domain/search-query.ts'
import { systemViewer } from '../../src/domain/viewer.ts'
import { search } from '../../src/storage/search/search.ts'
import type { Db } from '../../src/storage/tables.ts'

const derived = {
  articles: 'id',
  article_slugs: 'universe_id, slug, article_id',
  aliases: 'article_id, position',
  subjects: 'slug',
  links: 'article_id, position',
  facts: 'article_id, position',
  dates: 'article_id, position',
  sources: 'article_id, position',
  tags: 'article_id, position',
  search_tokens: 'article_id',
}

/** Every row of every derived table, by key, as text: equal dumps are equal bytes. */
export async function dumpDerived(db: Db): Promise<string> {
  const lines: string[] = []
  for (const [table, key] of Object.entries(derived)) {
    const { rows } = await raw(`select * from ${table} order by ${key}`).execute(db)
    lines.push(`# ${table}`, ...rows.map((row) => JSON.stringify(row)))
  }
  return lines.join('\n')
}

/** Fails when the search index does not hold exactly the words of search_tokens. */
export async function checkSearchIndex(db: Db): Promise<void> {
  await raw("insert into search_index (search_index, rank) values ('integrity-check', 1)").execute(db)
}

/** What each query finds, in its order. */
export async function searchAll(db: Db, queries: readonly string[]): Promise<number[][]> {
  const found: number[][] = []
  for (const query of queries) {
    const { hits } = await search(db, systemViewer('test'), parseSearchQuery(query), { limit: 1000 })
    found.push(hits.map(({ id }) => id))
  }
  return found
}

function raw(text: string): RawBuilder<Record<string, unknown>> {
  return sql.raw(text)
}

import type { Selectable } from 'kysely'
import type { CanonDate } from '../domain/dates/types.ts'
import type { Fact } from '../domain/source/types.ts'
import type { Viewer } from '../domain/viewer.ts'
import { inList } from './in-list.ts'
import type { Db, FactsTable } from './tables.ts'
import { visibleArticles } from './visible.ts'

/**
 * The facts of several articles in one query, so that a page's cost does not grow with the canons on it. Every id
 * asked for is a key of the answer; facts stand in the order of the source.
 */
export async function factsByArticle(
  db: Db,
  viewer: Viewer,
  articleIds: readonly number[],
): Promise<Map<number, Fact[]>> {
  const facts = new Map<number, Fact[]>(articleIds.map((id) => [id, []]))
  if (articleIds.length === 0) return facts
  const rows = await visibleArticles(db, viewer)
    .innerJoin('facts', 'facts.article_id', 'articles.id')
    .selectAll('facts')
    .where('articles.id', 'in', inList(articleIds))
    .orderBy('facts.article_id')
    .orderBy('facts.position')
    .execute()
  for (const row of rows) facts.get(row.article_id)?.push(factOf(row))
  return facts
}

/** A fact as its row. */
export function factRow(fact: Fact): Omit<FactsTable, 'article_id' | 'position'> {
  return {
    property: fact.property,
    property_key: fact.propertyKey,
    value: fact.value,
    value_edtf: fact.date?.edtf ?? null,
    value_calendar: fact.date?.calendar ?? null,
    from_day: fact.date?.days?.from ?? null,
    to_day: fact.date?.days?.to ?? null,
    valid_from: fact.from && JSON.stringify(fact.from),
    valid_until: fact.until && JSON.stringify(fact.until),
    source: fact.source,
    stance: fact.stance,
    origin: fact.origin,
    start_offset: fact.start,
    end_offset: fact.end,
  }
}

/** The fact that a row holds: factOf(factRow(fact)) equals the fact. */
export function factOf(row: Omit<Selectable<FactsTable>, 'article_id' | 'position'>): Fact {
  return {
    property: row.property,
    propertyKey: row.property_key,
    value: row.value,
    date: dateOf(row),
    from: row.valid_from === null ? null : (JSON.parse(row.valid_from) as CanonDate),
    until: row.valid_until === null ? null : (JSON.parse(row.valid_until) as CanonDate),
    source: row.source,
    stance: row.stance,
    origin: row.origin,
    start: row.start_offset,
    end: row.end_offset,
  }
}

function dateOf(row: Omit<Selectable<FactsTable>, 'article_id' | 'position'>): CanonDate | null {
  if (row.value_calendar === null) return null
  return {
    text: row.value,
    edtf: row.value_edtf,
    calendar: row.value_calendar,
    days: row.value_edtf === null ? null : { from: row.from_day, to: row.to_day },
  }
}

import { sortKey } from '../domain/natural-order.ts'
import { foldKey } from '../domain/slugs.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { Db } from './tables.ts'
import { visibleArticles } from './visible.ts'

/** A tag, and how many live articles have it. */
export interface TagCount {
  tag: string
  /** Folded: what addresses use. */
  key: string
  articles: number
}

/** The tags in use, by name. */
export async function listTags(db: Db, viewer: Viewer, limit = 1_000): Promise<TagCount[]> {
  const tags = await visibleArticles(db, viewer)
    .innerJoin('tags', 'tags.article_id', 'articles.id')
    .select((eb) => [
      eb.fn.min('tags.tag').as('tag'),
      'tags.tag_key as key',
      eb.fn.count<number>('tags.article_id').distinct().as('articles'),
    ])
    .groupBy('tags.tag_key')
    .orderBy('tags.tag_key')
    .limit(limit)
    .execute()
  return tags
    .map((tag) => ({ tag, order: sortKey(tag.key) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ tag }) => tag)
}

/** The tag of a name as it is written, with its count; undefined when no live article has it. */
export async function findTag(db: Db, viewer: Viewer, name: string): Promise<TagCount | undefined> {
  const row = await visibleArticles(db, viewer)
    .innerJoin('tags', 'tags.article_id', 'articles.id')
    .select((eb) => [
      eb.fn.min('tags.tag').as('tag'),
      eb.fn.count<number>('tags.article_id').distinct().as('articles'),
    ])
    .where('tags.tag_key', '=', foldKey(name))
    .executeTakeFirst()
  return row && row.articles > 0 ? { ...row, key: foldKey(name) } : undefined
}

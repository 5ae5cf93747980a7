import { setImmediate } from 'node:timers/promises'
import type { Insertable } from 'kysely'
import { slugify } from '../../domain/slugs.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import { erasOf, type Universe } from '../../domain/universe.ts'
import { systemViewer } from '../../domain/viewer.ts'
import { inList } from '../in-list.ts'
import type { ArticlesTable, Db } from '../tables.ts'
import { listUniverses } from '../universes.ts'
import { articleRow } from '../write-article.ts'
import { type DerivedRows, derivedTables, deriveRows, digestsOf, noRows } from './rows.ts'
import { forgetStale } from './stale.ts'
import { refreshSubjects } from './subjects.ts'
import { insertRows, ofArticle, rebuildSearchIndex } from './write-rows.ts'

/** Articles read at once: bounds memory to this many texts of at most 1 MiB. */
const articlesAtOnce = 100

/** An article as its revisions alone say it is. */
export interface FromLog {
  article: Insertable<ArticlesTable>
  slugs: string[]
  rows: DerivedRows
}

/**
 * Throws away everything that is derived and makes it anew from the revisions. Runs inside the caller's transaction,
 * so that readers see the old rows or the new ones.
 * @param progress is told how many articles are done, of how many.
 */
export async function rederiveAll(
  db: Db,
  progress: (done: number, all: number) => void = () => {},
): Promise<{ articles: number; subjects: number }> {
  for (const table of [...derivedTables, 'article_slugs', 'subjects', 'articles'] as const) {
    await db.deleteFrom(table).execute()
  }
  // Comparisons that were kept are made of these rows; who wonders about them wants none from before.
  await db.deleteFrom('comparisons').execute()
  const universes = new Map((await listUniverses(db, systemViewer('reindex'))).map((each) => [each.id, each]))
  const ids = await db.selectFrom('revisions').select('article_id').distinct().orderBy('article_id').execute()
  for (let start = 0; start < ids.length; start += articlesAtOnce) {
    const batch = await readLog(
      db,
      ids.slice(start, start + articlesAtOnce).map((row) => row.article_id),
      universes,
    )
    await db
      .insertInto('articles')
      .values(batch.map(({ article }) => article))
      .execute()
    await db
      .insertInto('article_slugs')
      .values(
        batch.flatMap(({ article, slugs }) =>
          slugs.map((slug) => ({ universe_id: article.universe_id, slug, article_id: article.id })),
        ),
      )
      .execute()
    for (const table of derivedTables) {
      await insertRows(
        db,
        table,
        batch.flatMap(({ article, rows }) => ofArticle<object>(article.id, rows[table])),
      )
    }
    progress(Math.min(start + articlesAtOnce, ids.length), ids.length)
  }
  await rebuildSearchIndex(db)
  const subjects = await db
    .selectFrom('articles')
    .select('subject')
    .distinct()
    .where('deleted_at', 'is', null)
    .orderBy('subject')
    .execute()
  await refreshInBatches(
    db,
    subjects.map(({ subject }) => subject),
  )
  await forgetStale(db)
  return { articles: ids.length, subjects: subjects.length }
}

async function refreshInBatches(db: Db, slugs: readonly string[]): Promise<void> {
  const distinct = [...new Set(slugs)]
  for (let start = 0; start < distinct.length; start += articlesAtOnce) {
    await refreshSubjects(db, distinct.slice(start, start + articlesAtOnce))
  }
}

/**
 * What the revisions alone say of these articles; those without any are left out. Lets others go first between two
 * articles, for a long one takes a second to read.
 */
export async function readLog(
  db: Db,
  articleIds: readonly number[],
  universes: ReadonlyMap<number, Universe>,
): Promise<FromLog[]> {
  const heads = await db
    .selectFrom('revisions')
    .select([
      'id',
      'article_id',
      'number',
      'kind',
      'universe_id',
      'slug',
      'title',
      'text_hash',
      'length',
      'created_at',
    ])
    .where('article_id', 'in', inList(articleIds))
    .orderBy('article_id')
    .orderBy('number')
    .execute()
  const histories = new Map<number, typeof heads>()
  for (const head of heads) {
    const history = histories.get(head.article_id)
    if (history) history.push(head)
    else histories.set(head.article_id, [head])
  }
  const lastIds = [...histories.values()].flatMap((history) => history.at(-1)?.id ?? [])
  const texts = await db
    .selectFrom('revisions')
    .select(['id', 'text'])
    .where('id', 'in', inList(lastIds))
    .execute()
  const textById = new Map(texts.map(({ id, text }) => [id, text]))
  const articles: FromLog[] = []
  for (const history of histories.values()) {
    articles.push(fromLog(history, textById, universes))
    await setImmediate()
  }
  return articles
}

type LogEntry = {
  id: number
  article_id: number
  number: number
  kind: string
  universe_id: number
  slug: string
  title: string
  text_hash: string
  length: number
  created_at: string
}

function fromLog(
  history: readonly LogEntry[],
  texts: ReadonlyMap<number, string>,
  universes: ReadonlyMap<number, Universe>,
): FromLog {
  const [first, last] = [history[0], history.at(-1)]
  const universe = last && universes.get(last.universe_id)
  if (!first || !last || !universe) throw new Error('a revision without its universe')
  const text = texts.get(last.id) ?? ''
  const { calendar } = universe
  const eras = erasOf(universe)
  const parsed = parseArticle(text, { slugTitle: last.title, calendar, eras })
  const titles = [...new Set(history.map(({ title }) => title))]
  const deleted = last.kind === 'delete'
  const articleId = last.article_id
  const rows = deleted
    ? noRows
    : deriveRows({ universeId: universe.id, calendar, eras, text, parsed, titles })
  return {
    slugs: [...new Set(history.flatMap(({ slug }) => [slug, slugify(slug)]))],
    rows,
    article: {
      ...articleRow(parsed, {
        id: last.id,
        articleId,
        universeId: universe.id,
        number: last.number,
        slug: last.slug,
        hash: last.text_hash,
        length: last.length,
        createdAt: last.created_at,
        titles,
        digests: digestsOf(rows),
        deletedAt: deleted ? last.created_at : null,
      }),
      created_at: first.created_at,
    },
  }
}

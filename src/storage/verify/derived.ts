import { systemViewer } from '../../domain/viewer.ts'
import { type FromLog, readLog } from '../derive/rederive.ts'
import { derivedTables } from '../derive/rows.ts'
import { listStale } from '../derive/stale.ts'
import { subjectRows } from '../derive/subjects.ts'
import { inList } from '../in-list.ts'
import type { Db } from '../tables.ts'
import { listUniverses } from '../universes.ts'
import { type Finding, mostFindings } from './finding.ts'

/** Articles, or subjects, compared at once: bounds memory to this many texts of at most 1 MiB. */
const atOnce = 25

const viewer = systemViewer('check')

type Row = Readonly<Record<string, unknown>>

export interface DerivedCheck {
  findings: Finding[]
  /** Names of universes that are still to be read anew, which their change has noted: they are not compared. */
  waiting: string[]
}

/**
 * Holds every derived row against one made anew from the log, and changes nothing. Takes about as long as a reindex.
 * @param progress is told how many articles are done, of how many.
 */
export async function checkDerived(
  db: Db,
  progress: (done: number, all: number) => void = () => {},
): Promise<DerivedCheck> {
  const universes = await listUniverses(db, viewer)
  const stale = await listStale(db)
  const unread = new Set(stale.filter(({ what }) => what === 'articles').map(({ universeId }) => universeId))
  const findings: Finding[] = await rowsOfNothing(db)
  const byId = new Map(universes.map((each) => [each.id, each]))
  const ids = await db.selectFrom('revisions').select('article_id').distinct().orderBy('article_id').execute()
  for (let start = 0; start < ids.length && findings.length < mostFindings; start += atOnce) {
    const batch = ids.slice(start, start + atOnce).map((row) => row.article_id)
    const expected = (await readLog(db, batch, byId)).filter(
      ({ article }) => !unread.has(article.universe_id),
    )
    findings.push(...(await checkArticles(db, expected)))
    progress(Math.min(start + atOnce, ids.length), ids.length)
  }
  if (stale.length === 0) findings.push(...(await checkSubjects(db)))
  const waiting = universes.filter(({ id }) => stale.some(({ universeId }) => universeId === id))
  return { findings, waiting: waiting.map(({ name }) => name) }
}

/** Rows of articles that the log does not know of. */
async function rowsOfNothing(db: Db): Promise<Finding[]> {
  const tables = [...derivedTables, 'article_slugs'] as const
  const found: Finding[] = []
  for (const table of tables) {
    const row = await db
      .selectFrom(table)
      .select('article_id')
      .where('article_id', 'not in', (eb) => eb.selectFrom('revisions').select('article_id'))
      .limit(1)
      .executeTakeFirst()
    if (row) found.push({ code: 'derived of nothing', table, article: row.article_id })
  }
  return found
}

async function checkArticles(db: Db, expected: readonly FromLog[]): Promise<Finding[]> {
  const ids = inList(expected.map(({ article }) => article.id))
  const wrong = new Map<number, string[]>()
  const note = (id: number, table: string) => wrong.set(id, [...(wrong.get(id) ?? []), table])

  const articles = groupBy(await db.selectFrom('articles').selectAll().where('id', 'in', ids).execute(), 'id')
  const slugs = groupBy(
    await db
      .selectFrom('article_slugs')
      .selectAll()
      .where('article_id', 'in', ids)
      .orderBy('article_id')
      .orderBy('slug')
      .execute(),
    'article_id',
  )
  for (const { article, slugs: own } of expected) {
    if (!same(articles.get(article.id), [article])) note(article.id, 'articles')
    const { id: article_id, universe_id } = article
    const rows = [...own].sort(byCodePoint).map((slug) => ({ universe_id, slug, article_id }))
    if (
      !same(
        slugs.get(article_id)?.sort((a, b) => byCodePoint(String(a.slug), String(b.slug))),
        rows,
      )
    )
      note(article_id, 'article_slugs')
  }
  for (const table of derivedTables) {
    const query = db.selectFrom(table).selectAll().where('article_id', 'in', ids).orderBy('article_id')
    const found = groupBy(
      await (table === 'search_tokens' ? query : query.orderBy('position' as never)).execute(),
      'article_id',
    )
    for (const { article, rows } of expected) {
      const should = rows[table].map((row) => ({ article_id: article.id, ...row }))
      if (!same(found.get(article.id), should)) note(article.id, table)
    }
  }
  return expected.flatMap(({ article: { id, title } }): Finding[] => {
    const tables = wrong.get(id)
    return tables ? [{ code: 'derived', article: id, title, tables }] : []
  })
}

async function checkSubjects(db: Db): Promise<Finding[]> {
  const there = await db.selectFrom('subjects').selectAll().execute()
  const told = await db
    .selectFrom('articles')
    .select('subject')
    .distinct()
    .where('deleted_at', 'is', null)
    .execute()
  const rows = new Map(there.map((row) => [row.slug, row]))
  const slugs = [...new Set([...rows.keys(), ...told.map(({ subject }) => subject)])].sort(byCodePoint)
  const findings: Finding[] = []
  for (let start = 0; start < slugs.length && findings.length < mostFindings; start += atOnce * 4) {
    const batch = slugs.slice(start, start + atOnce * 4)
    const should = new Map((await subjectRows(db, batch)).map((row) => [row.slug, row]))
    for (const slug of batch) {
      const [is, expected] = [rows.get(slug), should.get(slug)]
      if (!same(is && [is], expected ? [expected] : [])) findings.push({ code: 'subject', slug })
    }
  }
  return findings
}

function groupBy(rows: readonly Row[], column: string): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const key = Number(row[column])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** Whether rows have the same values, in the same order, in every column of the table. */
function same(found: readonly Row[] = [], expected: readonly Row[]): boolean {
  return (
    found.length === expected.length &&
    found.every((row, index) =>
      Object.entries(row).every(([column, value]) => value === (expected[index]?.[column] ?? null)),
    )
  )
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

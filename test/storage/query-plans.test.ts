import type BetterSqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { parseSearchQuery } from '../../src/domain/search-query.ts'
import type { Universe } from '../../src/domain/universe.ts'
import * as articles from '../../src/storage/articles.ts'
import * as deleted from '../../src/storage/deleted.ts'
import { factsByArticle } from '../../src/storage/facts.ts'
import { listBacklinks, listWantedLinks, resolveLinks } from '../../src/storage/links.ts'
import { nearestArticles } from '../../src/storage/nearest.ts'
import { listNeighbours } from '../../src/storage/neighbours.ts'
import * as revisions from '../../src/storage/revisions.ts'
import { search } from '../../src/storage/search/search.ts'
import { suggest } from '../../src/storage/search/suggest.ts'
import { findSession } from '../../src/storage/sessions.ts'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'
import * as subjects from '../../src/storage/subjects.ts'
import type { Db, Tables } from '../../src/storage/tables.ts'
import { countArticlesByUniverse } from '../../src/storage/universes.ts'
import { makeUniverse, temporaryDatabase, testActor, testNow } from '../helpers/database.ts'

const actor = testActor()
const { viewer } = actor
let database: Awaited<ReturnType<typeof temporaryDatabase>>
let history: Universe
let sqlite: BetterSqlite.Database
let db: Db
let asked: { sql: string; parameters: readonly unknown[] }[] = []

beforeAll(async () => {
  database = await temporaryDatabase()
  history = await makeUniverse(database, 'history')
  const text = '---\ntitle: Fort\nfacts: { built: 1200 }\ntags: [stone]\n---\nSee [[Hill]].'
  await createArticle(database.db, actor, { universe: 'history', text, editId: 'fort' })
  sqlite = new Sqlite(database.file)
  db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: sqlite as never }),
    log: ({ query: { sql, parameters } }) => {
      asked.push({ sql, parameters })
    },
  })
})
afterAll(async () => {
  await db.destroy()
  await database.close()
})

const list = { limit: 50 }
const hot: [name: string, run: () => Promise<unknown>][] = [
  ['reading an article', () => articles.findArticle(db, viewer, 'history', 'fort')],
  ['an old revision', () => articles.findArticle(db, viewer, 'history', 'fort', { revision: 1 })],
  [
    'where an address leads',
    () => articles.findArticleAt(db, viewer, { universe: 'history', slug: 'castle' }),
  ],
  [
    'where it led, an old revision',
    () =>
      articles.findArticleAt(
        db,
        viewer,
        { universe: 'history', slug: 'none' },
        { revision: 1, includeDeleted: true },
      ),
  ],
  ['a universe’s articles', () => articles.listArticles(db, viewer, { ...list, universeId: 1 })],
  [
    'the next page of them',
    () => articles.listArticles(db, viewer, { ...list, universeId: 1, after: { title: 'a', id: 1 } }),
  ],
  ['those of a child', () => articles.listArticles(db, viewer, { ...list, universeId: 1, toldIn: 2 })],
  ['how many a universe has', () => countArticlesByUniverse(db, viewer)],
  ['red links', () => listWantedLinks(db, viewer, [history], history)],
  ['all articles', () => articles.listArticles(db, viewer, list)],
  ['a tag', () => articles.listArticles(db, viewer, { ...list, tag: 'stone' })],
  ['counterparts', () => articles.listCounterparts(db, viewer, 'fort')],
  [
    'a comparison',
    () =>
      articles.findArticles(db, viewer, [
        { universe: 'history', slug: 'fort' },
        { universe: 'history', slug: 'fort', revision: 1 },
      ]),
  ],
  ['a history', () => revisions.listRevisions(db, viewer, 1, list)],
  ['one revision', () => revisions.getRevision(db, viewer, 1, 1)],
  ['recent changes', () => revisions.listRecent(db, viewer, list)],
  [
    'a universe’s recent changes',
    () => revisions.listRecent(db, viewer, { ...list, universeId: 1, before: 9 }),
  ],
  [
    'links',
    () =>
      resolveLinks(
        db,
        viewer,
        [history],
        [{ universe: history, links: [{ universe: null, title: 'Hill' }] }],
      ),
  ],
  [
    'what links here',
    async () =>
      listBacklinks(
        db,
        viewer,
        [history],
        (await articles.listArticles(db, viewer, list))[0] as articles.ArticleHead,
      ),
  ],
  ['deleted articles', () => deleted.listDeleted(db, viewer, { ...list, words: 'fort hill', before: 99 })],
  [
    'those deleted at an address',
    () => deleted.listDeletedAt(db, viewer, { universe: 'history', slug: 'fort' }),
  ],
  ['subjects', () => subjects.listSubjects(db, viewer, { ...list, after: 'fort' })],
  ['facts', () => factsByArticle(db, viewer, [1])],
  ['divergent subjects', () => subjects.listMostDivergent(db, viewer, 9)],
  ['a search', () => search(db, viewer, parseSearchQuery('fort hill -none'))],
  [
    'a search in a universe with a tag',
    () => search(db, viewer, parseSearchQuery('fort in:history tag:stone')),
  ],
  ['a suggestion', () => suggest(db, viewer, 'for', 9)],
  [
    'names that are shared',
    () => listNeighbours(db, viewer, { universeId: 1, keys: ['fort', 'keep'], slug: 'fort', exceptId: 1 }),
  ],
  ['near names', () => nearestArticles(db, viewer, 'frot')],
  ['a session', () => findSession(db, 'x', testNow)],
  [
    'a save',
    () =>
      saveArticle(db, actor, {
        articleId: 1,
        text: '---\ntitle: Fort\nsubject: keep\nfacts: { built: 1201 }\n---\n[[Dale]].',
        basedOn: 1,
        editId: 'save',
      }),
  ],
  [
    'a new article',
    () => createArticle(db, actor, { universe: 'history', title: 'New one', text: 'x', editId: 'new' }),
  ],
]

test.each(hot)('%s reads no table from end to end', async (_, run) => {
  asked = []
  await run()
  const queries = asked.filter(({ sql }) => /^\s*(select|update|delete|insert)/i.test(sql))
  expect(queries.length).toBeGreaterThan(0)
  for (const { sql, parameters } of queries) {
    const plan = sqlite.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
    const details = plan.map(({ detail }) => detail)
    // Without a sort before the limit, a scan in the order of the key stops after a page of it.
    const stops = / limit \?$/.test(sql) && !details.some((detail) => detail.includes('FOR ORDER BY'))
    expect(stops ? [] : details.filter(isWholeTable), sql).toEqual([])
  }
})

/** Universes are few, what a search has found is bounded, and the rest of these are what a query gathered by an index. */
function isWholeTable(detail: string): boolean {
  if (/^SCAN (universes|newest|names|targets|wanted|search_index|\(|CONSTANT|matches)/.test(detail))
    return false
  return /^SCAN (?!.*USING (COVERING )?INDEX)/.test(detail)
}

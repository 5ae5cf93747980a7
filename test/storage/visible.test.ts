import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { deleteArticle } from '../../src/actions/delete-article.ts'
import { parseSearchQuery } from '../../src/domain/search-query.ts'
import type { Universe } from '../../src/domain/universe.ts'
import type { Viewer } from '../../src/domain/viewer.ts'
import { AppError } from '../../src/errors.ts'
import type { ArticleHead } from '../../src/storage/articles.ts'
import type { Database } from '../../src/storage/open.ts'
import type { Db } from '../../src/storage/tables.ts'
import { makeUniverse, temporaryDatabase, testActor, testViewer } from '../helpers/database.ts'

const storage = fileURLToPath(new URL('../../src/storage/', import.meta.url))

type Call = (db: Db, viewer: Viewer, ...rest: never[]) => Promise<unknown>

/** Every read of content, called so that someone who may read gets an answer with something in it. */
const reads: Record<string, (call: Call, db: Db, viewer: Viewer) => Promise<unknown>> = {
  'articles.ts findArticle': (call, db, viewer) => call(db, viewer, ...rest('history', 'secret')),
  'articles.ts findArticleAt': (call, db, viewer) =>
    call(db, viewer, ...rest({ universe: 'history', slug: 'old-name' })),
  'article-state.ts getArticleState': (call, db, viewer) => call(db, viewer, ...rest(1)),
  'articles.ts listFiled': (call, db, viewer) => call(db, viewer, ...rest(1)),
  'articles.ts listArticles': (call, db, viewer) => call(db, viewer, ...rest({ limit: 9 })),
  'articles.ts listCounterparts': (call, db, viewer) => call(db, viewer, ...rest('secret')),
  'articles.ts findArticles': async (call, db, viewer) =>
    ((await call(db, viewer, ...rest([{ universe: 'history', slug: 'secret' }]))) as unknown[]).filter(
      Boolean,
    ),
  'facts.ts factsByArticle': async (call, db, viewer) =>
    [...((await call(db, viewer, ...rest([1]))) as Map<number, unknown[]>).values()].flat(),
  'links.ts resolveLinks': async (call, db, viewer) => {
    const links = [{ universe: null, title: 'Secret' }]
    const found = await call(db, viewer, ...rest([history], [{ universe: history, links }]))
    return (found as Map<string, unknown>[]).flatMap((each) => [...each.values()]).filter(Boolean)
  },
  'links.ts listBacklinks': (call, db, viewer) => call(db, viewer, ...rest([history], secret)),
  'links.ts listWantedLinks': (call, db, viewer) => call(db, viewer, ...rest([history], history)),
  'neighbours.ts listNeighbours': (call, db, viewer) =>
    call(db, viewer, ...rest({ universeId: 1, keys: ['secret'], slug: 'secret', exceptId: null })),
  'nearest.ts nearestArticles': (call, db, viewer) => call(db, viewer, ...rest('secrte')),
  'nearest.ts nearestSubjects': (call, db, viewer) => call(db, viewer, ...rest('secrte')),
  'revisions.ts listRevisions': (call, db, viewer) => call(db, viewer, ...rest(1, { limit: 9 })),
  'revisions.ts findRevision': (call, db, viewer) => call(db, viewer, ...rest(1, 1)),
  'revisions.ts getRevision': (call, db, viewer) => call(db, viewer, ...rest(1, 1)),
  'revisions.ts listRecent': (call, db, viewer) => call(db, viewer, ...rest({ limit: 9 })),
  'revisions.ts findRevisionByEdit': (call, db, viewer) => call(db, viewer, ...rest('first')),
  'revisions.ts findLastImport': (call, db, viewer) => call(db, viewer, ...rest(1)),
  'search/search.ts search': async (call, db, viewer) =>
    ((await call(db, viewer, ...rest(parseSearchQuery('secret')))) as { hits: unknown[]; total: number })
      .total || undefined,
  'search/suggest.ts suggest': (call, db, viewer) => call(db, viewer, ...rest('sec', 9)),
  'subjects.ts findSubject': (call, db, viewer) => call(db, viewer, ...rest('secret')),
  'subjects.ts getSubject': (call, db, viewer) => call(db, viewer, ...rest('secret')),
  'subjects.ts listSubjects': (call, db, viewer) => call(db, viewer, ...rest({ limit: 9 })),
  'subjects.ts listMostDivergent': (call, db, viewer) => call(db, viewer, ...rest(9)),
  'tags.ts findTag': (call, db, viewer) => call(db, viewer, ...rest('hush')),
  'tags.ts listTags': (call, db, viewer) => call(db, viewer),
  'universes.ts countArticlesByUniverse': async (call, db, viewer) => [
    ...((await call(db, viewer)) as Map<number, number>).keys(),
  ],
  'universes.ts findUniverse': (call, db, viewer) => call(db, viewer, ...rest('history')),
  'universes.ts getUniverse': (call, db, viewer) => call(db, viewer, ...rest('history')),
  'universes.ts listUniverses': (call, db, viewer) => call(db, viewer),
}

/** What only those who may edit read: deleted articles. */
const editorsReads: typeof reads = {
  'articles.ts findArticleById': (call, db, viewer) => call(db, viewer, ...rest(3)),
  'deleted.ts findDeleted': (call, db, viewer) => call(db, viewer, ...rest(3)),
  'deleted.ts listDeleted': (call, db, viewer) => call(db, viewer, ...rest({ limit: 9 })),
  'deleted.ts listDeletedAt': (call, db, viewer) =>
    call(db, viewer, ...rest({ universe: 'history', slug: 'deleted-secret' })),
}

/** Storage that holds no content, or whose callers are actions that have checked, or that makes the queries. */
const notContent = new Set([
  'audit.ts',
  'copy-database.ts',
  'files.ts',
  'fill-log.ts',
  'fold-log.ts',
  'full-disk.ts',
  'log.ts',
  'replace-database.ts',
  'scratch.ts',
  'derive/rebuild-file.ts',
  'in-list.ts',
  'clash.ts',
  'failure.ts',
  'lock.ts',
  'make-folder.ts',
  'migrate.ts',
  'open.ts',
  'rekey.ts',
  'sessions.ts',
  'settings.ts',
  'sqlite-dialect.ts',
  'sqlite-driver.ts',
  'tables.ts',
  'users.ts',
  'verify/chain.ts',
  'verify/derived.ts',
  'verify/finding.ts',
  'verify/schema.ts',
  'verify/states.ts',
  'verify/verify.ts',
  'verify/words.ts',
  'visible.ts',
  'write-article.ts',
  'derive/rederive-universe.ts',
  'derive/rederive.ts',
  'derive/rows.ts',
  'derive/stale.ts',
  'derive/subjects.ts',
  'derive/write-rows.ts',
  'search/match-expression.ts',
])
const pureOrChecked = new Set([
  // Comparisons are kept by the hashes of texts, which only a viewer who may read these has.
  'comparisons.ts findComparison',
  'comparisons.ts keepComparison',
  'comparisons.ts packComparison',
  'facts.ts factRow',
  'facts.ts factOf',
  'links.ts linkKey',
  'links.ts universeNamed',
  'universes.ts insertUniverse',
  'universes.ts updateUniverseRow',
  'universes.ts raiseUniverseVersions',
  'universes.ts deleteUniverseRow',
  'universes.ts getUniverseUses',
  'universes.ts getUniverseAmong',
])

let database: Database
let history: Universe
let secret: ArticleHead

beforeAll(async () => {
  database = await temporaryDatabase()
  const actor = testActor()
  history = await makeUniverse(database, 'history')
  await makeUniverse(database, 'mirror', { kind: 'timeline', parent: 'history' })
  const write = (universe: string, text: string, editId: string, kind: 'create' | 'import' = 'create') =>
    createArticle(database.db, actor, { universe, text, editId, kind })
  const matter = 'title: Secret\nfile-path: a.md\ntags: [hush]\nfacts: { born: 1900 }\n'
  await write('history', `---\n${matter}---\nThe [[Secret]] and [[Missing]].`, 'first', 'import')
  await write('mirror', '---\ntitle: Secret\nfacts: { born: 1950 }\n---\nx', 'second')
  await write('history', '---\ntitle: Deleted secret\n---\nsecret', 'third')
  await deleteArticle(database.db, actor, { articleId: 3, editId: 'gone' })
  await database.db
    .insertInto('article_slugs')
    .values({ universe_id: 1, slug: 'old-name', article_id: 1 })
    .execute()
  const row = await database.db
    .selectFrom('articles')
    .select('id')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
  secret = { id: row.id, universe: 'history', universeId: history.id } as ArticleHead
})
afterAll(() => database.close())

test('every function of storage that reads content is known here', async () => {
  const known = new Set([...Object.keys(reads), ...Object.keys(editorsReads), ...pureOrChecked])
  const unknown: string[] = []
  for (const name of await exportedFunctions()) if (!known.has(name)) unknown.push(name)
  expect(unknown).toEqual([])
})

describe.each(Object.entries(reads))('%s', (name, read) => {
  test('gives readers something, and someone shut out nothing', async () => {
    const [file, exported] = name.split(' ') as [string, string]
    const module = (await import(join(storage, file))) as Record<string, Call>
    const call = module[exported] as Call
    expect(isEmpty(await read(call, database.db, testViewer('anonymous')))).toBe(false)
    const withheld = await read(call, database.db, testViewer('shut out')).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
      expect(error.code).toBe('not_found')
      expect(error.suggestions).toEqual([])
      return []
    })
    expect(isEmpty(withheld)).toBe(true)
  })
})

test.each(Object.entries(editorsReads))('%s gives editors something, and nobody else', async (name, read) => {
  const [file, exported] = name.split(' ') as [string, string]
  const module = (await import(join(storage, file))) as Record<string, Call>
  const call = module[exported] as Call
  for (const [role, empty] of [
    ['editor', false],
    ['reader', true],
    ['anonymous', true],
    ['shut out', true],
  ] as const) {
    expect([role, isEmpty(await read(call, database.db, testViewer(role)))]).toEqual([role, empty])
  }
})

test.each(['reader', 'anonymous'] as const)(
  '%s finds no deleted article, whatever is asked',
  async (role) => {
    const { findArticleAt } = await import('../../src/storage/articles.ts')
    const { listRecent, listRevisions, findRevision } = await import('../../src/storage/revisions.ts')
    const viewer = testViewer(role)
    const asked = { includeDeleted: true }
    const address = { universe: 'history', slug: 'deleted-secret' }
    expect(await findArticleAt(database.db, viewer, address, asked)).toBeUndefined()
    expect(await listRevisions(database.db, viewer, 3, { limit: 9, ...asked })).toEqual([])
    expect(await findRevision(database.db, viewer, 3, 1, asked)).toBeUndefined()
    const recent = await listRecent(database.db, viewer, { limit: 9, ...asked })
    expect(recent.map(({ articleId }) => articleId)).toEqual([2, 1])
  },
)

async function exportedFunctions(): Promise<string[]> {
  const names: string[] = []
  for (const entry of readdirSync(storage, { recursive: true, withFileTypes: true })) {
    const file = relative(storage, join(entry.parentPath, entry.name))
    if (!entry.isFile() || notContent.has(file)) continue
    const module = (await import(join(storage, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(module))
      if (typeof value === 'function') names.push(`${file} ${name}`)
  }
  return names
}

/** The rest of a call's arguments; each function checks them in its own tests. */
function rest(...args: unknown[]): never[] {
  return args as never[]
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

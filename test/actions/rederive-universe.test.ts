import { afterEach, beforeEach, expect, test } from 'vitest'
import { createArticle } from '../../src/actions/create-article.ts'
import { landRevision } from '../../src/actions/lib/land-revision.ts'
import { reindex } from '../../src/actions/reindex.ts'
import { planSave, saveArticle } from '../../src/actions/save-article.ts'
import { updateUniverse } from '../../src/actions/update-universe.ts'
import { rederiveStale } from '../../src/storage/derive/rederive-universe.ts'
import { listStale, markStale } from '../../src/storage/derive/stale.ts'
import type { Database } from '../../src/storage/open.ts'
import { findSubject } from '../../src/storage/subjects.ts'
import { findUniverse, updateUniverseRow } from '../../src/storage/universes.ts'
import { makeUniverse, temporaryDatabase, testActor } from '../helpers/database.ts'
import { checkSearchIndex, dumpDerived } from '../helpers/derived.ts'
import { watchStatements } from '../helpers/statements.ts'

let database: Database
const actor = testActor()
const { viewer } = actor
const told = (index: number) =>
  `---\ntitle: Treaty ${index}\nfacts: { signed: 25 October 1917 }\n---\nSigned on 25 October 1917.`

beforeEach(async () => {
  database = await temporaryDatabase()
  await makeUniverse(database, 'history')
  await makeUniverse(database, 'mirror', { kind: 'timeline', parent: 'history' })
  await makeUniverse(database, 'echo', { kind: 'timeline', parent: 'mirror' })
  for (const universe of ['history', 'mirror', 'echo']) {
    for (let index = 0; index < 50; index++) {
      await createArticle(database.db, actor, { universe, text: told(index), editId: `${universe} ${index}` })
    }
  }
})
afterEach(() => database.close())

const change = (more: { calendar?: 'julian' | 'buddhist'; yearShift?: number }, version = 1) =>
  updateUniverse(database.db, actor, { universe: 'mirror', version, ...more })

/** The settings' own transaction, as it is when the process dies right after it. */
async function changeWithoutDeriving() {
  const before = await findUniverse(database.db, viewer, 'mirror')
  if (!before) throw new Error('no universe')
  const { id: universeId, version: old, ...settings } = before
  const version = old + 1
  await database.db.transaction().execute(async (db) => {
    await updateUniverseRow(
      db,
      universeId,
      old,
      { ...settings, calendar: 'julian', yearShift: 300 },
      testActor(),
    )
    await markStale(db, { what: 'articles', universeId, version })
    await markStale(db, { what: 'subjects', universeId, version })
  })
}

async function expectNothingStale() {
  expect(await listStale(database.db)).toEqual([])
  await checkSearchIndex(database.db)
  const rows = await dumpDerived(database.db)
  await reindex(database.db, actor)
  expect(await dumpDerived(database.db)).toBe(rows)
}

test('while articles are read by a new calendar, others are saved, and all end up right', async () => {
  const done: string[] = []
  const note = (what: string) => () => done.push(what)
  const { id: articleId } = await database.db
    .selectFrom('articles')
    .select('id')
    .where('universe_id', '=', 2)
    .where('slug', '=', 'treaty-49')
    .executeTakeFirstOrThrow()
  const changing = change({ calendar: 'julian', yearShift: 2 }).then(note('calendar'))
  const text = `${told(49)} And on 1 May 1918.`
  const save = { articleId, text, basedOn: 1, editId: 'meanwhile' }
  const saving = saveArticle(database.db, actor, save).then(note('save'))
  const other = { universe: 'mirror', title: 'Fresh', text: 'Of 2 May 1918.', editId: 'new' }
  const making = createArticle(database.db, actor, other).then(note('create'))
  await Promise.all([changing, saving, making])
  expect(done.at(-1)).toBe('calendar')
  await expectNothingStale()
})

test('two changes at once end with the later one’s calendar', async () => {
  await Promise.all([change({ calendar: 'julian' }), change({ calendar: 'buddhist' }, 2)])
  expect(await findUniverse(database.db, viewer, 'mirror')).toMatchObject({
    calendar: 'buddhist',
    version: 3,
  })
  await expectNothingStale()
})

test('what a killed process left half done is finished by the next', async () => {
  await changeWithoutDeriving()
  expect(await findSubject(database.db, viewer, 'treaty-1')).toMatchObject({ agreeing: 1, differing: 0 })
  await rederiveStale(database.db)
  expect(await findSubject(database.db, viewer, 'treaty-1')).toMatchObject({ agreeing: 0, differing: 1 })
  await expectNothingStale()
})

test('a save of an article that is derived anew before it lands reads it again', async () => {
  await changeWithoutDeriving()
  const { id: articleId } = await database.db
    .selectFrom('articles')
    .select('id')
    .where('universe_id', '=', 2)
    .executeTakeFirstOrThrow()
  const input = { articleId, text: `${told(0)} And more.`, basedOn: 1, editId: 'late' }
  const tries: boolean[] = []
  await landRevision(database.db, actor, async (retry) => {
    tries.push(retry)
    const plan = await planSave(database.db, actor, input, retry)
    if (!retry) await rederiveStale(database.db)
    return plan
  })
  expect(tries).toEqual([false, true])
  await expectNothingStale()
})

test('a full reindex leaves nothing to finish', async () => {
  await markStale(database.db, { what: 'articles', universeId: 2, version: 2 })
  await reindex(database.db, actor)
  expect(await listStale(database.db)).toEqual([])
})

test('long articles are written one by one, so that saves land between them', async () => {
  const long = 'Signed in 1917 by the river. '.repeat(5_000)
  for (let index = 0; index < 4; index++) {
    const text = `---\ntitle: Long ${index}\n---\n${long}`
    await createArticle(database.db, actor, { universe: 'mirror', text, editId: `long ${index}` })
  }
  const statements = watchStatements()
  await change({ calendar: 'julian' })
  const transactions = statements.taken().filter((sql) => sql === 'begin immediate')
  statements.stop()
  // The settings; 50 short ones 20 at a time, the last ten with a long one; the other long ones.
  expect(transactions).toHaveLength(1 + 3 + 3)
})

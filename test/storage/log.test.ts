import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addUser } from '../../src/actions/add-user.ts'
import { changePassword } from '../../src/actions/change-password.ts'
import { checkBackup } from '../../src/actions/check-backup.ts'
import { createArticle } from '../../src/actions/create-article.ts'
import { createUniverse } from '../../src/actions/create-universe.ts'
import { deleteUniverse } from '../../src/actions/delete-universe.ts'
import { resetPassword } from '../../src/actions/reset-password.ts'
import { saveArticle } from '../../src/actions/save-article.ts'
import { setRole } from '../../src/actions/set-role.ts'
import { prepareSetUp, setUp } from '../../src/actions/set-up.ts'
import { signIn } from '../../src/actions/sign-in.ts'
import { signUp } from '../../src/actions/sign-up.ts'
import { updateSettings } from '../../src/actions/update-settings.ts'
import { updateUniverse } from '../../src/actions/update-universe.ts'
import { viewerOf } from '../../src/domain/viewer.ts'
import { noSeal, sealOf } from '../../src/storage/log.ts'
import { applyMigrations, readMigrations } from '../../src/storage/migrate.ts'
import { type Database, openDatabase } from '../../src/storage/open.ts'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'
import { makeUniverse, temporaryDatabase, temporaryFolder, testActor, testNow } from '../helpers/database.ts'

const actor = testActor()
const password = 'a long enough passphrase'
let database: Awaited<ReturnType<typeof temporaryDatabase>>

beforeEach(async () => {
  database = await temporaryDatabase()
})
afterEach(() => database.close())

async function check({ copyTo }: Database = database): Promise<Awaited<ReturnType<typeof checkBackup>>> {
  const copy = join(database.folder, 'copy.db')
  await copyTo(copy)
  return checkBackup(copy)
}
const sound = { problems: [], outdated: [], waiting: [] }

const auditOf = async (target: string) => {
  const rows = await database.db
    .selectFrom('audit')
    .select(['at', 'actor_name', 'action', 'detail', 'state'])
    .where('target', '=', target)
    .orderBy('id')
    .execute()
  return rows.map(({ detail, state, ...row }) => ({
    ...row,
    ...JSON.parse(detail),
    is: JSON.parse(state ?? ''),
  }))
}

test('whatever changes accounts, universes and settings is in the audit, and the check is content', async () => {
  const { db } = database
  const token = (await prepareSetUp(db)) as string
  const { user: ada } = await setUp(db, actor, {
    token,
    name: 'Ada',
    password,
    sessionDays: 1,
    sessionMaxDays: 9,
  })
  await updateSettings(db, actor, { signUp: 'open' })
  const { user: cyd } = await signUp(db, actor, { name: 'Cyd', password, sessionDays: 1, sessionMaxDays: 9 })
  const ben = await addUser(db, actor, { name: 'Ben', password, role: 'editor' })
  await setRole(db, actor, { userId: ben.id, role: 'reader' })
  await setRole(db, actor, { userId: ben.id, disabled: true })
  await resetPassword(db, actor, { userId: ben.id, password: `another ${password}` })
  const viewer = viewerOf(cyd, { read: 'everyone', edit: 'members' })
  const own = { current: password, password: `my ${password}`, sessionHash: null }
  await changePassword(db, { viewer, now: testNow }, own)
  const { slug } = await createUniverse(db, actor, { name: 'One', kind: 'history', color: 'blue' })
  await updateUniverse(db, actor, { universe: slug, version: 1, name: 'First' })
  await createUniverse(db, actor, { name: 'Two', kind: 'timeline', color: 'green', parent: slug })
  await deleteUniverse(db, actor, { universe: 'two' })

  await setRole(db, actor, { userId: ben.id, disabled: false })
  const chosen = { name: 'Ben', password: `another ${password}`, newPassword: `Ben's ${password}` }
  await signIn(db, actor, { ...chosen, sessionDays: 1, sessionMaxDays: 9 })

  expect(await check()).toMatchObject(sound)
  expect(await auditOf(`user:${ben.id}`)).toMatchObject([
    { action: 'user.add', actor_name: 'tester', was: null, is: { name: 'Ben', role: 'editor' } },
    { action: 'user.change', was: { role: 'editor' }, is: { role: 'reader' } },
    { action: 'user.change', was: { disabled_at: null }, is: { disabled_at: testNow.toISOString() } },
    { action: 'user.change', was: { password_hash: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    { action: 'user.change', is: { disabled_at: null } },
    { action: 'user.change', actor_name: 'Ben', is: { must_change_password: 0 } },
  ])
  expect(await auditOf(`user:${ada.id}`)).toMatchObject([
    { actor_name: 'Ada', is: { role: 'administrator' } },
  ])
  expect(await auditOf(`user:${cyd.id}`)).toMatchObject([{ actor_name: 'Cyd' }, { actor_name: 'Cyd' }])
  expect((await auditOf('universe:2')).map(({ action }) => action)).toEqual([
    'universe.add',
    'universe.delete',
  ])
  expect(await auditOf('setting:site.signUp')).toMatchObject([{ was: null, is: { value: '"open"' } }])
  const details = await database.db.selectFrom('audit').selectAll().execute()
  expect(JSON.stringify(details)).not.toContain('argon2')
})

test('an action that fails leaves nothing in the log', async () => {
  const { db } = database
  await makeUniverse(database, 'one')
  await addUser(db, actor, { name: 'Ada', password, role: 'administrator' })
  const count = () => db.selectFrom('log').selectAll().execute()
  const before = await count()
  const [ada] = await db.selectFrom('users').select('id').execute()
  await expect(setRole(db, actor, { userId: ada?.id ?? 0, role: 'reader' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(
    createUniverse(db, actor, { name: 'one', kind: 'history', color: 'blue' }),
  ).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await count()).toEqual(before)
})

test('two programs that write at once make one chain', async () => {
  await makeUniverse(database, 'history')
  const other = await openDatabase(database.file)
  const write = ({ db }: Database, editId: string) =>
    createArticle(db, actor, { universe: 'history', title: `Article ${editId}`, text: 'x', editId })
  await Promise.all(
    Array.from({ length: 30 }, (_, index) => write(index % 2 ? database : other, String(index))),
  )
  await Promise.all(
    [database, other].map(({ db }, index) =>
      saveArticle(db, actor, {
        articleId: 1,
        text: `x\n\nMore ${index}.`,
        basedOn: 1,
        editId: `same ${index}`,
      }),
    ),
  )
  await other.close()
  expect(await check()).toMatchObject(sound)
})

test('a seal can be made anew by anybody who reads how', () => {
  const row = { id: 1, at: '2026', actor_id: null, actor_name: 'Ada', action: 'a', target: 't', detail: '{}' }
  // sha256sum of '["audit",["id",1],["at","2026"],["actor_name","Ada"],…]', and of a space and that
  expect(sealOf(noSeal, 'audit', row)).toBe(
    '3d3aee99c145c5e5f005d8e31ff120670b7d00607eae3ccab0806b05503e99fa',
  )
  expect(sealOf(noSeal, 'audit', { ...row, later_column: null })).toBe(sealOf(noSeal, 'audit', row))
  expect(sealOf('x', 'audit', row)).not.toBe(sealOf(noSeal, 'audit', row))
  expect(sealOf(noSeal, 'revisions', row)).not.toBe(sealOf(noSeal, 'audit', row))
})

describe('a database of before the log', () => {
  test('gets one of all that is there, and what is written from then on follows it', async () => {
    const folder = temporaryFolder()
    const file = join(folder.path, 'canonry.db')
    const old = new Sqlite(file)
    const before = readMigrations().filter(({ version }) => version < 9)
    applyMigrations(old, before, testNow)
    old.exec(`
      insert into users (id, name, name_key, password_hash, role, created_at)
        values (1, 'Ada', 'ada', 'secret hash', 'administrator', '2026-01-01');
      insert into universes (id, slug, name, kind, color, position, created_at, updated_at)
        values (1, 'history', 'History', 'history', 'blue', 1, '2026-01-01', '2026-01-01');
      insert into settings (key, value) values ('site.siteName', '"Old"'), ('secret.x', 'y');
    `)
    const revision = old.prepare(
      `insert into revisions (article_id, number, kind, universe_id, slug, title, text, text_hash, length, edit_id, author_name, created_at)
       values (@id, 1, 'create', 1, 'a-' || @id, 'A ' || @id, 'x',
         '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', 1, 'e' || @id, 'Ada', '2026-01-01')`,
    )
    for (let id = 1; id <= 2500; id++) revision.run({ id })
    expect(() => old.exec("update revisions set title = 'x'")).toThrow('never changes')
    old.close()

    const opened = await openDatabase(file)
    expect(() => new Sqlite(file).exec("update revisions set title = 'x'")).toThrow('never changes')
    await updateSettings(opened.db, actor, { siteName: 'New' })
    await opened.close()

    const { problems, seal } = await checkBackup(file, {})
    expect(problems.filter((each) => !/does not stand at its last revision/.test(each))).toEqual([])
    expect(seal).toMatch(/^2504:/)
    folder.remove()
  })
})

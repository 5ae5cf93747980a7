import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '../../src/actions/back-up.ts'
import { checkBackup } from '../../src/actions/check-backup.ts'
import { createArticle } from '../../src/actions/create-article.ts'
import { restore } from '../../src/actions/restore.ts'
import { findArticle } from '../../src/storage/articles.ts'
import { openDatabase } from '../../src/storage/open.ts'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'
import { makeUniverse, temporaryDatabase, testActor, testNow, testViewer } from '../helpers/database.ts'

const actor = testActor()
let database: Awaited<ReturnType<typeof temporaryDatabase>>
let backup: string

beforeEach(async () => {
  database = await temporaryDatabase()
  backup = join(database.folder, 'backups', 'one.db')
  await makeUniverse(database, 'history')
  await write('One')
})
afterEach(() => database.close())

const write = (title: string) =>
  createArticle(database.db, actor, { universe: 'history', title, text: `Text of ${title}.`, editId: title })

test('a backup of a wiki in use is whole, checked, and comes back', async () => {
  const writing = Promise.all(Array.from({ length: 20 }, (_, index) => write(`Article ${index}`)))
  const report = await backUp(database, actor, { file: backup })
  await writing
  expect(report).toMatchObject({ problems: [], pending: 0, universes: 1, file: backup })
  expect(readdirSync(join(database.folder, 'backups'))).toEqual(['one.db'])
  expect(await checkBackup(backup)).toMatchObject({ problems: [], articles: report.articles })

  const to = join(database.folder, 'restored', 'canonry.db')
  expect(await restore({ from: backup, to, now: testNow })).toMatchObject({ kept: null })
  const restored = await openDatabase(to)
  expect(await findArticle(restored.db, actor.viewer, 'history', 'one')).toMatchObject({ title: 'One' })
  await restored.close()
})

test('restoring keeps what stood there, and is refused while a server runs', async () => {
  await backUp(database, actor, { file: backup })
  const to = join(database.folder, 'live.db')
  const live = await openDatabase(to, { exclusive: true })
  await expect(restore({ from: backup, to, now: testNow })).rejects.toMatchObject({ code: 'unavailable' })
  await live.close()
  const { kept } = await restore({ from: backup, to, now: testNow })
  expect(existsSync(kept ?? '')).toBe(true)
  expect(await checkBackup(to)).toMatchObject({ problems: [], articles: 1 })
  expect(await checkBackup(kept ?? '')).toMatchObject({ problems: [], articles: 0 })
})

test('a backup never overwrites a file, and needs an administrator', async () => {
  await backUp(database, actor, { file: backup })
  await expect(backUp(database, actor, { file: backup })).rejects.toMatchObject({ code: 'conflict' })
  const editor = { ...actor, viewer: testViewer('editor') }
  await expect(backUp(database, editor, { file: `${backup}2` })).rejects.toMatchObject({ code: 'forbidden' })
})

const damages: [name: string, sql: string, told: RegExp][] = [
  ['a changed text', "update revisions set text = text || '!' where id = 1", /not the text that was saved/],
  ['a missing revision', 'delete from revisions where article_id = 1', /does not stand at its last revision/],
  ['a hole in a history', 'update revisions set number = 3 where id = 1', /hole/],
  ['an article out of step', 'update articles set revision = 7', /reindex/],
  ['a search index out of step', "update search_tokens set body = body || ' more'", /search index/],
  [
    'a row that points nowhere',
    "insert into sessions values ('h', 'p', 99, '', '', '', '')",
    /points at one/,
  ],
  ['a newer version', "insert into schema_migrations values (9999, '9999_x.sql', '', '')", /newer Canonry/],
]
test.each(damages)('%s is found, and not restored', async (_, sql, told) => {
  await backUp(database, actor, { file: backup })
  const damaged = join(database.folder, 'damaged.db')
  copyFileSync(backup, damaged)
  const sqlite = new Sqlite(damaged)
  sqlite.pragma('foreign_keys = off')
  sqlite.exec('drop trigger revisions_never_change; drop trigger revisions_never_go')
  sqlite.exec(sql)
  sqlite.close()
  const { problems } = await checkBackup(damaged)
  expect(problems.join('\n')).toMatch(told)
  const to = join(database.folder, 'never.db')
  await expect(restore({ from: damaged, to, now: testNow })).rejects.toMatchObject({ code: 'unavailable' })
  expect(existsSync(to)).toBe(false)
})

test('damaged pages, a file that is no database and one that is not there are told apart', async () => {
  for (let index = 0; index < 60; index++) await write(`Filler ${index}`)
  await backUp(database, actor, { file: backup })
  const damaged = join(database.folder, 'damaged.db')
  const bytes = (await import('node:fs')).readFileSync(backup)
  const whole = Buffer.from(bytes)
  bytes.fill(0xaa, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 20_000)
  writeFileSync(damaged, bytes)
  expect((await checkBackup(damaged)).problems).not.toEqual([])
  writeFileSync(damaged, 'no database at all '.repeat(500))
  const unusable = { code: 'unavailable', message: expect.stringContaining(damaged) }
  await expect(checkBackup(damaged)).rejects.toMatchObject(unusable)
  writeFileSync(damaged, whole.subarray(0, whole.length / 2)) // as a copy that was cut short
  await expect(checkBackup(damaged)).rejects.toMatchObject(unusable)
  await expect(checkBackup(join(database.folder, 'none'))).rejects.toMatchObject({ code: 'not_found' })
})

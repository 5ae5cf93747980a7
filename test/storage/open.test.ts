import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Migration, readMigrations } from '../../src/storage/migrate.ts'
import { checkSqliteVersion, openDatabase } from '../../src/storage/open.ts'
import { putSettings } from '../../src/storage/settings.ts'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'
import { temporaryFolder, testActor } from '../helpers/database.ts'

let folder: ReturnType<typeof temporaryFolder>
let file: string

beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder.path, 'data', 'canonry.db')
})
afterEach(() => folder.remove())

const later: Migration = {
  version: 9000,
  name: '9000_more.sql',
  sql: 'create table more (id integer primary key) strict;',
  checksum: 'x',
}

test('every open sets what durability and safety need, the second one too', async () => {
  for (let opens = 0; opens < 2; opens++) {
    const database = await openDatabase(file)
    const pragma = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(database.db)
      return Object.values(rows[0] ?? {})[0]
    }
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    expect(await pragma('busy_timeout')).toBe(0) // waiting inside SQLite would stop the whole server
    expect(await pragma('trusted_schema')).toBe(0)
    expect(await pragma('cell_size_check')).toBe(1)
    await database.close()
  }
})

test('a second server is refused while the first runs, and a command is not', async () => {
  const server = await openDatabase(file, { exclusive: true })
  await expect(openDatabase(file, { exclusive: true })).rejects.toMatchObject({ code: 'unavailable' })
  const command = await openDatabase(file)
  await command.close()
  await server.close()
  const next = await openDatabase(file, { exclusive: true })
  await next.close()
})

test('a database that a newer Canonry wrote is refused, and so is one with another migration', async () => {
  const shipped = readMigrations()
  const database = await openDatabase(file, { migrations: [...shipped, later] })
  await database.close()
  await expect(openDatabase(file)).rejects.toThrow(/newer Canonry/)
  const changed = [...shipped, { ...later, checksum: 'y' }]
  await expect(openDatabase(file, { migrations: changed })).rejects.toThrow(/another migration/)
})

test('a file that is not Canonry’s is refused and left alone', async () => {
  const other = join(folder.path, 'other.db')
  const sqlite = new Sqlite(other)
  sqlite.exec('create table songs (name text)')
  sqlite.close()
  await expect(openDatabase(other)).rejects.toThrow(/not one of Canonry/)
  const text = join(folder.path, 'text.db')
  writeFileSync(
    text,
    'This is a text, and long enough that SQLite reads its header and finds it is none.'.repeat(20),
  )
  await expect(openDatabase(text)).rejects.toThrow(/not a database/)
  await expect(openDatabase(join(folder.path, 'none.db'), { mustExist: true })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(existsSync(join(folder.path, 'none.db'))).toBe(false)
})

test('a migration that fails leaves the database as it was, with a copy beside it', async () => {
  const first = await openDatabase(file)
  await first.db.transaction().execute((db) => putSettings(db, { siteName: 'Kept' }, testActor()))
  await first.close()
  const broken = { ...later, sql: `${later.sql} insert into nowhere values (1);` }
  await expect(openDatabase(file, { migrations: [...readMigrations(), broken] })).rejects.toThrow(/nowhere/)
  expect(readdirSync(join(folder.path, 'data'))).toContain('canonry.db.before-9000')
  const again = await openDatabase(file, { migrations: [...readMigrations(), later] })
  const { rows } = await sql<{
    version: number
  }>`select version from schema_migrations order by version`.execute(again.db)
  expect(rows.map(({ version }) => version)).toEqual(
    [...readMigrations(), later].map(({ version }) => version),
  )
  await again.close()
})

test('no two migrations have one number', () => {
  const versions = readMigrations().map(({ version }) => version)
  expect(versions).toEqual([...new Set(versions)])
})

test('a migration that another was merged before is applied when it comes', async () => {
  const shipped = readMigrations()
  const late = shipped.find(({ version }) => version === 4) as Migration
  const first = await openDatabase(file, { migrations: shipped.filter((each) => each !== late) })
  await first.close()
  const again = await openDatabase(file)
  const { rows } = await sql<{
    version: number
  }>`select version from schema_migrations order by version`.execute(again.db)
  expect(rows.map(({ version }) => version)).toEqual(shipped.map(({ version }) => version))
  await again.close()
})

test('an old SQLite is refused', () => {
  expect(() => checkSqliteVersion('3.51.2')).toThrow(/too old/)
  expect(() => checkSqliteVersion('3.9.9')).toThrow(/too old/)
  for (const version of ['3.51.3', '3.52.0', '4.0.0']) expect(() => checkSqliteVersion(version)).not.toThrow()
})

test('the change counter moves with own commits and with another process’s, and only then', async () => {
  const database = await openDatabase(file)
  const other = await openDatabase(file)
  const before = database.changes()
  expect(database.changes()).toBe(before)
  await database.db.transaction().execute((db) => putSettings(db, { siteName: 'One' }, testActor()))
  const own = database.changes()
  expect(own).not.toBe(before)
  expect(database.changes()).toBe(own)
  await other.db.transaction().execute((db) => putSettings(db, { siteName: 'Two' }, testActor()))
  const others = database.changes()
  expect(others).not.toBe(own)
  expect(database.changes()).toBe(others)
  await other.close()
  await database.close()
})

test('what waits for another program to let go of the database keeps no reader waiting', async () => {
  const database = await openDatabase(file)
  const other = new Sqlite(file)
  other.exec('begin immediate')
  const write = database.db.transaction().execute((db) => putSettings(db, { siteName: 'Later' }, testActor()))
  const read = database.db.selectFrom('universes').selectAll().execute()
  const first = await Promise.race([
    read.then(() => 'read'),
    write.then(
      () => 'written',
      () => 'refused',
    ),
  ])
  expect(first).toBe('read')
  other.exec('rollback')
  other.close()
  await write
  await database.close()
})

test('a transaction takes the write lock when it begins, and one that fails leaves nothing', async () => {
  const database = await openDatabase(file)
  const other = new Sqlite(file, { timeout: 0 })
  await database.db.transaction().execute(async (db) => {
    await db.selectFrom('settings').selectAll().execute()
    expect(() => other.exec('begin immediate')).toThrow(/locked/)
  })
  other.close()
  const failing = database.db.transaction().execute(async (db) => {
    await putSettings(db, { siteName: 'Lost' }, testActor())
    throw new Error('on purpose')
  })
  await expect(failing).rejects.toThrow('on purpose')
  expect(
    await database.db.selectFrom('settings').selectAll().where('key', 'like', 'site.%').execute(),
  ).toEqual([])
  await database.close()
})

test('a transaction waits for another process’s without stopping the event loop, and says when it was too long', async () => {
  const database = await openDatabase(file)
  const other = new Sqlite(file, { timeout: 0 })
  const write = () =>
    database.db.transaction().execute((db) => putSettings(db, { siteName: 'Waited' }, testActor()))
  other.exec('begin immediate')
  setTimeout(() => other.exec('commit'), 100)
  await write()
  other.exec('begin immediate')
  await expect(write()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('busy'),
  })
  other.close()
  await write()
  await database.close()
})

test('a write outside a transaction waits for another connection’s just so', async () => {
  const database = await openDatabase(file)
  const other = new Sqlite(file, { timeout: 0 })
  other.exec('begin immediate')
  setTimeout(() => other.exec('commit'), 50)
  await database.db.insertInto('settings').values({ key: 'waited', value: 'for it' }).execute()
  other.close()
  await database.close()
})

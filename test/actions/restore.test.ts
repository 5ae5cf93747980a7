import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '../../src/actions/back-up.ts'
import { checkBackup } from '../../src/actions/check-backup.ts'
import { createArticle } from '../../src/actions/create-article.ts'
import { createUniverse } from '../../src/actions/create-universe.ts'
import { restore } from '../../src/actions/restore.ts'
import { listArticles } from '../../src/storage/articles.ts'
import { copyDatabase } from '../../src/storage/copy-database.ts'
import { type Database, openDatabase } from '../../src/storage/open.ts'
import { planReplacement, replacementSteps } from '../../src/storage/replace-database.ts'
import { Sqlite } from '../../src/storage/sqlite-driver.ts'
import { temporaryFolder, testActor, testNow } from '../helpers/database.ts'

const actor = testActor()
const backedUp = ['Backed up']
const everything = ['Backed up', 'In the log alone', 'Written since']
let folder: ReturnType<typeof temporaryFolder>
let data: string
let live: string
let backup: string

/** A live wiki of three articles, one of them in the write-ahead log alone, and a backup that has the first. */
beforeEach(async () => {
  folder = temporaryFolder()
  data = join(folder.path, 'data')
  live = join(data, 'canonry.db')
  backup = join(folder.path, 'copies', 'one.db')
  await withDatabase(live, async (database) => {
    await createUniverse(database.db, actor, { name: 'History', kind: 'history', color: 'blue' })
    await write(database, 'Backed up')
    await backUp(database, actor, { file: backup })
    await write(database, 'Written since')
  })
  await killedAfterWriting('In the log alone')
})
afterEach(() => folder.remove())

async function withDatabase<T>(file: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(file)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function write({ db }: Database, title: string): Promise<void> {
  await createArticle(db, actor, { universe: 'history', title, text: `Text of ${title}.`, editId: title })
}

/** Leaves the files as a server does that is killed after it acknowledged a save. */
async function killedAfterWriting(title: string): Promise<void> {
  const files = await withDatabase(live, async (database) => {
    await write(database, title)
    return ['', '-wal'].map((end) => ({ file: live + end, bytes: readFileSync(live + end) }))
  })
  for (const { file, bytes } of files) writeFileSync(file, bytes)
  expect(statSync(`${live}-wal`).size).toBeGreaterThan(0)
}

async function titlesIn(file: string): Promise<string[]> {
  return withDatabase(file, async ({ db }) =>
    (await listArticles(db, actor.viewer, { limit: 100 })).map(({ title }) => title).sort(),
  )
}

const keptFiles = () =>
  readdirSync(data).filter((name) => name.includes('.before-restore-') && !name.endsWith('.lock'))

describe('a restore that is killed', () => {
  const restoring = async () => {
    await copyDatabase(backup, `${live}.restoring`)
    return replacementSteps(live, planReplacement(live, testNow))
  }

  test('after any of its steps leaves the old wiki with every save, or the new one with the old kept whole', async () => {
    const names = (await restoring()).map(({ what }) => what)
    const places = new Set<string>()
    for (let done = 0; done <= names.length; done++) {
      const source = await copyOfData()
      for (const { run } of (await restoring()).slice(0, done)) run()
      const titles = await titlesIn(live)
      if (keptFiles().length === 0) expect({ done, titles }).toEqual({ done, titles: everything })
      else {
        expect({ done, titles }).toEqual({ done, titles: backedUp })
        expect(keptFiles()).toHaveLength(1)
        expect(await titlesIn(join(data, keptFiles()[0] as string))).toEqual(everything)
      }
      places.add(titles.join())
      // Nothing of the restore is left over, and the next one works.
      expect(readdirSync(data).filter((name) => /restoring|replacing/.test(name))).toEqual([])
      await restore({ from: backup, to: live, now: new Date(testNow.getTime() + 1000) })
      expect(await titlesIn(live)).toEqual(backedUp)
      source.putBack()
    }
    expect(places).toEqual(new Set([everything.join(), backedUp.join()]))
  })

  test('after any of its steps over a damaged wiki keeps its files together', async () => {
    const bytes = Buffer.alloc(40_000, 'No database any more. ')
    for (const end of ['', '-wal']) writeFileSync(live + end, bytes)
    const steps = (await restoring()).length
    for (let done = 0; done <= steps; done++) {
      const source = await copyOfData()
      for (const { run } of (await restoring()).slice(0, done)) run()
      if (done < 2) await expect(openDatabase(live)).rejects.toMatchObject({ code: 'unavailable' })
      else {
        expect(await titlesIn(live)).toEqual(backedUp)
        const kept = keptFiles().find((name) => !/-(?:wal|shm)$/.test(name)) as string
        for (const end of ['', '-wal']) {
          expect(readFileSync(join(data, kept + end)).equals(bytes)).toBe(true)
        }
      }
      source.putBack()
    }
  })

  test('is finished by a start too, which makes no demo of it', async () => {
    for (const { run } of (await restoring()).slice(0, -2)) run()
    expect(existsSync(live)).toBe(false)
    let made = 0
    const server = await openDatabase(live, {
      exclusive: true,
      makeNew: async () => {
        made++
      },
    })
    expect(server.finishedRestore).toEqual({ draft: 'canonry.db.restoring', kept: keptFiles()[0] })
    await server.close()
    expect(made).toBe(0)
    expect(await titlesIn(live)).toEqual(backedUp)
  })

  test('and cannot be finished is told, with what to do', async () => {
    for (const { run } of (await restoring()).slice(0, -2)) run()
    rmSync(`${live}.restoring`)
    for (const options of [{}, { exclusive: true }, { mustExist: true }]) {
      await expect(openDatabase(live, options)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(`rename ${keptFiles()[0]} back`),
      })
    }
    await restore({ from: backup, to: live, now: new Date(testNow.getTime() + 1000) })
    expect(await titlesIn(live)).toEqual(backedUp)
  })

  test('takes the place of no database that was put there since', async () => {
    for (const { run } of (await restoring()).slice(0, -2)) run()
    copyFileSync(join(data, keptFiles()[0] as string), live)
    await expect(openDatabase(live)).rejects.toMatchObject({ code: 'unavailable' })
    expect(readdirSync(data)).toContain('canonry.db.restoring')
  })

  test('leaves a note that cannot be read to a person', async () => {
    writeFileSync(`${live}.replacing`, '{"draft": "../elsewhere.db", "kept": null}')
    await expect(openDatabase(live)).rejects.toThrow(/cannot be read/)
    rmSync(`${live}.replacing`)
    expect(await titlesIn(live)).toEqual(everything)
  })

  /** What is in the data folder, to be put back after a try. */
  async function copyOfData(): Promise<{ putBack(): void }> {
    const files = readdirSync(data)
      .filter((name) => !name.endsWith('.lock'))
      .map((name) => [name, readFileSync(join(data, name))] as const)
    return {
      putBack() {
        for (const name of readdirSync(data)) if (!name.endsWith('.lock')) rmSync(join(data, name))
        for (const [name, bytes] of files) writeFileSync(join(data, name), bytes)
      },
    }
  }
})

describe('a restore is refused', () => {
  const refused = { code: 'unavailable' }
  const now = testNow

  test('while a command has the wiki open, and changes nothing', async () => {
    await withDatabase(live, async (database) => {
      await expect(restore({ from: backup, to: live, now })).rejects.toMatchObject({
        ...refused,
        message: expect.stringContaining('command is using'),
      })
      await write(database, 'Acknowledged')
    })
    expect(await titlesIn(live)).toEqual(['Acknowledged', ...everything])
    expect(keptFiles()).toEqual([])
  })

  test('while a server runs', async () => {
    const server = await openDatabase(live, { exclusive: true })
    await expect(restore({ from: backup, to: live, now })).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('server is running'),
    })
    await server.close()
  })

  test('while a program that knows no lock has the database open', async () => {
    const other = new Sqlite(live)
    other.prepare('select count(*) from revisions').get()
    await expect(restore({ from: backup, to: live, now })).rejects.toMatchObject(refused)
    other.close()
    await restore({ from: backup, to: live, now })
    expect(await titlesIn(live)).toEqual(backedUp)
  })

  test('of the wiki onto itself, of a folder, and of what is not there', async () => {
    await expect(restore({ from: live, to: live, now })).rejects.toMatchObject({ code: 'invalid' })
    const copies = join(folder.path, 'copies')
    for (const attempt of [() => restore({ from: copies, to: live, now }), () => checkBackup(copies)]) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining(`The newest in it is ${backup}`),
      })
    }
    await expect(checkBackup(data.replace('data', 'copies/none'))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await titlesIn(live)).toEqual(everything)
  })
})

test('a wiki whose log stands beside it is restored with what is in the log', async () => {
  const to = join(folder.path, 'elsewhere', 'canonry.db')
  await restore({ from: live, to, now: testNow })
  expect(await titlesIn(to)).toEqual(everything)
})

test('two restores at one moment keep both wikis', async () => {
  const first = await restore({ from: backup, to: live, now: testNow })
  const second = await restore({ from: backup, to: live, now: testNow })
  expect(await titlesIn(first.kept as string)).toEqual(everything)
  expect(await titlesIn(second.kept as string)).toEqual(backedUp)
})

test.each(['canonry.db-wal', 'canonry.db.before-restore-2026-11-22T12-00-00-000Z', 'canonry.db.before-0005'])(
  'a folder that has lost its database and still holds %s gets no new one',
  async (left) => {
    renameSync(live, join(folder.path, 'elsewhere.db'))
    for (const name of readdirSync(data)) rmSync(join(data, name))
    writeFileSync(join(data, left), 'x')
    for (const options of [{}, { exclusive: true }, { mustExist: true }]) {
      await expect(openDatabase(live, options)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(left),
      })
    }
    expect(existsSync(live)).toBe(false)
    rmSync(join(data, left))
    expect(await titlesIn(live)).toEqual([])
  },
)

describe('a copy of the wiki', () => {
  const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8)

  test('is for its owner alone, whatever the mask: database, backup, what is restored and what is kept', async () => {
    const mask = process.umask(0)
    try {
      const to = join(folder.path, 'new', 'data', 'canonry.db')
      const copy = join(folder.path, 'new', 'backups', 'two.db')
      await withDatabase(to, async (database) => {
        await backUp(database, actor, { file: copy })
        expect(readdirSync(join(to, '..')).map((name) => modeOf(join(to, '..', name)))).not.toContain('666')
      })
      chmodSync(backup, 0o644)
      const { kept } = await restore({ from: backup, to, now: testNow })
      for (const file of [to, copy, kept as string]) expect([file, modeOf(file)]).toEqual([file, '600'])
      for (const file of [to, copy]) expect([file, modeOf(join(file, '..'))]).toEqual([file, '700'])
    } finally {
      process.umask(mask)
    }
  })

  test('that was cut short is cleared away by the next', async () => {
    const copies = join(backup, '..')
    const left = join(copies, '.canonry-backup-killed')
    await withDatabase(live, async (database) => {
      await database.copyTo(join(copies, 'x'))
      await copyDatabase(join(copies, 'x'), join(copies, 'y'))
      rmSync(join(copies, 'x'))
      mkdirSync(left)
      renameSync(join(copies, 'y'), join(left, 'canonry.db'))
      utimesSync(left, 0, 0)
      await backUp(database, actor, { file: join(copies, 'two.db') })
    })
    expect(readdirSync(copies).sort()).toEqual(['one.db', 'two.db'])
  })
})

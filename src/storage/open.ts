import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { AppError } from '../errors.ts'
import { createPrivate, syncFile, syncFolder } from './files.ts'
import { explainDisk } from './full-disk.ts'
import { takeLock } from './lock.ts'
import { makeFolder } from './make-folder.ts'
import { applyMigrations, type Migration, pendingMigrations, readMigrations } from './migrate.ts'
import { areKeysOutdated, rekey } from './rekey.ts'
import { clearDraft, finishReplacement, isBeingReplaced, type Replacement } from './replace-database.ts'
import { ImmediateSqliteDialect, longestWait } from './sqlite-dialect.ts'
import { Sqlite } from './sqlite-driver.ts'
import type { Db, Tables } from './tables.ts'

/** The oldest SQLite whose WAL is known not to lose a checkpoint under several processes. */
const oldestSqlite = '3.51.3'

/** An open wiki. */
export interface Database {
  db: Db
  file: string
  /**
   * A number that differs whenever content may have: every transaction of this process and every commit of another
   * bumps it. Cheap (no page is read) and synchronous. Take it before reading what is to be cached under it.
   */
  changes(): number
  /** Transactions that this process committed: the part of `changes` that costs no look at the file. */
  ownCommits(): number
  /** Counts commits that a thread of this process made by a connection of its own among these. */
  addCommits(count: number): void
  /** Copies the whole database, as of one moment, to a new file for this user alone, while it stays in use. */
  copyTo(file: string): Promise<void>
  /** The restore that this opening finished for a program that was killed in it; null where there was none. */
  finishedRestore: Replacement | null
  close(): Promise<void>
}

export interface OpenOptions {
  /** Refuse when another server has the database, and keep others out: a server's choice. Commands share it. */
  exclusive?: boolean
  /** Do not create a database that isn't there: throws not_found. */
  mustExist?: boolean
  /** Puts a database that is more than empty where there is none yet. Nobody else has its place meanwhile. */
  makeNew?: (file: string) => Promise<void>
  /** Where migrations come from; the shipped ones if not given. */
  migrations?: readonly Migration[]
  now?: Date
  /** Of the file's pages, kept in memory by this connection. */
  cacheMebibytes?: number
}

/** How long a program waits for another's restore or migration, in milliseconds. */
const longestLockWait = 2_000

/** Of the file's pages, kept in memory by a connection; in MiB. The system keeps more of them. */
const defaultCache = 16

/**
 * Opens the wiki in a file, making and migrating it where needed (after a copy `<file>.before-NNNN`). A restore that was
 * cut short is finished first.
 * @throws AppError unavailable: another server runs on it, a restore is under way, a newer Canonry wrote it, it isn't
 * Canonry's, it is not where it was, the disk is full, or the SQLite library is too old. not_found: it must exist and
 * does not.
 */
export async function openDatabase(file: string, options: OpenOptions = {}): Promise<Database> {
  if (options.mustExist) requireDatabase(file)
  else makeFolder(dirname(file))
  try {
    const made = await openReady(file, options)
    if (made) return made
    const finished = await makeReady(file, options)
    const opened = await openReady(file, options)
    if (!opened) throw new Error(`${file} changes while it is opened`)
    return { ...opened, finishedRestore: finished }
  } catch (error) {
    throw explainDisk(dirname(file), error)
  }
}

/** Opens a database that needs nothing done to it; undefined for one that does. */
async function openReady(file: string, options: OpenOptions): Promise<Database | undefined> {
  const release = await takeLock(file, options.exclusive ? 'server' : 'shared', longestLockWait)
  let sqlite: BetterSqlite.Database | undefined
  try {
    if (!isBeingReplaced(file) && existsSync(file)) {
      clearDraft(file)
      sqlite = openSqlite(file, options.cacheMebibytes)
      const shipped = options.migrations ?? readMigrations()
      const ready =
        pendingMigrations(sqlite, shipped).length === 0 && (options.migrations || !areKeysOutdated(sqlite))
      if (ready) return handleOf(sqlite, file, release)
    }
  } catch (error) {
    sqlite?.close()
    release()
    throw error
  }
  sqlite?.close()
  release()
  return undefined
}

/** Does what nobody else may be there for: finishes a restore, makes a database, migrates it, folds its names anew. */
async function makeReady(file: string, options: OpenOptions): Promise<Replacement | null> {
  const release = await takeLock(file, 'alone', longestLockWait)
  let sqlite: BetterSqlite.Database | undefined
  try {
    const finished = finishReplacement(file)
    if (!existsSync(file)) {
      refuseLeftovers(file)
      await options.makeNew?.(file)
    }
    if (!existsSync(file)) createPrivate(file)
    sqlite = openSqlite(file)
    await migrate(sqlite, options.migrations ?? readMigrations(), options.now ?? new Date())
    if (!options.migrations) await rekey(sqlite, handleOn(sqlite), options.now ?? new Date())
    return finished
  } finally {
    sqlite?.close()
    release()
  }
}

/** @throws AppError not_found where there is no database, nor one that a restore was about to put there. */
function requireDatabase(file: string): void {
  if (existsSync(file) || isBeingReplaced(file)) return
  if (existsSync(dirname(file))) refuseLeftovers(file)
  throw new AppError('not_found', `There is no database ${file}.`)
}

/**
 * A folder that holds a database's leavings and no database has lost it: a new, empty wiki in its place would hide that.
 * @throws AppError unavailable.
 */
function refuseLeftovers(file: string): void {
  const name = basename(file)
  const found = readdirSync(dirname(file)).filter(
    (each) => each === `${name}-wal` || (each.startsWith(`${name}.before-`) && !each.endsWith('.lock')),
  )
  if (found.length === 0) return
  throw new AppError(
    'unavailable',
    `There is no ${name} in ${dirname(file)}, but what is left of one: ${found.sort().join(', ')}. Put the database back (canonry restore FILE, or rename a file that was kept), or move these away to begin a new wiki.`,
  )
}

/** Resolves when the database answers. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}

/** Opens a SQLite file with the settings that every use needs, and refuses a library that is too old. */
export function openSqlite(file: string, cacheMebibytes = defaultCache): BetterSqlite.Database {
  let sqlite: BetterSqlite.Database
  try {
    sqlite = new Sqlite(file, { fileMustExist: true })
  } catch (error) {
    const message = `Cannot open the database ${file}. May this user write there?`
    throw new AppError('unavailable', message, { cause: error })
  }
  try {
    checkSqliteVersion(sqlite.prepare('select sqlite_version()').pluck().get() as string)
    sqlite.pragma(`busy_timeout = ${longestWait}`)
    sqlite.pragma('journal_mode = wal')
    // better-sqlite3 re-opens a WAL file with NORMAL, which loses the last commits on power loss.
    sqlite.pragma('synchronous = full')
    sqlite.pragma('foreign_keys = on')
    sqlite.pragma('trusted_schema = off')
    sqlite.pragma('cell_size_check = on')
    sqlite.pragma(`cache_size = ${-1024 * cacheMebibytes}`)
  } catch (error) {
    sqlite.close()
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_NOTADB') {
      throw new AppError('unavailable', `${file} is not a database.`, { cause: error })
    }
    throw error
  }
  return sqlite
}

/** @throws AppError unavailable when the version is older than Canonry trusts. */
export function checkSqliteVersion(version: string): void {
  const [have, need] = [version, oldestSqlite].map((each) => each.split('.').map(Number)) as [
    number[],
    number[],
  ]
  const first = need.findIndex((part, index) => part !== have[index])
  if (first === -1 || (have[first] ?? 0) > (need[first] ?? 0)) return
  throw new AppError(
    'unavailable',
    `SQLite ${version} is too old; Canonry needs ${oldestSqlite} or newer. Run npm ci.`,
  )
}

async function migrate(
  sqlite: BetterSqlite.Database,
  shipped: readonly Migration[],
  now: Date,
): Promise<void> {
  const pending = pendingMigrations(sqlite, shipped)
  const first = pending[0]
  if (!first) return
  if (first.version > 1) {
    const copy = `${sqlite.name}.before-${String(first.version).padStart(4, '0')}`
    await copyTo(sqlite, `${copy}.partial`)
    renameSync(`${copy}.partial`, copy)
    syncFolder(dirname(copy))
  }
  applyMigrations(sqlite, pending, now)
}

/** Kysely on a connection that this process alone uses, such as that of a copy. It is not closed with it. */
export function handleOn(sqlite: BetterSqlite.Database): Db {
  return new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(sqlite, () => {}) })
}

/** Copies a database to a file for this user alone, anew where there is one, and waits for the disk. */
async function copyTo(sqlite: BetterSqlite.Database, target: string): Promise<void> {
  rmSync(target, { force: true })
  createPrivate(target)
  try {
    await sqlite.backup(target)
    syncFile(target)
  } catch (error) {
    rmSync(target, { force: true })
    throw explainDisk(dirname(target), error)
  }
}

function handleOf(sqlite: BetterSqlite.Database, file: string, release: (() => void) | undefined): Database {
  let own = 0
  let others = 0
  let othersVersion: unknown
  sqlite.pragma('busy_timeout = 0') // the dialect waits
  const dataVersion = sqlite.prepare('pragma data_version').pluck()
  const db = new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(sqlite, () => own++) })
  return {
    db,
    file,
    changes() {
      const version = dataVersion.get()
      if (version !== othersVersion) {
        othersVersion = version
        others++
      }
      return own + others
    },
    ownCommits: () => own,
    addCommits(count) {
      own += count
    },
    copyTo: (target) => copyTo(sqlite, target),
    finishedRestore: null,
    async close() {
      await db.destroy()
      // Kysely never opened a connection if nothing was asked: then closing is ours.
      if (sqlite.open) sqlite.close()
      release?.()
    },
  }
}

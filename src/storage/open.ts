import { dirname } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { AppError } from '../errors.ts'
import { takeLock } from './lock.ts'
import { makeFolder } from './make-folder.ts'
import { applyMigrations, type Migration, pendingMigrations, readMigrations } from './migrate.ts'
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
  /** Copies the whole database, as of one moment, to a new file while it stays in use. */
  copyTo(file: string): Promise<void>
  close(): Promise<void>
}

export interface OpenOptions {
  /** Refuse when another server has the database, and keep others out: a server's choice. Commands share it. */
  exclusive?: boolean
  /** Do not create a database that isn't there: throws not_found. */
  mustExist?: boolean
  /** Where migrations come from; the shipped ones if not given. */
  migrations?: readonly Migration[]
  now?: Date
}

/**
 * Opens the wiki in a file, making and migrating it where needed (after a copy `<file>.before-NNNN`).
 * @throws AppError unavailable: another server runs on it, a newer Canonry wrote it, it isn't Canonry's, or the
 * SQLite library is too old. not_found: it must exist and does not.
 */
export async function openDatabase(file: string, options: OpenOptions = {}): Promise<Database> {
  if (!options.mustExist) makeFolder(dirname(file))
  let release = options.exclusive ? takeLock(file) : undefined
  let sqlite: BetterSqlite.Database | undefined
  try {
    sqlite = openSqlite(file, options.mustExist ?? false)
    const shipped = options.migrations ?? readMigrations()
    if (pendingMigrations(sqlite, shipped).length > 0) {
      release ??= takeLock(file)
      await migrate(sqlite, shipped, options.now ?? new Date())
    }
    if (!options.exclusive) {
      release?.()
      release = undefined
    }
    return handleOf(sqlite, file, release)
  } catch (error) {
    sqlite?.close()
    release?.()
    throw error
  }
}

/** Resolves when the database answers. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}

/** Opens a SQLite file with the settings that every use needs, and refuses a library that is too old. */
export function openSqlite(file: string, mustExist: boolean): BetterSqlite.Database {
  let sqlite: BetterSqlite.Database
  try {
    sqlite = new Sqlite(file, { fileMustExist: mustExist })
  } catch (error) {
    throw new AppError(
      mustExist ? 'not_found' : 'unavailable',
      `Cannot open the database ${file}. May this user write there?`,
      {
        cause: error,
      },
    )
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
    sqlite.pragma('cache_size = -65536')
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
  if (first.version > 1)
    await sqlite.backup(`${sqlite.name}.before-${String(first.version).padStart(4, '0')}`)
  applyMigrations(sqlite, pending, now)
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
    async copyTo(target) {
      await sqlite.backup(target)
    },
    async close() {
      await db.destroy()
      // Kysely never opened a connection if nothing was asked: then closing is ours.
      if (sqlite.open) sqlite.close()
      release?.()
    },
  }
}

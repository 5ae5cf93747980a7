import { setTimeout } from 'node:timers/promises'
import type BetterSqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { isBusy, storageFailure } from './failure.ts'

/** Statements kept prepared. The wiki's own queries number a few hundred; longer ones are built for one row count. */
const keptStatements = 400
const longestKept = 2_000

/** How long a statement waits for another connection's lock, in milliseconds, and how long between two tries. */
export const longestWait = 5_000
const busyPause = 10

/**
 * Kysely's SQLite dialect with four things it lacks: transactions take the write lock when they begin (a deferred
 * one fails in its middle when another process wrote), what another connection keeps locked is waited for without
 * stopping the process (SQLite itself must not wait: `busy_timeout` 0), statements stay prepared, and each commit is
 * told of.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #sqlite: BetterSqlite.Database
  readonly #onCommit: () => void

  constructor(sqlite: BetterSqlite.Database, onCommit: () => void) {
    super({ database: keepPrepared(sqlite) })
    this.#sqlite = sqlite
    this.#onCommit = onCommit
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#sqlite, this.#onCommit)
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: BetterSqlite.Database
  readonly #onCommit: () => void

  constructor(sqlite: BetterSqlite.Database, onCommit: () => void) {
    super({ database: keepPrepared(sqlite) })
    this.#sqlite = sqlite
    this.#onCommit = onCommit
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection(), () => this.#pause())
  }

  /** Outside a transaction others may use the connection meanwhile: readers do not wait with a writer. */
  async #pause(): Promise<void> {
    const lends = !this.#sqlite.inTransaction
    if (lends) await super.releaseConnection()
    await setTimeout(busyPause)
    if (lends) await super.acquireConnection()
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(begin)
    } catch (error) {
      throw storageFailure(error)
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.commitTransaction(connection)
    } catch (error) {
      throw storageFailure(error)
    }
    this.#onCommit()
  }

  /** SQLite rolls back by itself on a full disk; a second rollback would fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
  }
}

const begin = CompiledQuery.raw('begin immediate')

/** Tries again while another connection has the lock, and lets everything else go on between two tries. */
class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection
  readonly #pause: () => Promise<void>

  constructor(connection: DatabaseConnection, pause: () => Promise<void>) {
    this.#connection = connection
    this.#pause = pause
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const started = performance.now()
    for (;;) {
      try {
        return await this.#connection.executeQuery<Row>(query)
      } catch (error) {
        if (!isBusy(error) || performance.now() - started >= longestWait) throw error
      }
      await this.#pause()
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize)
  }
}

function keepPrepared(sqlite: BetterSqlite.Database): SqliteDatabase {
  const kept = new Map<string, BetterSqlite.Statement>()
  const prepare = (sql: string) => {
    const known = kept.get(sql)
    if (known) return known
    const statement = sqlite.prepare(sql)
    if (sql.length <= longestKept) {
      if (kept.size >= keptStatements) kept.delete(kept.keys().next().value as string)
      kept.set(sql, statement)
    }
    return statement
  }
  return { prepare: prepare as SqliteDatabase['prepare'], close: () => sqlite.close() }
}

import type BetterSqlite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'

/** Statements kept prepared. The wiki's own queries number a few hundred; longer ones are built for one row count. */
const keptStatements = 400
const longestKept = 2_000

/**
 * Kysely's SQLite dialect with three things it lacks: transactions take the write lock when they begin (a deferred
 * one fails in its middle when another process wrote), statements stay prepared, and each commit is told of.
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

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    this.#onCommit()
  }

  /** SQLite rolls back by itself on a full disk; a second rollback would fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection)
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

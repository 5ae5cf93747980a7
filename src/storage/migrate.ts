import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type BetterSqlite from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { fillLog } from './fill-log.ts'

/** One numbered file of migrations/sqlite. */
export interface Migration {
  version: number
  name: string
  sql: string
  checksum: string
  /** What SQL cannot do, after it and in its transaction. As frozen as the SQL: it knows nothing but the tables of then. */
  fill?: (sqlite: BetterSqlite.Database, now: Date) => void
}

const fills: Record<number, Migration['fill']> = { 9: fillLog }

/** Canonry's mark in a SQLite file's header ('cnry'). */
export const applicationId = 0x636e7279

const shippedFolder = fileURLToPath(new URL('../../migrations/sqlite/', import.meta.url))

/** The migrations of a folder (the shipped one), in order. */
export function readMigrations(folder: string = shippedFolder): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n')
      const version = Number(name.slice(0, 4))
      const checksum = createHash('sha256').update(sql).digest('hex')
      const fill = fills[version]
      return { version, name, sql, checksum, ...(fill && { fill }) }
    })
}

/**
 * The migrations that a database still needs.
 * @throws AppError unavailable when it isn't Canonry's, when a newer Canonry wrote it, or when a migration it has
 * is not the one shipped: going on could destroy what this version does not understand.
 */
export function pendingMigrations(sqlite: BetterSqlite.Database, shipped: readonly Migration[]): Migration[] {
  const applied = appliedMigrations(sqlite)
  if (applied.length === 0 && hasTables(sqlite)) {
    throw new AppError('unavailable', `${sqlite.name} is a SQLite database, but not one of Canonry's.`)
  }
  const byVersion = new Map(shipped.map((each) => [each.version, each]))
  const newest = shipped.at(-1)?.version ?? 0
  for (const { version, name, checksum } of applied) {
    if (version > newest) {
      throw new AppError(
        'unavailable',
        `${sqlite.name} was written by a newer Canonry (it has migration ${name}). Install that version, or restore a backup.`,
      )
    }
    if (byVersion.get(version)?.checksum !== checksum) {
      throw new AppError(
        'unavailable',
        `${sqlite.name} was made with another migration ${name} than this Canonry has. Restore a backup, or start with a new data folder.`,
      )
    }
  }
  const known = new Set(applied.map(({ version }) => version))
  return shipped.filter(({ version }) => !known.has(version))
}

/** Applies migrations, each with its version row in one transaction: after a crash a database is before or after one. */
export function applyMigrations(
  sqlite: BetterSqlite.Database,
  pending: readonly Migration[],
  now: Date,
): void {
  for (const { version, name, sql, checksum, fill } of pending) {
    const apply = sqlite.transaction(() => {
      sqlite.exec(
        'create table if not exists schema_migrations (version integer primary key, name text not null, checksum text not null, applied_at text not null) strict',
      )
      const known = sqlite.prepare('select 1 from schema_migrations where version = ?').get(version)
      if (known) return
      sqlite.exec(sql)
      fill?.(sqlite, now)
      sqlite
        .prepare('insert into schema_migrations (version, name, checksum, applied_at) values (?, ?, ?, ?)')
        .run(version, name, checksum, now.toISOString())
      sqlite.pragma(`application_id = ${applicationId}`)
    })
    apply.immediate()
  }
}

/** What has been applied, oldest first; [] for an empty database. */
export function appliedMigrations(
  sqlite: BetterSqlite.Database,
): { version: number; name: string; checksum: string }[] {
  const table = sqlite.prepare("select 1 from sqlite_schema where name = 'schema_migrations'").get()
  if (!table) return []
  return sqlite.prepare('select version, name, checksum from schema_migrations order by version').all() as {
    version: number
    name: string
    checksum: string
  }[]
}

function hasTables(sqlite: BetterSqlite.Database): boolean {
  return sqlite.prepare("select 1 from sqlite_schema where type = 'table' limit 1").get() !== undefined
}

import type BetterSqlite from 'better-sqlite3'
import { appliedMigrations, applyMigrations, readMigrations } from '../migrate.ts'
import { Sqlite } from '../sqlite-driver.ts'
import type { Finding } from './finding.ts'

/**
 * Holds tables, indexes, triggers and views against what the same migrations make of an empty database: a trigger that
 * makes somebody administrator changes no row until it is asked to.
 */
export function checkSchema(sqlite: BetterSqlite.Database): Finding[] {
  const applied = new Set(appliedMigrations(sqlite).map(({ version }) => version))
  const fresh = new Sqlite(':memory:')
  try {
    applyMigrations(
      fresh,
      readMigrations().filter(({ version }) => applied.has(version)),
      new Date(0),
    )
    const [should, is] = [objectsOf(fresh), objectsOf(sqlite)]
    return [
      ...[...should].flatMap(([key, { type, name, sql }]): Finding[] => {
        const found = is.get(key)
        if (!found) return [{ code: 'schema', how: 'missing', type, name }]
        return found.sql === sql ? [] : [{ code: 'schema', how: 'changed', type, name }]
      }),
      ...[...is].flatMap(([key, { type, name }]): Finding[] =>
        should.has(key) ? [] : [{ code: 'schema', how: 'unknown', type, name }],
      ),
    ]
  } finally {
    fresh.close()
  }
}

/** SQLite's own notes for its planner (`analyze`) may be there or not. */
function objectsOf(sqlite: BetterSqlite.Database) {
  const rows = sqlite
    .prepare(
      "select type, name, tbl_name || ' ' || coalesce(sql, '') as sql from sqlite_schema where name not like 'sqlite!_stat%' escape '!'",
    )
    .all() as { type: string; name: string; sql: string }[]
  return new Map(
    rows.map((row) => [`${row.type} ${row.name}`, { ...row, sql: row.sql.replace(/\s+/g, ' ') }]),
  )
}

import type BetterSqlite from 'better-sqlite3'
import { stateOf } from './audit.ts'
import { type LoggedRow, type LoggedTable, noSeal, sealOf } from './log.ts'

const rowsAtOnce = 1_000

/** What is sealed of revisions from the first; columns that come later are null in those that are there by then. */
const columns =
  'id, article_id, number, kind, universe_id, slug, title, text_hash, length, based_on, edit_id, author_id, author_name, summary, created_at'

/**
 * Part of migration 9: enters what is there already in the log, the revisions in their order and then, as found, every
 * account, universe and setting of the site.
 */
export function fillLog(sqlite: BetterSqlite.Database, now: Date): void {
  const insert = sqlite.prepare('insert into log (position, revision_id, audit_id, seal) values (?, ?, ?, ?)')
  let position = 0
  let seal = noSeal
  const enter = (table: LoggedTable, row: LoggedRow & { id: number }) => {
    seal = sealOf(seal, table, row)
    insert.run(++position, table === 'revisions' ? row.id : null, table === 'audit' ? row.id : null, seal)
  }

  const next = sqlite.prepare(`select ${columns} from revisions where id > ? order by id limit ${rowsAtOnce}`)
  for (let after = -1; ; ) {
    const rows = next.all(after) as (LoggedRow & { id: number })[]
    for (const row of rows) enter('revisions', row)
    const last = rows.at(-1)
    if (!last) break
    after = last.id
  }

  const audit = sqlite.prepare(
    'insert into audit (at, actor_id, actor_name, action, target, detail, state) values (@at, @actor_id, @actor_name, @action, @target, @detail, @state)',
  )
  const found = (what: string, target: string, is: object) => {
    const row = {
      at: now.toISOString(),
      actor_id: null,
      actor_name: 'Canonry',
      action: `${what}.found`,
      target,
      detail: '{}',
      state: JSON.stringify(is),
    }
    enter('audit', { id: Number(audit.run(row).lastInsertRowid), ...row })
  }
  const all = (sql: string) => sqlite.prepare(sql).all() as Record<string, unknown>[]
  for (const row of all('select * from users order by id')) found('user', `user:${row.id}`, stateOf(row))
  for (const row of all('select * from universes order by id'))
    found('universe', `universe:${row.id}`, stateOf(row))
  for (const row of all("select key, value from settings where key like 'site.%' order by key"))
    found('setting', `setting:${row.key}`, { value: row.value })
}

import type BetterSqlite from 'better-sqlite3'
import { auditColumns, type LoggedRow, type LoggedTable, noSeal, revisionColumns, sealOf } from '../log.ts'
import { type Finding, type LoggedName, mostFindings } from './finding.ts'

/** How long the log is and the seal of its last entry: whoever kept it elsewhere can prove later what was written by then. */
export interface Seal {
  position: number
  seal: string
}

interface Entry extends Seal {
  revision_id: number | null
  audit_id: number | null
}

/**
 * Follows the log from its first entry to its last: that none is missing, that each row is the one that was sealed, and
 * that no row was added past it.
 * @param noted a seal that was noted earlier, which must be among them.
 * @returns the last seal too; null for the database of a Canonry that had no log.
 */
export function checkChain(
  sqlite: BetterSqlite.Database,
  noted?: Seal,
): { findings: Finding[]; seal: Seal | null } {
  if (!hasLog(sqlite)) return { findings: [], seal: null }
  const find = { revisions: finder(sqlite, 'revisions'), audit: finder(sqlite, 'audit') }
  const findings: Finding[] = []
  let last: Seal = { position: 0, seal: noSeal }
  let isNoted = noted === undefined
  const entries = sqlite.prepare('select * from log order by position').iterate() as IterableIterator<Entry>
  for (const entry of entries) {
    const { position, seal } = entry
    if (findings.length < mostFindings) findings.push(...checkEntry(entry, last, find))
    if (noted?.position === position) isNoted = noted.seal === seal
    last = { position, seal }
  }
  if (!isNoted && noted) {
    findings.unshift({ code: 'seal', position: noted.position, entries: last.position })
  }
  return { findings: [...findings, ...strays(sqlite)], seal: last }
}

type Find = Record<LoggedTable, (id: number) => LoggedRow | undefined>

/** After a fault the chain is taken up again from the seal that is there, so that each fault is told once. */
function checkEntry(entry: Entry, last: Seal, find: Find): Finding[] {
  const { position, seal, revision_id, audit_id } = entry
  if (position !== last.position + 1)
    return [{ code: 'entries gone', from: last.position + 1, to: position - 1 }]
  const [table, id] =
    revision_id === null ? (['audit', audit_id] as const) : (['revisions', revision_id] as const)
  const row = id === null ? undefined : find[table](id)
  const named = nameOf(table, id ?? 0, row)
  if (!row) return [{ code: 'entry empty', position, row: named }]
  return sealOf(last.seal, table, row) === seal ? [] : [{ code: 'entry changed', position, row: named }]
}

/** Rows that are in the log twice, or not at all. */
function strays(sqlite: BetterSqlite.Database): Finding[] {
  const tables = [
    ['revisions', 'revision_id'],
    ['audit', 'audit_id'],
  ] as const
  return tables.flatMap(([table, column]): Finding[] => {
    const find = finder(sqlite, table)
    const ids = (sql: string) => sqlite.prepare(`${sql} limit ${mostFindings}`).pluck().all() as number[]
    const twice = ids(
      `select ${column} from log where ${column} is not null group by ${column} having count(*) > 1`,
    )
    const never = ids(
      `select id from ${table} where id not in (select ${column} from log where ${column} is not null)`,
    )
    return [
      ...twice.map((id): Finding => ({ code: 'entered twice', row: nameOf(table, id, find(id)) })),
      ...never.map((id): Finding => ({ code: 'not entered', row: nameOf(table, id, find(id)) })),
    ]
  })
}

/** Reads a logged row, without the text of a revision; columns that this database is too old for are not there. */
function finder(sqlite: BetterSqlite.Database, table: LoggedTable): (id: number) => LoggedRow | undefined {
  const wanted: readonly string[] = table === 'revisions' ? revisionColumns : auditColumns
  const there = sqlite.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[]
  const columns = wanted.filter((column) => there.includes(column))
  const statement = sqlite.prepare(`select ${columns.join(', ')} from ${table} where id = ?`)
  return (id) => statement.get(id) as LoggedRow | undefined
}

function nameOf(table: LoggedTable, id: number, row: LoggedRow | undefined): LoggedName {
  if (!row) return { table, id }
  return table === 'revisions'
    ? { table, id, article: Number(row.article_id), number: Number(row.number) }
    : { table, id, action: String(row.action), target: String(row.target) }
}

/** Whether this database's Canonry kept a log of entries. */
export function hasLog(sqlite: BetterSqlite.Database): boolean {
  return (
    sqlite.prepare("select 1 from sqlite_schema where type = 'table' and name = 'log'").get() !== undefined
  )
}

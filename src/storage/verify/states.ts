import type BetterSqlite from 'better-sqlite3'
import { type State, stateOf } from '../audit.ts'
import { hasLog } from './chain.ts'
import type { Finding, Thing, Value } from './finding.ts'

type Row = Record<string, unknown>

/** What the audit keeps the state of: each table's rows, how the audit calls one, and how people do. */
const kept: { what: Thing['what']; sql: string; key: string; name: string }[] = [
  { what: 'user', sql: 'select * from users', key: 'id', name: 'name' },
  { what: 'universe', sql: 'select * from universes', key: 'id', name: 'name' },
  { what: 'setting', sql: "select * from settings where key like 'site.%'", key: 'key', name: 'key' },
]

/**
 * Holds every account, universe and setting against what the audit last noted of it: a role or a password that was
 * changed past Canonry shows here. A column that is newer than the note is not compared.
 */
export function checkStates(sqlite: BetterSqlite.Database): Finding[] {
  if (!hasLog(sqlite)) return []
  const noted = lastStates(sqlite)
  const findings: Finding[] = []
  for (const { what, sql, key, name } of kept) {
    for (const row of sqlite.prepare(sql).all() as Row[]) {
      const target = `${what}:${row[key]}`
      const thing = { what, name: String(row[name]) }
      const state = noted.get(target)
      noted.delete(target)
      findings.push(...(state ? differences(thing, row, state) : [{ code: 'state unknown' as const, thing }]))
    }
  }
  for (const [target, state] of noted) {
    const [what, ...rest] = target.split(':')
    const name = String(state.name ?? rest.join(':'))
    findings.push({ code: 'state gone', thing: { what: what as Thing['what'], name } })
  }
  return findings
}

function differences(thing: Thing, row: Row, noted: State): Finding[] {
  const { key: _, ...state }: Record<string, Value> = { ...stateOf(row) }
  return Object.entries(noted).flatMap(([column, value]): Finding[] => {
    const is = state[column] ?? null
    return is === value ? [] : [{ code: 'state', thing, column, is, noted: value }]
  })
}

/** The last state noted of each thing that is still there. */
function lastStates(sqlite: BetterSqlite.Database): Map<string, State> {
  const states = new Map<string, State>()
  const notes = sqlite
    .prepare('select target, state from audit where state is not null order by id')
    .iterate()
  for (const { target, state } of notes as IterableIterator<{ target: string; state: string }>) {
    const noted: State | null = JSON.parse(state)
    if (noted === null) states.delete(target)
    else states.set(target, noted)
  }
  return states
}

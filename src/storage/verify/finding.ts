import type { LoggedTable } from '../log.ts'

/** One thing that a check found wrong, as data; `describeFinding` says it in words. */
export type Finding =
  /** The file itself, as SQLite sees it. */
  | { code: 'damaged'; detail: string }
  | { code: 'unreadable'; what: string; reason: string }
  | { code: 'migrations'; reason: string }
  | { code: 'dangling'; table: string }
  | { code: 'schema'; how: 'unknown' | 'missing' | 'changed'; type: string; name: string }
  /** The log: what people wrote and chose. */
  | { code: 'text'; article: number; number: number }
  | { code: 'hole'; article: number }
  | { code: 'entry changed' | 'entry empty'; position: number; row: LoggedName }
  | { code: 'entries gone'; from: number; to: number }
  | { code: 'entered twice' | 'not entered'; row: LoggedName }
  | { code: 'state'; thing: Thing; column: string; is: Value; noted: Value }
  | { code: 'state gone' | 'state unknown'; thing: Thing }
  | { code: 'seal'; position: number; entries: number }
  /** What is derived from the log, and can be rebuilt. */
  | { code: 'adrift'; article: number }
  | { code: 'search index'; reason: string }
  | { code: 'derived'; article: number; title: string; tables: string[] }
  | { code: 'derived of nothing'; table: string; article: number }
  | { code: 'subject'; slug: string }

export type Value = string | number | null

/** A row of the log, as people know it where it can be told. */
export interface LoggedName {
  table: LoggedTable
  id: number
  article?: number
  number?: number
  action?: string
  target?: string
}

/** An account, a universe or a setting. */
export interface Thing {
  what: 'user' | 'universe' | 'setting'
  name: string
}

/** Whether a file cannot be read as the wiki that it was: not even a copy of it is worth keeping. */
export function isDamage(finding: Finding): boolean {
  if (finding.code === 'unreadable') return finding.what === theFile
  return finding.code === 'damaged' || finding.code === 'migrations'
}

/** What SQLite itself checks. */
export const theFile = 'The file'

/** A check of a list of things stops here: one fault may show in every row. */
export const mostFindings = 20

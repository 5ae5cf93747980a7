import { createHash } from 'node:crypto'
import type BetterSqlite from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { pendingMigrations, readMigrations } from './migrate.ts'

/** What a check of a whole database found. */
export interface Verification {
  /** Faults, each a sentence; [] for a sound one. */
  problems: string[]
  /** Migrations that this Canonry would apply when it opens it. */
  pending: number
  revisions: number
  articles: number
  universes: number
  users: number
  /** Instant of the last revision; null without one. */
  lastSavedAt: string | null
}

const mostProblems = 20

/**
 * Checks a database down to the text of every revision: SQLite's own integrity, foreign keys, the search index, the
 * migrations, each revision's SHA-256, that no article's history has a hole, and that each article stands at the end
 * of its own.
 */
export function verifyDatabase(sqlite: BetterSqlite.Database): Verification {
  const problems: string[] = []
  const check = (what: string, run: () => string[]) => {
    try {
      problems.push(...run().slice(0, mostProblems))
    } catch (error) {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  let pending = 0
  check('migrations', () => {
    pending = pendingMigrations(sqlite, readMigrations()).length
    return []
  })
  check('integrity', () => {
    const rows = sqlite.prepare('pragma integrity_check').pluck().all() as string[]
    return rows.filter((row) => row !== 'ok').map((row) => `SQLite finds it damaged: ${row}`)
  })
  check('foreign keys', () =>
    (sqlite.pragma('foreign_key_check') as { table: string }[]).map(
      ({ table }) => `A row of ${table} points at one that is not there.`,
    ),
  )
  check('search index', () => {
    sqlite.prepare("insert into search_index (search_index, rank) values ('integrity-check', 1)").run()
    return []
  })
  check('revisions', () => wrongHashes(sqlite))
  check('histories', () => brokenHistories(sqlite))
  return { problems: problems.slice(0, mostProblems), pending, ...counts(sqlite) }
}

/** @throws AppError unavailable with the first problems when a database is not sound. */
export function requireSound(file: string, { problems }: Verification): void {
  if (problems.length === 0) return
  throw new AppError('unavailable', `${file} is not sound. ${problems.slice(0, 3).join(' ')}`)
}

function wrongHashes(sqlite: BetterSqlite.Database): string[] {
  const wrong: string[] = []
  const rows = sqlite.prepare('select article_id, number, text, text_hash from revisions').iterate()
  for (const row of rows as IterableIterator<{
    article_id: number
    number: number
    text: string
    text_hash: string
  }>) {
    if (createHash('sha256').update(row.text).digest('hex') === row.text_hash) continue
    wrong.push(
      `Revision ${row.number} of article ${row.article_id} is not the text that was saved (its hash differs).`,
    )
    if (wrong.length >= mostProblems) break
  }
  return wrong
}

function brokenHistories(sqlite: BetterSqlite.Database): string[] {
  const holes = sqlite
    .prepare(
      'select article_id from revisions group by article_id having count(*) != max(number) or min(number) != 1',
    )
    .pluck()
    .all()
  const adrift = sqlite
    .prepare(
      `select coalesce(log.article_id, articles.id) from
         (select article_id, max(number) as last from revisions group by article_id) as log
         full join articles on articles.id = log.article_id
         left join revisions on revisions.id = articles.revision_id
       where articles.revision is not log.last or articles.text_hash is not revisions.text_hash`,
    )
    .pluck()
    .all()
  return [
    ...holes.map((id) => `The history of article ${id} has a hole.`),
    ...adrift.map(
      (id) => `Article ${id} does not stand at its last revision; canonry reindex puts it there.`,
    ),
  ]
}

function counts(sqlite: BetterSqlite.Database) {
  try {
    return sqlite
      .prepare(
        `select (select count(*) from revisions) as revisions, (select count(*) from articles) as articles,
           (select count(*) from universes) as universes, (select count(*) from users) as users,
           (select max(created_at) from revisions) as lastSavedAt`,
      )
      .get() as Omit<Verification, 'problems' | 'pending'>
  } catch {
    return { revisions: 0, articles: 0, universes: 0, users: 0, lastSavedAt: null }
  }
}

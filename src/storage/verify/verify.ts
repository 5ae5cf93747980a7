import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type BetterSqlite from 'better-sqlite3'
import { AppError } from '../../errors.ts'
import { explainDisk } from '../full-disk.ts'
import { pendingMigrations, readMigrations } from '../migrate.ts'
import { handleOn } from '../open.ts'
import { areKeysOutdated } from '../rekey.ts'
import { checkChain, type Seal } from './chain.ts'
import { checkDerived } from './derived.ts'
import { type Finding, isDamage, mostFindings, theFile } from './finding.ts'
import { checkSchema } from './schema.ts'
import { checkStates } from './states.ts'
import { describeFinding } from './words.ts'

/** What a check of a whole database found. */
export interface Verification {
  /** Faults of the log and of the database that holds it, each a sentence; [] for a sound one. */
  problems: string[]
  /** Whether it cannot be read as the wiki that it was. */
  damaged: boolean
  /** Derived rows that differ from a rebuild, each a sentence: canonry reindex makes them anew. null where none was made. */
  outdated: string[] | null
  /** Universes whose articles are still to be read anew after a change of theirs, so that theirs were not compared. */
  waiting: string[]
  /** Migrations that this Canonry would apply when it opens it. */
  pending: number
  revisions: number
  articles: number
  universes: number
  users: number
  /** Instant of the last revision; null without one. */
  lastSavedAt: string | null
  /** `<entries of the log>:<the last one's seal>`; null for a database that has no log yet. */
  seal: string | null
}

export interface VerifyOptions {
  /** Holds derived rows against a rebuild too, which takes about as long as a reindex. */
  derived?: boolean
  /** A seal that was noted earlier, and must be in the log. */
  noted?: Seal
  progress?: (done: number, all: number) => void
}

/**
 * Checks a database down to the text of every revision: SQLite's own integrity, foreign keys, the schema, the search
 * index, the migrations, each revision's SHA-256, the log's seals, accounts, universes and settings against what the log
 * says of them, that no article's history has a hole, and that each article stands at the end of its own. Writes nothing.
 * The derived rows of an older Canonry's database are not compared: it will be read anew.
 * @throws AppError unavailable when the disk is full.
 */
export async function verifyDatabase(
  sqlite: BetterSqlite.Database,
  options: VerifyOptions = {},
): Promise<Verification> {
  const findings: Finding[] = []
  const check = (what: string, run: () => Finding[]) => {
    try {
      findings.push(...run().slice(0, mostFindings))
    } catch (error) {
      findings.push(unreadable(sqlite, what, error))
    }
  }
  let pending = 0
  let seal: Seal | null = null
  check('The migrations', () => {
    try {
      pending = pendingMigrations(sqlite, readMigrations()).length
      return []
    } catch (error) {
      return [{ code: 'migrations', reason: reasonOf(error) }]
    }
  })
  check(theFile, () => damages(sqlite))
  check('The schema', () => checkSchema(sqlite))
  check('Foreign keys', () => dangling(sqlite))
  check('Texts', () => wrongHashes(sqlite))
  check('The log', () => {
    const chain = checkChain(sqlite, options.noted)
    seal = chain.seal
    return chain.findings
  })
  check('Accounts, universes and settings', () => checkStates(sqlite))
  check('The search index', () => searchIndex(sqlite))
  check('Histories', () => brokenHistories(sqlite))
  const derived =
    options.derived && pending === 0 && !findings.some(isDamage) && !areKeysOutdated(sqlite)
      ? await compareDerived(sqlite, options)
      : null
  return {
    problems: findings.slice(0, mostFindings).map(describeFinding),
    damaged: findings.some(isDamage),
    outdated: derived?.findings.slice(0, mostFindings).map(describeFinding) ?? null,
    waiting: derived?.waiting ?? [],
    pending,
    ...counts(sqlite),
    seal: sealText(seal),
  }
}

/** @throws AppError unavailable with the first problems when a database is not sound. */
export function requireSound(file: string, { problems }: Verification): void {
  if (problems.length === 0) return
  throw new AppError('unavailable', `${file} is not sound. ${problems.slice(0, 3).join(' ')}`)
}

async function compareDerived(sqlite: BetterSqlite.Database, { progress }: VerifyOptions) {
  const db = handleOn(sqlite)
  try {
    return await checkDerived(db, progress)
  } catch (error) {
    return { findings: [unreadable(sqlite, 'Derived rows', error)], waiting: [] }
  }
}

function sealText(seal: Seal | null): string | null {
  return seal && `${seal.position}:${seal.seal}`
}

function unreadable(sqlite: BetterSqlite.Database, what: string, error: unknown): Finding {
  throwFullDisk(sqlite, error)
  return { code: 'unreadable', what, reason: reasonOf(error) }
}

/** What the disk has no room for is not the database's fault. */
function throwFullDisk(sqlite: BetterSqlite.Database, error: unknown): void {
  const told = explainDisk(dirname(sqlite.name), error)
  if (told !== error) throw told
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function damages(sqlite: BetterSqlite.Database): Finding[] {
  const rows = sqlite.prepare('pragma integrity_check').pluck().all() as string[]
  return rows.filter((row) => row !== 'ok').map((detail) => ({ code: 'damaged', detail }))
}

function dangling(sqlite: BetterSqlite.Database): Finding[] {
  const rows = sqlite.pragma('foreign_key_check') as { table: string }[]
  return rows.map(({ table }) => ({ code: 'dangling', table }))
}

function searchIndex(sqlite: BetterSqlite.Database): Finding[] {
  try {
    sqlite.prepare("insert into search_index (search_index, rank) values ('integrity-check', 1)").run()
    return []
  } catch (error) {
    throwFullDisk(sqlite, error)
    return [{ code: 'search index', reason: reasonOf(error) }]
  }
}

function wrongHashes(sqlite: BetterSqlite.Database): Finding[] {
  const wrong: Finding[] = []
  const rows = sqlite.prepare('select article_id, number, text, text_hash from revisions').iterate()
  for (const row of rows as IterableIterator<{
    article_id: number
    number: number
    text: string
    text_hash: string
  }>) {
    if (createHash('sha256').update(row.text).digest('hex') === row.text_hash) continue
    wrong.push({ code: 'text', article: row.article_id, number: row.number })
    if (wrong.length >= mostFindings) break
  }
  return wrong
}

function brokenHistories(sqlite: BetterSqlite.Database): Finding[] {
  const holes = sqlite
    .prepare(
      'select article_id from revisions group by article_id having count(*) != max(number) or min(number) != 1',
    )
    .pluck()
    .all() as number[]
  const adrift = sqlite
    .prepare(
      `select coalesce(log.article_id, articles.id) from
         (select article_id, max(number) as last from revisions group by article_id) as log
         full join articles on articles.id = log.article_id
         left join revisions on revisions.id = articles.revision_id
       where articles.revision is not log.last or articles.text_hash is not revisions.text_hash`,
    )
    .pluck()
    .all() as number[]
  return [
    ...holes.map((article): Finding => ({ code: 'hole', article })),
    ...adrift.map((article): Finding => ({ code: 'adrift', article })),
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
      .get() as Pick<Verification, 'revisions' | 'articles' | 'universes' | 'users' | 'lastSavedAt'>
  } catch {
    return { revisions: 0, articles: 0, universes: 0, users: 0, lastSavedAt: null }
  }
}

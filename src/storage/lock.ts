import { setTimeout } from 'node:timers/promises'
import type BetterSqlite from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { isBusy } from './failure.ts'
import { Sqlite } from './sqlite-driver.ts'

/**
 * How a program uses a database: `shared` with everybody (commands, and the server's threads), as its one `server` beside
 * those, or `alone`, to put another in its place or to migrate it.
 */
export type Use = 'shared' | 'server' | 'alone'

/** SQLite's three levels of locking are just these: many readers, one of them about to write, nobody else at all. */
const asked: Record<Use, string> = {
  shared: 'begin; select count(*) from sqlite_schema',
  server: 'begin immediate',
  alone: 'begin exclusive',
}

/** Between two tries, in milliseconds. */
const pause = 20

/**
 * Takes `<file>.lock` for as long as this process lives. The lock is one that SQLite holds with the operating
 * system, so kill -9 frees it and no process number has to be believed (in a container every server is number 1).
 * @param wait for how long to try, in milliseconds.
 * @returns the release.
 * @throws AppError unavailable when another program's use forbids this one.
 */
export async function takeLock(file: string, use: Use, wait = 0): Promise<() => void> {
  const started = performance.now()
  for (;;) {
    const lock = tryLock(file, use)
    if (lock) return () => lock.close()
    if (performance.now() - started >= wait) throw new AppError('unavailable', refusal(file, use))
    await setTimeout(pause)
  }
}

function tryLock(file: string, use: Use): BetterSqlite.Database | undefined {
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 })
  try {
    lock.pragma('journal_mode = memory') // a file beside it would need room on a full disk
    lock.exec(asked[use])
    return lock
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    return undefined
  }
}

/** What stands in the way is found out by asking for less. */
function refusal(file: string, use: Use): string {
  const free = (less: Use) => {
    const lock = tryLock(file, less)
    lock?.close()
    return lock !== undefined
  }
  if (!free('shared'))
    return `A restore or an update of ${file} is under way. Try again when it has finished.`
  if (use === 'server')
    return `Another Canonry server is running on ${file}. Stop it first, or give this one its own CANONRY_DATA_DIR.`
  if (!free('server'))
    return `A Canonry server is running on ${file}. Stop it first: nothing else may use the wiki meanwhile.`
  return `Another Canonry command is using ${file}. Wait until it has finished, or stop it: nothing else may use the wiki meanwhile.`
}

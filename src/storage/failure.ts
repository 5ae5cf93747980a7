import { AppError } from '../errors.ts'
import { Sqlite } from './sqlite-driver.ts'

/** What keeps a database from taking writes, by SQLite's primary code, and what to do about it. */
const reasons: Record<string, string> = {
  SQLITE_FULL: 'The disk is full.',
  SQLITE_IOERR: 'The disk could not be written to.',
  SQLITE_READONLY: 'The database can only be read.',
  SQLITE_BUSY: 'The database is busy with other work.',
}

/**
 * The failure to show when a write could not be done for a reason outside the wiki: nothing of it was kept. Any other
 * error comes back as it is.
 */
export function storageFailure(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error
  const reason = Object.entries(reasons).find(([code]) => error.code.startsWith(code))?.[1]
  if (reason === undefined) return error
  const message = `${reason} Nothing was saved; try again, and tell an administrator if it stays so.`
  return new AppError('unavailable', message, { cause: error })
}

/** Whether another connection holds the lock that was needed. */
export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

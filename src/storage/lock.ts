import { AppError } from '../errors.ts'
import { isBusy } from './failure.ts'
import { Sqlite } from './sqlite-driver.ts'

/**
 * Takes `<file>.lock` for as long as this process lives. The lock is one that SQLite holds with the operating
 * system, so kill -9 frees it and no process number has to be believed (in a container every server is number 1).
 * @returns the release.
 * @throws AppError unavailable when another process has it.
 */
export function takeLock(file: string): () => void {
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 })
  try {
    lock.pragma('journal_mode = memory')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new AppError(
      'unavailable',
      `Another Canonry server is running on ${file}. Stop it first, or give this one its own CANONRY_DATA_DIR.`,
      { cause: error },
    )
  }
  return () => lock.close()
}

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { openSqlite } from '../storage/open.ts'
import { type Verification, verifyDatabase } from '../storage/verify.ts'

/**
 * Restores a backup into a temporary folder and checks all of it there; the file itself is only read. Reads every
 * revision without a pause: for commands, not for a server.
 * @returns what was found; a backup is good when `problems` is empty.
 * @throws AppError not_found when there is no such file, unavailable when it cannot be read as a database.
 */
export async function checkBackup(file: string): Promise<Verification> {
  if (!existsSync(file)) throw new AppError('not_found', `There is no file ${file}.`)
  const folder = mkdtempSync(join(tmpdir(), 'canonry-check-'))
  try {
    const copy = join(folder, 'canonry.db')
    copyFileSync(file, copy)
    return verify(copy, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Names the file itself, not the copy that nobody knows of. */
function verify(copy: string, file: string): Verification {
  const unusable = (error: unknown) =>
    error instanceof AppError && error.cause === undefined // too old an SQLite: not the file's fault
      ? error
      : new AppError('unavailable', `${file} is damaged, or is not a database. Take another backup.`, {
          cause: error,
        })
  let sqlite: ReturnType<typeof openSqlite>
  try {
    sqlite = openSqlite(copy, true)
  } catch (error) {
    throw unusable(error)
  }
  try {
    return verifyDatabase(sqlite)
  } catch (error) {
    throw unusable(error)
  } finally {
    sqlite.close()
  }
}

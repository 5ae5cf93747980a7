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
 * @throws AppError not_found when there is no such file, unavailable when it is no database.
 */
export async function checkBackup(file: string): Promise<Verification> {
  if (!existsSync(file)) throw new AppError('not_found', `There is no file ${file}.`)
  const folder = mkdtempSync(join(tmpdir(), 'canonry-check-'))
  try {
    const copy = join(folder, 'canonry.db')
    copyFileSync(file, copy)
    const sqlite = openSqlite(copy, true)
    try {
      return verifyDatabase(sqlite)
    } finally {
      sqlite.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

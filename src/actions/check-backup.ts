import { readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { copyDatabase } from '../storage/copy-database.ts'
import { explainDisk } from '../storage/full-disk.ts'
import { openSqlite } from '../storage/open.ts'
import { withScratchFolder } from '../storage/scratch.ts'
import { type Verification, type VerifyOptions, verifyDatabase } from '../storage/verify/verify.ts'

/**
 * Restores a backup into a temporary folder and checks all of it there; the file itself is only read. Reads every
 * revision without a pause: for commands, not for a server.
 * @returns what was found; a backup is good when `problems` and `outdated` are empty.
 * @throws AppError not_found when there is no such file, invalid when it is a folder, unavailable when it cannot be read
 * as a database or there is no room for the copy.
 */
export async function checkBackup(
  file: string,
  options: VerifyOptions = { derived: true },
): Promise<Verification> {
  requireFile(file)
  return withCheckFolder(async (folder) => {
    const copy = join(folder, 'canonry.db')
    await copyDatabase(file, copy)
    return verifyFile(copy, file, options)
  })
}

/** Runs `work` with a folder for a copy that is to be checked. TMPDIR says where. */
export async function withCheckFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  return withScratchFolder(tmpdir(), 'canonry-check-', work)
}

/** @throws AppError not_found where there is nothing, invalid, naming what may be meant, where there is no file. */
export function requireFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile()) return
  if (!found) throw new AppError('not_found', `There is no file ${file}.`)
  if (!found.isDirectory()) throw new AppError('invalid', `${file} is not a file. Name a backup.`)
  const newest = newestIn(file)
  const hint = newest === undefined ? 'There is no backup in it.' : `The newest in it is ${newest}`
  throw new AppError('invalid', `${file} is a folder. Name one backup. ${hint}`)
}

function newestIn(folder: string): string | undefined {
  const backups = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.db'))
    .map(({ name }) => join(folder, name))
  const changed = (file: string) => statSync(file).mtimeMs
  return backups.sort((a, b) => changed(b) - changed(a))[0]
}

/**
 * Checks a copy that is ours to write to, and speaks of the file that it is a copy of.
 * @throws AppError unavailable when it cannot be read as a database.
 */
export async function verifyFile(copy: string, named: string, options: VerifyOptions): Promise<Verification> {
  const unusable = (error: unknown) => {
    const told = explainDisk(dirname(copy), error)
    if (told !== error) return told
    if (error instanceof AppError && error.cause === undefined) return error // too old an SQLite: not the file's fault
    const message = `${named} is damaged, or is not a database. Take another backup.`
    return new AppError('unavailable', message, { cause: error })
  }
  let sqlite: ReturnType<typeof openSqlite>
  try {
    sqlite = openSqlite(copy)
  } catch (error) {
    throw unusable(error)
  }
  try {
    return await verifyDatabase(sqlite, options)
  } catch (error) {
    throw unusable(error)
  } finally {
    sqlite.close()
  }
}

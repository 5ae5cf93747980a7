import { existsSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../errors.ts'
import { copyDatabase } from '../storage/copy-database.ts'
import { makeFolder } from '../storage/make-folder.ts'
import { replaceDatabase } from '../storage/replace-database.ts'
import { requireSound, type Verification } from '../storage/verify.ts'
import { requireFile, verifyFile } from './check-backup.ts'

export interface RestoreReport extends Verification {
  file: string
  /** Where the wiki that stood there is kept; null where there was none. */
  kept: string | null
}

/**
 * Puts a backup, once it is checked, in the place of a wiki's database. What stood there is kept beside it under
 * another name. The next start brings an older backup up to date. Killed at any moment, it leaves the old wiki or the
 * new one: what was begun is finished by the next program that opens the wiki.
 * @throws AppError unavailable when the backup is not sound, the disk is full or any other program uses the wiki,
 * not_found, invalid when the backup is the wiki itself or no file.
 */
export async function restore(input: { from: string; to: string; now: Date }): Promise<RestoreReport> {
  const { from, to, now } = input
  requireFile(from)
  if (existsSync(to) && realpathSync(from) === realpathSync(to)) {
    throw new AppError('invalid', `${from} is the wiki's own database. Name a backup of it.`)
  }
  makeFolder(dirname(to))
  const { made, kept } = await replaceDatabase(to, now, async (draft) => {
    await copyDatabase(from, draft)
    const found = verifyFile(draft, from)
    requireSound(from, found)
    return found
  })
  return { ...made, file: to, kept }
}

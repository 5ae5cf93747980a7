import { existsSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../errors.ts'
import { copyDatabase } from '../storage/copy-database.ts'
import { rebuildDerived } from '../storage/derive/rebuild-file.ts'
import { makeFolder } from '../storage/make-folder.ts'
import { replaceDatabase } from '../storage/replace-database.ts'
import type { Seal } from '../storage/verify/chain.ts'
import { requireSound, type Verification } from '../storage/verify/verify.ts'
import { requireFile, verifyFile } from './check-backup.ts'

export interface RestoreReport extends Verification {
  file: string
  /** Where the wiki that stood there is kept; null where there was none. */
  kept: string | null
}

export interface RestoreInput {
  from: string
  to: string
  now: Date
  /** Puts it there even when its log was tampered with; never when it is damaged. */
  force?: boolean
  /** A seal that was noted earlier, and must be in its log. */
  noted?: Seal
  progress?: (done: number, all: number) => void
}

/**
 * Puts a backup, once it is checked, in the place of a wiki's database. What stood there is kept beside it under
 * another name. Derived rows that differ from a rebuild are rebuilt; an older backup is
 * brought up to date by the next start. Killed at any moment, it leaves the old wiki or the
 * new one: what was begun is finished by the next program that opens the wiki.
 * @throws AppError unavailable when the backup is not sound, the disk is full or any other program uses the wiki,
 * not_found, invalid when the backup is the wiki itself or no file.
 */
export async function restore(input: RestoreInput): Promise<RestoreReport> {
  const { from, to, now, force = false, ...more } = input
  requireFile(from)
  if (existsSync(to) && realpathSync(from) === realpathSync(to)) {
    throw new AppError('invalid', `${from} is the wiki's own database. Name a backup of it.`)
  }
  makeFolder(dirname(to))
  const { made, kept } = await replaceDatabase(to, now, async (draft) => {
    await copyDatabase(from, draft)
    const found = await verifyFile(draft, from, { derived: true, ...more })
    if (found.damaged || !force) requireSound(from, found)
    if (found.outdated?.length) await rebuildDerived(draft, more.progress)
    return found
  })
  return { ...made, file: to, kept }
}

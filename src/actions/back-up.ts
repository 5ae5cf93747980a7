import { chmodSync, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { nameNew, privateMode } from '../storage/files.ts'
import { makeFolder } from '../storage/make-folder.ts'
import type { Database } from '../storage/open.ts'
import { withScratchFolder } from '../storage/scratch.ts'
import { requireSound, type Verification } from '../storage/verify/verify.ts'
import { type Actor, requireAdministrator } from './actor.ts'
import { verifyFile } from './check-backup.ts'

export interface BackUpReport extends Verification {
  file: string
  bytes: number
}

/**
 * Writes the whole wiki, as of one moment, into one new file while it stays in use, and checks that file as restoring it
 * would, but for the derived rows: a backup is right when its log is. The file appears under its name only when it is whole.
 * One whose log was tampered with is written all the same, and its report says so: it is the best there is. It is for this user alone: it holds all that
 * the wiki does, hashes of passwords too.
 * @throws AppError conflict when the file exists, unavailable when what was written is damaged or the disk is full,
 * forbidden or unauthorized.
 */
export async function backUp(
  database: Database,
  actor: Actor,
  input: { file: string },
): Promise<BackUpReport> {
  requireAdministrator(actor)
  const { file } = input
  if (existsSync(file)) throw new AppError('conflict', takenMessage(file))
  const folder = dirname(file)
  makeFolder(folder)
  return withScratchFolder(folder, '.canonry-backup-', async (scratch) => {
    const draft = join(scratch, 'canonry.db')
    await database.copyTo(draft)
    const found = await verifyFile(draft, file, {})
    if (found.damaged) requireSound('What was written', found)
    chmodSync(draft, privateMode)
    if (!nameNew(draft, file)) throw new AppError('conflict', takenMessage(file))
    return { ...found, file, bytes: statSync(file).size }
  })
}

function takenMessage(file: string): string {
  return statSync(file).isDirectory()
    ? `${file} is a folder. Name a file in it that is not there yet, or none: then it is named by the time, in the wiki's own folder.`
    : `${file} exists already. A backup never overwrites a file.`
}

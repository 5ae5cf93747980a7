import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../errors.ts'
import { makeFolder } from '../storage/make-folder.ts'
import type { Database } from '../storage/open.ts'
import { requireSound, type Verification } from '../storage/verify.ts'
import { type Actor, requireAdministrator } from './actor.ts'
import { checkBackup } from './check-backup.ts'

export interface BackUpReport extends Verification {
  file: string
  bytes: number
}

/**
 * Writes the whole wiki, as of one moment, into one new file while it stays in use, and checks that file by restoring
 * it. The file appears under its name only when it is whole and sound.
 * @throws AppError conflict when the file exists, unavailable when what was written is not sound, forbidden or
 * unauthorized.
 */
export async function backUp(
  database: Database,
  actor: Actor,
  input: { file: string },
): Promise<BackUpReport> {
  requireAdministrator(actor)
  const { file } = input
  if (existsSync(file))
    throw new AppError('conflict', `${file} exists already. A backup never overwrites a file.`)
  makeFolder(dirname(file))
  const draft = `${file}.partial`
  rmSync(draft, { force: true })
  try {
    await database.copyTo(draft)
    const found = await checkBackup(draft)
    requireSound(draft, found)
    syncToDisk(draft)
    // A link fails where the name was taken meanwhile; a rename would overwrite.
    linkSync(draft, file)
    return { ...found, file, bytes: statSync(file).size }
  } finally {
    rmSync(draft, { force: true })
  }
}

function syncToDisk(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

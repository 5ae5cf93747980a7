import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { takeLock } from '../storage/lock.ts'
import { makeFolder } from '../storage/make-folder.ts'
import { requireSound, type Verification } from '../storage/verify.ts'
import { checkBackup } from './check-backup.ts'

export interface RestoreReport extends Verification {
  file: string
  /** Where the wiki that stood there is kept; null where there was none. */
  kept: string | null
}

/**
 * Puts a backup, once it is checked, in the place of a wiki's database. What stood there is kept beside it under
 * another name. The next start brings an older backup up to date.
 * @throws AppError unavailable when the backup is not sound or a server is running on the database, not_found.
 */
export async function restore(input: { from: string; to: string; now: Date }): Promise<RestoreReport> {
  const { from, to, now } = input
  const found = await checkBackup(from)
  requireSound(from, found)
  makeFolder(dirname(to))
  const release = takeLock(to)
  try {
    const draft = `${to}.restoring`
    copyFileSync(from, draft)
    syncToDisk(draft)
    const kept = existsSync(to) ? `${to}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}` : null
    if (kept !== null) {
      // The log goes first: the old database beside a stranger's log would be damaged by the next open.
      for (const suffix of ['-wal', '-shm', ''])
        if (existsSync(to + suffix)) renameSync(to + suffix, kept + suffix)
    } else {
      for (const suffix of ['-wal', '-shm']) rmSync(to + suffix, { force: true })
    }
    renameSync(draft, to)
    return { ...found, file: to, kept }
  } finally {
    release()
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

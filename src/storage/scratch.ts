import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { explainDisk } from './full-disk.ts'
import { takeLock } from './lock.ts'

/** A folder this young may be one whose maker has not locked it yet. Milliseconds. */
const newborn = 1_000

/**
 * Runs `work` with a folder of its own, for this user alone, that is gone afterwards. What programs that were killed left
 * behind under the same parent and prefix is cleared away first.
 * @param prefix begins the folder's name, and is used for nothing else there.
 * @throws AppError unavailable when the disk is full, and what `work` throws.
 */
export async function withScratchFolder<T>(
  parent: string,
  prefix: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  await clearLitter(parent, prefix)
  try {
    const folder = mkdtempSync(join(parent, prefix))
    try {
      const release = await takeLock(join(folder, 'in-use'), 'alone')
      try {
        return await work(folder)
      } finally {
        release()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  } catch (error) {
    throw explainDisk(parent, error)
  }
}

/** A folder is litter when nobody holds its lock. Those of other users, in a folder shared with them, are let be. */
async function clearLitter(parent: string, prefix: string): Promise<void> {
  for (const name of readdirSync(parent).filter((each) => each.startsWith(prefix))) {
    const folder = join(parent, name)
    try {
      const { uid, mtimeMs } = lstatSync(folder)
      if (process.getuid !== undefined && uid !== process.getuid()) continue
      if (Date.now() - mtimeMs < newborn) continue
      const release = await takeLock(join(folder, 'in-use'), 'alone')
      rmSync(folder, { recursive: true, force: true })
      release()
    } catch {
      // in use, or gone meanwhile
    }
  }
}

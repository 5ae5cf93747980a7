import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** A database holds hashes of passwords, and texts that not everybody may read: it is for its owner alone. */
export const privateMode = 0o600

const chunk = 1 << 20

/** Makes an empty file for this user alone. @throws EEXIST where there is one. */
export function createPrivate(file: string): void {
  closeSync(openSync(file, 'wx', privateMode))
}

/** Copies a file to one that nobody else may read at any moment, and waits for the disk. */
export function copyPrivately(from: string, to: string): void {
  const source = openSync(from, 'r')
  try {
    const target = openSync(to, 'w', privateMode)
    try {
      fchmodSync(target, privateMode)
      const buffer = Buffer.allocUnsafe(chunk)
      for (let read = readSync(source, buffer); read > 0; read = readSync(source, buffer)) {
        for (let at = 0; at < read; ) at += writeSync(target, buffer, at, read - at)
      }
      fsyncSync(target)
    } finally {
      closeSync(target)
    }
  } finally {
    closeSync(source)
  }
}

/** Waits until a file's content is on the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Waits until the names in a folder are on the disk: a file that was made or renamed there is found after power loss. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return // folders cannot be opened there
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Gives a finished file a second name, never that of another file, and waits for the disk. On a file system without hard
 * links (a memory card's) it is copied.
 * @returns false when the name is taken.
 */
export function nameNew(file: string, name: string): boolean {
  try {
    link(file, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  syncFolder(dirname(name))
  return true
}

function link(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error
    copyFileSync(file, name, constants.COPYFILE_EXCL)
    syncFile(name)
  }
}

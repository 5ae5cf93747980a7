import { randomUUID } from 'node:crypto'
import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'

/**
 * What keeps a file from being written at a path below a folder, or undefined. A symbolic link on the way could lead
 * anywhere: it is never followed, nor replaced, as somebody made it on purpose.
 */
export function obstacleTo(folder: string, path: string): string | undefined {
  const parts = path.split('/')
  for (let count = 1; count <= parts.length; count++) {
    const at = join(folder, ...parts.slice(0, count))
    const found = lstatSync(at, { throwIfNoEntry: false })
    if (!found) return undefined
    if (found.isSymbolicLink()) return `${at} is a symbolic link, which is not followed`
    if (count < parts.length && !found.isDirectory()) return `${at} is not a folder`
    if (count === parts.length && !found.isFile()) return `${at} is not a file`
  }
  return undefined
}

/**
 * Writes a file at a path below a folder, and the folders between; one that is there is replaced as a whole, so that what
 * else is linked to it stays. @throws AppError conflict where something else stands in the way.
 */
export function writeBelow(folder: string, path: string, text: string): void {
  const obstacle = obstacleTo(folder, path)
  if (obstacle !== undefined)
    throw new AppError('conflict', `${obstacle}. Take it away, or choose another folder.`)
  const target = join(folder, path)
  const parent = join(target, '..')
  mkdirSync(parent, { recursive: true })
  const mode = lstatSync(target, { throwIfNoEntry: false })?.mode ?? 0o666
  const draft = join(parent, `.${randomUUID()}`)
  try {
    writeFileSync(draft, text, { flag: 'wx', mode: mode & 0o777 })
    renameSync(draft, target)
  } finally {
    rmSync(draft, { force: true })
  }
}

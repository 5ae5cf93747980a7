import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../errors.ts'

/**
 * Makes a folder and those above it where they are missing, for this user alone unless another mode is given. One by
 * one: Node's own recursive way never ends on a file system that takes no new folders, such as /proc.
 * @throws what the system says, with the path, where it may not be made or written to; AppError unavailable where
 * nothing can be made at all.
 */
export function makeFolder(folder: string, mode = 0o700): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    accessSync(folder, constants.W_OK)
    return
  }
  const parent = dirname(folder)
  if (!existsSync(parent)) makeFolder(parent, mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const madeMeanwhile = code === 'EEXIST' && statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    if (madeMeanwhile) return
    if (code !== 'ENOENT') throw error
    const message = `${folder}: no folder can be made there. Choose another place.`
    throw new AppError('unavailable', message, { cause: error })
  }
}

import { statfsSync } from 'node:fs'
import { AppError } from '../errors.ts'

/** Codes that say so themselves; and those by which SQLite says that a file could not be made or made longer. */
const saysFull = /^(?:ENOSPC|EDQUOT|SQLITE_FULL)/
const maySayFull = /^(?:SQLITE_IOERR|SQLITE_CANTOPEN)/

/** With less than this many bytes free no database opens: its log's index alone is 32 KiB. */
const tooLittle = 256 * 1024

/**
 * The failure to tell when work in a folder failed for want of room: which disk, how much is free, what to do. Any other
 * error comes back as it is.
 */
export function explainDisk(folder: string, error: unknown): unknown {
  const code = codeOf(error)
  if (!saysFull.test(code) && !(maySayFull.test(code) && isFull(folder))) return error
  const { bytes, files } = roomIn(folder)
  const left = files === 0 ? 'no more files can be made there' : `${words(bytes)} free`
  return new AppError(
    'unavailable',
    `The disk that ${folder} is on is full (${left}). Make room on it and try again.`,
    { cause: error },
  )
}

function isFull(folder: string): boolean {
  const { bytes, files } = roomIn(folder)
  return bytes < tooLittle || files === 0
}

/** Bytes that this user may still write, and files that can still be made (NaN where the file system does not count). */
function roomIn(folder: string): { bytes: number; files: number } {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(folder)
    return { bytes: bavail * bsize, files: files === 0 ? Number.NaN : ffree }
  } catch {
    return { bytes: Number.NaN, files: Number.NaN }
  }
}

function words(bytes: number): string {
  if (Number.isNaN(bytes)) return 'unknown room'
  return bytes < 1 << 20 ? `${Math.floor(bytes / 1024)} KiB` : `${Math.floor(bytes / (1 << 20))} MiB`
}

/** SQLite's code may be that of the cause: what opens a database says in words that it could not. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const { code } = error as NodeJS.ErrnoException
  return error instanceof AppError ? codeOf(error.cause) : (code ?? '')
}

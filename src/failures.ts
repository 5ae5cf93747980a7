import { ConfigError } from './config.ts'
import { AppError } from './errors.ts'

/** What the system's codes mean for somebody who starts a program; `path` and `port` say of what where it is known. */
const words: Record<string, (error: SystemError) => string> = {
  EADDRINUSE: ({ port }) =>
    `port ${port} is in use. Stop what listens there, or set CANONRY_PORT to another one.`,
  EADDRNOTAVAIL: ({ address }) =>
    `${address} is not an address of this machine. Set CANONRY_HOST to one that is.`,
  ENOTFOUND: ({ hostname }) =>
    `the host name ${hostname} is not known. Set CANONRY_HOST to localhost or an address.`,
  EACCES: ({ path, port }) =>
    path ? `${path}: no permission.` : `port ${port} needs more rights. Set CANONRY_PORT to one above 1023.`,
  EPERM: ({ path }) => `${path}: not permitted.`,
  EROFS: ({ path }) => `${path}: the file system is read-only.`,
  ENOENT: ({ path }) => `${path}: there is no such file or folder.`,
  ENOTDIR: ({ path }) => `${path}: is not a folder.`,
  EEXIST: ({ path }) => `${path}: is there already, and is not a folder.`,
  ELOOP: ({ path }) => `${path}: its symbolic links lead in a circle.`,
  ENAMETOOLONG: ({ path }) => `${path}: that is too long for a name.`,
  ENOSPC: () => 'the disk is full. Make room on it, and try again.',
  SQLITE_CANTOPEN: () => 'the database cannot be opened. May this user write to its folder?',
  SQLITE_READONLY: () => 'the database is read-only. May this user write to it and to its folder?',
  SQLITE_BUSY: () => 'another program holds the database. Try again when it has finished.',
  SQLITE_FULL: () => 'the disk is full. Make room on it, and try again.',
  SQLITE_IOERR: () => 'the disk reported a fault.',
  SQLITE_CORRUPT: () =>
    'the database is damaged. Restore a backup (canonry restore), keeping the file that is there.',
}

interface SystemError extends Error {
  code?: string
  path?: string
  port?: number
  address?: string
  hostname?: string
}

/** What to tell the person at the console: plain words where the fault is theirs or the machine's, undefined for a bug. */
export function explain(error: unknown): string | undefined {
  if (error instanceof AppError) {
    const fields = Object.entries(error.fields).filter(
      ([field, text]) => field !== '' && text !== error.message,
    )
    const near = error.suggestions.map(({ label }) => label).join(', ')
    return [
      error.message,
      ...fields.map(([field, text]) => `  ${field}: ${text}`),
      ...(near === '' ? [] : [`  Nearest: ${near}`]),
    ].join('\n')
  }
  if (error instanceof ConfigError) return error.message
  if (!(error instanceof Error)) return undefined
  const system: SystemError = error
  const code = system.code?.startsWith('SQLITE_') ? system.code.split('_').slice(0, 2).join('_') : system.code
  const say = code === undefined ? undefined : words[code]
  return say?.(system)
}

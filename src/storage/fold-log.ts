import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import type BetterSqlite from 'better-sqlite3'
import { AppError } from '../errors.ts'
import { isBusy } from './failure.ts'
import { syncFile } from './files.ts'
import { Sqlite } from './sqlite-driver.ts'

/**
 * Makes one file of a database and its log, so that no acknowledged save is in a file that could be parted from it.
 * SQLite does so for the only program that has it open, and refuses it to any other. A damaged database is left as it is:
 * its files are kept together.
 */
export function foldLog(file: string): void {
  if (!looksSound(file)) return
  let sqlite: BetterSqlite.Database | undefined
  try {
    sqlite = new Sqlite(file, { fileMustExist: true, timeout: 0 })
    sqlite.pragma('synchronous = full')
    sqlite.pragma('journal_mode = delete')
    syncFile(file)
  } catch (error) {
    if (!isBusy(error)) return
    throw new AppError(
      'unavailable',
      `Another program has ${file} open. Close it first: what it writes would be lost.`,
      { cause: error },
    )
  } finally {
    sqlite?.close()
  }
}

/** SQLite deletes a log that it cannot read; what is damaged is for people to look at. */
function looksSound(file: string): boolean {
  const log = startOf(`${file}-wal`, 4)
  return (
    startOf(file, 16).toString('latin1') === 'SQLite format 3\0' &&
    (log.length === 0 || [0x377f0682, 0x377f0683].includes(log.length === 4 ? log.readUInt32BE() : 0))
  )
}

function startOf(file: string, bytes: number): Buffer {
  if (!existsSync(file)) return Buffer.alloc(0)
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(bytes)
    return buffer.subarray(0, readSync(handle, buffer))
  } finally {
    closeSync(handle)
  }
}

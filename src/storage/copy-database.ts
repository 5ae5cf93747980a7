import { rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { copyPrivately, createPrivate, syncFile } from './files.ts'
import { explainDisk } from './full-disk.ts'
import { Sqlite } from './sqlite-driver.ts'

/**
 * Copies a database's file to one that is for this user alone, and waits for the disk. Where a write-ahead log stands
 * beside it, SQLite copies the two as one; a backup has none, and is only read.
 * @throws AppError unavailable when the disk is full; nothing is left of the copy then.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  try {
    rmSync(to, { force: true })
    const hasLog = (statSync(`${from}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
    if (hasLog) await copyWithLog(from, to)
    else copyPrivately(from, to)
  } catch (error) {
    rmSync(to, { force: true })
    throw explainDisk(dirname(to), error)
  }
}

async function copyWithLog(from: string, to: string): Promise<void> {
  const sqlite = new Sqlite(from, { readonly: true })
  try {
    createPrivate(to)
    await sqlite.backup(to)
    syncFile(to)
  } finally {
    sqlite.close()
  }
}

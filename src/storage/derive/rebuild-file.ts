import { handleOn, openSqlite } from '../open.ts'
import { rederiveAll } from './rederive.ts'

/** Rebuilds all derived rows of a database that nobody uses. */
export async function rebuildDerived(
  file: string,
  progress?: (done: number, all: number) => void,
): Promise<void> {
  const sqlite = openSqlite(file)
  try {
    await handleOn(sqlite)
      .transaction()
      .execute((db) => rederiveAll(db, progress))
  } finally {
    sqlite.close()
  }
}

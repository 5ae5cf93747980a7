import { Sqlite } from './sqlite-driver.ts'

/** Whether a write failed because a row with the same unique value is there already. */
export function isUniqueClash(error: unknown): boolean {
  return (
    error instanceof Sqlite.SqliteError &&
    (error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
  )
}

import { workerData } from 'piscina'
import { AppError } from '../../../errors.ts'
import { type Database, openDatabase } from '../../../storage/open.ts'
import type { Db } from '../../../storage/tables.ts'
import { type JobName, jobs } from './jobs.ts'

/** A job on its way to a thread. */
export interface Task {
  name: JobName
  input: readonly unknown[]
}

/** What a thread answers. An error keeps nothing but its message on the way, so a refusal goes as data. */
export type Outcome = { commits: number } & (
  | { answer: unknown }
  | { refusal: Pick<AppError, 'code' | 'message' | 'fields' | 'suggestions'> }
)

let opening: Promise<Database> | undefined

/** Does one job inside a thread, on a connection of the thread's own. */
export async function work({ name, input }: Task): Promise<Outcome> {
  opening ??= openDatabase(workerData.file, { mustExist: true })
  const database = await opening
  const before = database.ownCommits()
  const job = jobs[name] as (db: Db, ...input: readonly unknown[]) => unknown
  try {
    const answer = await job(database.db, ...input)
    return { commits: database.ownCommits() - before, answer }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, fields, suggestions } = error
    return { commits: database.ownCommits() - before, refusal: { code, message, fields, suggestions } }
  }
}

import { workerData } from 'piscina'
import { AppError } from '../../../errors.ts'
import { type Database, openDatabase } from '../../../storage/open.ts'
import { jobs } from './jobs.ts'
import { databaseCache } from './lanes.ts'

/** A job on its way to a thread. */
export interface Task {
  /** Where a feature's own job is; jobs.ts has the others. */
  file?: string
  name: string
  input: readonly unknown[]
}

/** What a thread answers. An error keeps nothing but its message on the way, so a refusal goes as data. */
export type Outcome = { commits: number } & (
  | { answer: unknown }
  | { refusal: Pick<AppError, 'code' | 'message' | 'fields' | 'suggestions' | 'cause'> }
)

let opened: Database | undefined

/** Does one job inside a thread, on a connection of the thread's own. */
export async function work({ file, name, input }: Task): Promise<Outcome> {
  let before = 0
  try {
    opened ??= await openDatabase(workerData.file, { mustExist: true, cacheMebibytes: databaseCache })
    before = opened.ownCommits()
    const found = file === undefined ? jobs : await import(new URL(`../../${file}.js`, import.meta.url).href)
    const answer = await found[name](opened.db, ...input)
    return { commits: opened.ownCommits() - before, answer }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, fields, suggestions, cause } = error
    const commits = (opened?.ownCommits() ?? 0) - before
    return { commits, refusal: { code, message, fields, suggestions, cause } }
  }
}

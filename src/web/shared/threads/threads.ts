import { join } from 'node:path'
import { Piscina } from 'piscina'
import { AppError } from '../../../errors.ts'
import type { Database } from '../../../storage/open.ts'
import type { Db } from '../../../storage/tables.ts'
import { projectRoot } from '../paths.ts'
import { type JobAnswer, type JobInput, type JobName, jobs } from './jobs.ts'
import type { Outcome, Task } from './worker.ts'

/** Up to this weight a job costs some milliseconds at most, and the way to a thread and back about as much. */
const shortText = 16_000
/** A job that takes longer is given up: its input is no text that people wrote. Milliseconds. */
const deadline = 15_000
const mostThreads = 2
/**
 * Beyond it, an honest 'not now' comes at once. Counted here, since Piscina's own `maxQueue` passes over tasks that have
 * a signal.
 */
const mostUnderWay = mostThreads + 16
/** Takes as long as a universe is large; given up at any moment, it is gone on with later. */
const endless: JobName = 'rederiveStale'

/** Does what may take long, on the spot where the text is short, else apart from the event loop. */
export interface Threads {
  /**
   * @param weight of the texts that its time grows with: see weightOf.
   * @throws AppError unavailable where the deadline passes or too much is waiting, and what the job throws.
   */
  run<Name extends JobName>(name: Name, weight: number, ...input: JobInput<Name>): Promise<JobAnswer<Name>>
  /** The same for a job that is a feature's own. */
  runOwn<Input extends unknown[], Answer>(
    job: OwnJob<Input, Answer>,
    weight: number,
    ...input: Input
  ): Promise<Answer>
  close(): Promise<void>
}

/** A feature's work, which shared code may not import: a thread finds it by file and name. */
export interface OwnJob<Input extends unknown[], Answer> {
  /** Its path below src/web, without the ending. */
  file: string
  /** What `work` is exported as. */
  name: string
  work(db: Db, ...input: Input): Promise<Answer>
  /** Up to this weight it is done on the spot. */
  shortText: number
}

/** The site's one pool of threads; none is started before it is needed. `onError` is told when one dies. */
export function createThreads(database: Database, onError: (error: unknown) => void): Threads {
  let pool: Piscina | undefined
  let closing = false

  let underWay = 0

  async function runApart(task: Task): Promise<unknown> {
    if (underWay >= mostUnderWay) throw new AppError('unavailable', givenUp)
    pool ??= startPool(database.file, onError)
    const signal = task.name === endless ? null : AbortSignal.timeout(deadline)
    underWay++
    const outcome: Outcome = await pool
      .run(task, { name: 'work', signal })
      .catch((error) => {
        const words = closing ? stopping : isGivenUp(error) ? givenUp : null
        throw words === null ? error : new AppError('unavailable', words, { cause: error })
      })
      .finally(() => underWay--)
    database.addCommits(outcome.commits)
    if ('answer' in outcome) return outcome.answer
    const { code, message, ...more } = outcome.refusal
    throw new AppError(code, message, more)
  }

  return {
    async run<Name extends JobName>(name: Name, weight: number, ...input: JobInput<Name>) {
      const job = jobs[name] as unknown as (db: Db, ...input: JobInput<Name>) => JobAnswer<Name>
      if (weight <= shortText) return job(database.db, ...input)
      return runApart({ name, input }) as Promise<JobAnswer<Name>>
    },
    async runOwn<Input extends unknown[], Answer>(
      { file, name, work, shortText }: OwnJob<Input, Answer>,
      weight: number,
      ...input: Input
    ) {
      if (weight <= shortText) return work(database.db, ...input)
      return runApart({ file, name, input }) as Promise<Answer>
    },
    async close() {
      closing = true
      await pool?.destroy()
    },
  }
}

const givenUp =
  'This text is too long or too repetitive to be worked through in time, or too much else is waiting. Try again in a moment; if that does not help, make it shorter or split it in two.'

const stopping = 'The wiki is being stopped. Send it again when it is back.'

/** Threads run the built module whatever runs us: a thread has no loader for TypeScript. */
function startPool(file: string, onError: (error: unknown) => void): Piscina {
  const pool = new Piscina({
    filename: join(projectRoot, 'dist', 'web', 'shared', 'threads', 'worker.js'),
    workerData: { file },
    minThreads: 0,
    maxThreads: mostThreads,
    idleTimeout: 30_000,
    // Much young memory: what one comparison makes lives about as long as the comparison.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 96 },
  })
  pool.on('error', onError) // a thread that dies takes its task with it, not the server
  return pool
}

/** Out of time or of memory. */
function isGivenUp({ name, code }: Error & { code?: string }): boolean {
  return ['AbortError', 'TimeoutError'].includes(name) || code === 'ERR_WORKER_OUT_OF_MEMORY'
}

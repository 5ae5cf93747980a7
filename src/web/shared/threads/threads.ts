import type { Piscina } from 'piscina'
import { AppError } from '../../../errors.ts'
import type { Database } from '../../../storage/open.ts'
import type { Db } from '../../../storage/tables.ts'
import { createTurns, NoTurn } from '../turns.ts'
import { type JobAnswer, type JobInput, type JobName, jobs } from './jobs.ts'
import { heavy, type Lane, lanes } from './lanes.ts'
import { startPool } from './pool.ts'
import type { Outcome, Task } from './worker.ts'

/** Up to this weight a job costs some milliseconds at most, and the way to a thread and back about as much. */
const shortText = 16_000

/** Does what may take long, on the spot where the text is short, else apart from the event loop. */
export interface Threads {
  /**
   * @param weight of the texts that its time grows with: see weightOf.
   * @throws AppError unavailable where the deadline passes or too much is waiting, too_often where too much of the same
   * asker is, and what the job throws.
   */
  run<Name extends JobName>(name: Name, weight: number, ...input: JobInput<Name>): Promise<JobAnswer<Name>>
  /** The same for a job that is a feature's own. */
  runOwn<Input extends unknown[], Answer>(
    job: OwnJob<Input, Answer>,
    weight: number,
    ...input: Input
  ): Promise<Answer>
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

/** The site's threads, by lane. */
export interface ThreadLanes {
  /** For work of a lane that `asker` asks for, whom the lane's limits for one hold: see askerOf. */
  of(lane: Lane, asker: string): Threads
  close(): Promise<void>
}

/** None is started before it is needed. `onError` is told when one dies. */
export function createThreads(database: Database, onError: (error: unknown) => void): ThreadLanes {
  const open = new Map<Lane, { pool: Piscina; turns: ReturnType<typeof createTurns> }>()
  let closing = false

  function openLane(name: Lane) {
    const known = open.get(name)
    if (known) return known
    const lane = {
      pool: startPool(database.file, lanes[name], onError),
      turns: createTurns(lanes[name].turns),
    }
    open.set(name, lane)
    return lane
  }

  async function runApart(lane: Lane, asker: string, weight: number, task: Task): Promise<unknown> {
    const { pool, turns } = openLane(lane)
    const { deadline, turns: limits } = lanes[lane]
    const end = await turns.take(asker, weight < heavy ? 1 : limits.most).catch(refuse)
    if (closing) {
      end()
      throw new AppError('unavailable', stopping)
    }
    // Only now does the time run: a thread that is ended for what its job had waited is a thread to be started anew.
    const signal = deadline === null ? null : AbortSignal.timeout(deadline)
    const outcome: Outcome = await pool
      .run(task, { name: 'work', signal })
      .catch((error) => {
        const words = closing ? stopping : isGivenUp(error) ? tooLong : null
        throw words === null ? error : new AppError('unavailable', words, { cause: error })
      })
      .finally(end)
    database.addCommits(outcome.commits)
    if ('answer' in outcome) return outcome.answer
    const { code, message, ...more } = outcome.refusal
    throw new AppError(code, message, more)
  }

  function refuse(error: unknown): never {
    if (!(error instanceof NoTurn)) throw error
    if (error.because === 'yours') throw new AppError('too_often', tooManyOfYours, { retryAfter })
    throw new AppError('unavailable', closing ? stopping : tooMany, { retryAfter })
  }

  return {
    of: (lane, asker) => ({
      async run<Name extends JobName>(name: Name, weight: number, ...input: JobInput<Name>) {
        const job = jobs[name] as unknown as (db: Db, ...input: JobInput<Name>) => JobAnswer<Name>
        if (weight <= shortText) return job(database.db, ...input)
        return runApart(lane, asker, weight, { name, input }) as Promise<JobAnswer<Name>>
      },
      async runOwn<Input extends unknown[], Answer>(
        { file, name, work, shortText }: OwnJob<Input, Answer>,
        weight: number,
        ...input: Input
      ) {
        if (weight <= shortText) return work(database.db, ...input)
        return runApart(lane, asker, weight, { file, name, input }) as Promise<Answer>
      },
    }),
    async close() {
      closing = true
      await Promise.all([...open.values()].map(({ pool }) => pool.destroy()))
    },
  }
}

/** Seconds after which what was refused for what else was under way is worth another try. */
const retryAfter = 5

const tooLong =
  'This text is too long or too repetitive to be worked through in time. Make it shorter or split it in two.'

const tooMany = 'Too many long texts are being worked on just now. Try again in a moment.'

const tooManyOfYours =
  'Several long pages are being made for you already. Wait until they are there, then ask for this one again.'

const stopping = 'The wiki is being stopped. Send it again when it is back.'

/** Out of time or of memory. */
function isGivenUp({ name, code }: Error & { code?: string }): boolean {
  return ['AbortError', 'TimeoutError'].includes(name) || code === 'ERR_WORKER_OUT_OF_MEMORY'
}

import { availableParallelism } from 'node:os'
import type { TurnLimits } from '../turns.ts'

/** Whose work it is. Each lane has threads of its own, so that none waits for another. */
export type Lane = 'reading' | 'writing' | 'upkeep'

export interface LaneLimits {
  /** Of jobs; as many threads as may run at once. */
  turns: TurnLimits
  /** A job that runs longer is given up: its input is no text that people wrote. Milliseconds; null for no limit. */
  deadline: number | null
}

const patience = 15_000
const deadline = 15_000

/** A job of this weight may take a hundred MiB, so that it has all turns of its lane. */
export const heavy = 250_000

/**
 * MiB of a thread's heap. 1 MiB of the densest markup takes 120 of those that live long; more than 16 of new ones made
 * no comparison faster, and each thread keeps what it once took.
 */
export const heap = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 16 }
/** MiB of the database that each thread keeps: a job reads little of it. */
export const databaseCache = 4

export const lanes: Record<Lane, LaneLimits> = {
  /** Where there are processors for it two, so that one asker, who has one at most, leaves one to the others. */
  reading: {
    turns: { most: availableParallelism() > 2 ? 2 : 1, mostEach: 1, waiting: 16, waitingEach: 3, patience },
    deadline,
  },
  /** A preview or a conflict asks for two at once. */
  writing: {
    turns: { most: 1, mostEach: 1, waiting: 16, waitingEach: 6, patience },
    deadline,
  },
  /** What takes as long as a universe is large; given up at any moment, it is gone on with later. */
  upkeep: {
    turns: { most: 1, mostEach: 1, waiting: 4, waitingEach: 4 },
    deadline: null,
  },
}

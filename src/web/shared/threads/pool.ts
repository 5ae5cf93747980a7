import { join } from 'node:path'
import { Piscina } from 'piscina'
import { projectRoot } from '../paths.ts'
import { heap, type LaneLimits } from './lanes.ts'

/** Threads run the built module whatever runs us: a thread has no loader for TypeScript. */
export function startPool(file: string, { turns }: LaneLimits, onError: (error: unknown) => void): Piscina {
  const pool = new Piscina({
    filename: join(projectRoot, 'dist', 'web', 'shared', 'threads', 'worker.js'),
    workerData: { file },
    minThreads: 0,
    maxThreads: turns.most,
    idleTimeout: 30_000,
    resourceLimits: heap,
  })
  pool.on('error', onError) // a thread that dies takes its task with it, not the server
  return pool
}

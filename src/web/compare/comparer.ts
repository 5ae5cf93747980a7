import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { Piscina } from 'piscina'
import { COMPARE_VERSION, compareTellings } from '../../domain/compare/compare-tellings.ts'
import type { Comparison, Telling } from '../../domain/compare/types.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import type { ParsedArticle } from '../../domain/source/types.ts'
import { AppError } from '../../errors.ts'
import { findComparison, keepComparison } from '../../storage/comparisons.ts'
import type { Db } from '../../storage/tables.ts'
import { projectRoot } from '../shared/paths.ts'
import type { ParseTask } from './worker.ts'

/** Up to this many characters of source, together, a comparison is cheaper than the way to a worker and back. */
const INLINE_CHARACTERS = 4_000
/** A comparison that takes longer is given up: its input is no text that people wrote. */
const DEADLINE_MS = 15_000
/** Packing a longer comparison for the database would hold up everyone else; memory has it. */
const MOST_KEPT_CHARACTERS = 200_000
/** Finished comparisons kept in memory, counted in passages. */
const CACHED_PASSAGES = 200_000

export interface Comparer {
  /** Reads an article's text, off the event loop where it is long. */
  parse(task: ParseTask): Promise<ParsedArticle>
  /** Throws unavailable when the deadline passes. */
  compare(tellings: Telling[]): Promise<Comparison>
  close(): Promise<void>
}

/**
 * Compares off the event loop where texts are long, and remembers: two revisions never change, so an answer is good
 * for as long as the texts, their settings and the method are the same: in memory, and in the database over restarts.
 */
export function createComparer(db: Db, onError: (error: unknown) => void): Comparer {
  const answers = new LRUCache<string, Comparison>({
    maxSize: CACHED_PASSAGES,
    sizeCalculation: ({ columns }) => 1 + columns.reduce((sum, { passages }) => sum + passages.length, 0),
  })
  const under = new Map<string, Promise<Comparison>>()
  let pool: Piscina | undefined

  async function compute(tellings: Telling[]): Promise<Comparison> {
    return sizeOf(tellings) <= INLINE_CHARACTERS ? compareTellings(tellings) : run('compare', tellings)
  }

  /** One task in a thread, within the deadline. */
  async function run(name: string, task: unknown) {
    pool ??= startPool(onError)
    try {
      return await pool.run(task, { name, signal: AbortSignal.timeout(DEADLINE_MS) })
    } catch (error) {
      const { name: kind, message } = error as Error
      if (!['AbortError', 'TimeoutError'].includes(kind) && !/queue/i.test(message)) throw error
      throw new AppError(
        'unavailable',
        'These texts are too long or too repetitive to compare in time. Choose fewer columns, or shorter articles.',
      )
    }
  }

  /** From an earlier run of the server, or made now and kept for the next. */
  async function remembered(key: string, tellings: Telling[]): Promise<Comparison> {
    const kept = await findComparison(db, key)
    if (kept) return kept
    const comparison = await compute(tellings)
    // A full disk must not keep anyone from reading.
    if (sizeOf(tellings) <= MOST_KEPT_CHARACTERS) {
      await keepComparison(db, key, comparison, new Date()).catch(onError)
    }
    return comparison
  }

  return {
    async parse(task) {
      return task.text.length <= INLINE_CHARACTERS
        ? parseArticle(task.text, task.options)
        : run('parse', task)
    },
    async compare(tellings) {
      const key = keyOf(tellings)
      const known = answers.get(key)
      if (known) return known
      let running = under.get(key)
      if (!running) {
        running = remembered(key, tellings).finally(() => under.delete(key))
        under.set(key, running)
      }
      const comparison = await running
      answers.set(key, comparison)
      return comparison
    },
    async close() {
      await pool?.destroy()
    },
  }
}

function sizeOf(tellings: readonly Telling[]): number {
  return tellings.reduce((sum, { source }) => sum + source.length, 0)
}

/** Everything an answer depends on. */
function keyOf(tellings: readonly Telling[]): string {
  const hash = createHash('sha256').update(String(COMPARE_VERSION))
  for (const { source, linkSubjects, ...telling } of tellings) {
    hash.update(source).update(JSON.stringify([telling, [...(linkSubjects ?? [])]]))
  }
  return hash.digest('base64url')
}

/** Workers run the built module whatever runs us: a thread has no loader for TypeScript. */
function startPool(onError: (error: unknown) => void): Piscina {
  const pool = new Piscina({
    filename: join(projectRoot, 'dist', 'web', 'compare', 'worker.js'),
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 30_000,
    maxQueue: 16, // beyond it, an honest 'not now' comes at once
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  pool.on('error', onError) // a thread that dies takes its task with it, not the server
  return pool
}

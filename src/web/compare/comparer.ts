import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { COMPARE_VERSION } from '../../domain/compare/compare-tellings.ts'
import type { Comparison, Telling } from '../../domain/compare/types.ts'
import { findComparison, keepComparison } from '../../storage/comparisons.ts'
import type { Db } from '../../storage/tables.ts'
import type { Threads } from '../shared/threads/threads.ts'

/** Packing a longer comparison for the database would hold up everyone else; memory has it. */
const MOST_KEPT_CHARACTERS = 200_000
/** Finished comparisons kept in memory, counted in passages. */
const CACHED_PASSAGES = 200_000

export interface Comparer {
  /** Throws unavailable when the deadline passes. */
  compare(tellings: Telling[]): Promise<Comparison>
}

/**
 * Compares, and remembers: two revisions never change, so an answer is good
 * for as long as the texts, their settings and the method are the same: in memory, and in the database over restarts.
 */
export function createComparer(db: Db, threads: Threads, onError: (error: unknown) => void): Comparer {
  const answers = new LRUCache<string, Comparison>({
    maxSize: CACHED_PASSAGES,
    sizeCalculation: ({ columns }) => 1 + columns.reduce((sum, { passages }) => sum + passages.length, 0),
  })
  const under = new Map<string, Promise<Comparison>>()

  /** From an earlier run of the server, or made now and kept for the next. */
  async function remembered(key: string, tellings: Telling[]): Promise<Comparison> {
    const kept = await findComparison(db, key)
    if (kept) return kept
    const comparison = await threads.run('compareTellings', sizeOf(tellings), tellings)
    // A full disk must not keep anyone from reading.
    if (sizeOf(tellings) <= MOST_KEPT_CHARACTERS) {
      await keepComparison(db, key, comparison, new Date()).catch(onError)
    }
    return comparison
  }

  return {
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

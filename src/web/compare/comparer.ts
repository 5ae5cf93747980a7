import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { COMPARE_VERSION, compareTellings } from '../../domain/compare/compare-tellings.ts'
import type { Comparison, Telling } from '../../domain/compare/types.ts'
import { findComparison, packComparison } from '../../storage/comparisons.ts'
import type { Db } from '../../storage/tables.ts'

/** A longer comparison would fill the database with what memory may as well have. */
const MOST_KEPT_CHARACTERS = 200_000
/** Finished comparisons kept in a thread's memory, in bytes; most are soon in a finished page or in the database. */
const CACHED_BYTES = 16 * 1024 * 1024
/** What a comparison takes of memory for a character of its texts, about. */
const BYTES_A_CHARACTER = 30

/** What is to be kept in the database, by whoever has the server's own connection to it. */
export interface ToKeep {
  key: string
  body: string
}

type Compare = (tellings: Telling[]) => Promise<{ comparison: Comparison; toKeep: ToKeep | null }>

const comparers = new WeakMap<Db, Compare>()

/**
 * Compares, and remembers: two revisions never change, so an answer is good for as long as the texts, their settings and
 * the method are the same: in the memory of this thread, and in the database over restarts.
 */
export function comparerOf(db: Db): Compare {
  const compare = comparers.get(db) ?? createComparer(db)
  comparers.set(db, compare)
  return compare
}

function createComparer(db: Db): Compare {
  const answers = new LRUCache<string, Comparison>({
    maxSize: CACHED_BYTES,
  })

  return async (tellings) => {
    const key = keyOf(tellings)
    const known = answers.get(key) ?? (await findComparison(db, key))
    const comparison = known ?? compareTellings(tellings)
    answers.set(key, comparison, { size: 1000 + BYTES_A_CHARACTER * sizeOf(tellings) })
    const keeps = !known && sizeOf(tellings) <= MOST_KEPT_CHARACTERS
    return { comparison, toKeep: keeps ? { key, body: packComparison(comparison) } : null }
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

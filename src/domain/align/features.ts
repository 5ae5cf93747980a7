import type { ColumnTerms } from './terms.ts'

/**
 * What the passages of a column are compared by: for passage `n` the features `ids[start[n]] … ids[start[n + 1] - 1]`,
 * each once, with how much of it the passage holds. Ids are below `size`.
 */
export interface Features {
  start: Int32Array
  ids: Int32Array
  counts: Float32Array
  size: number
}

/** How far apart two words may stand to count as a pair. */
export const WINDOW = 4

/** A single word's weight beside such a pair. */
const WORD_WEIGHT = 0.7

/** The share of a repeated word that counts saturates as in BM25. */
const saturated = (count: number) => (count * 2.2) / (count + 1.2)

/** Numbers for pairs of terms, shared by the columns of one alignment: an open hash table, exact. */
interface PairTable {
  /** `low * terms + high + 1` of the pair in a slot; 0 is free. */
  keys: Float64Array
  mask: number
}

/**
 * Terms, and unordered pairs of terms at most `window` apart: pairs tell a retelling from a passage that only has the
 * same topic. A window of 0 makes no pairs. The features of both columns are numbered alike.
 */
export function termFeatures(
  columns: readonly [ColumnTerms, ColumnTerms],
  weights: readonly number[],
  window: number,
): [Features, Features] {
  const pairs = (columns[0].terms.length + columns[1].terms.length) * window
  const slots = 2 ** Math.ceil(Math.log2(2 * pairs + 2))
  const table = { keys: new Float64Array(window > 0 ? slots : 0), mask: slots - 1 }
  return [featuresOf(columns[0], weights, window, table), featuresOf(columns[1], weights, window, table)]
}

function featuresOf(
  { terms, passageStart, passages }: ColumnTerms,
  weights: readonly number[],
  window: number,
  table: PairTable,
): Features {
  const firstPair = weights.length
  const size = firstPair + table.keys.length
  const ids = new Int32Array(terms.length * (window + 1))
  const counts = new Float32Array(ids.length)
  const start = new Int32Array(passages + 1)
  // Where a feature was put last; a place from before this passage means it is new here.
  const place = new Int32Array(size).fill(-1)
  const scale = window > 0 ? WORD_WEIGHT : 1
  let used = 0
  for (let passage = 0; passage < passages; passage++) {
    const first = used
    const end = passageStart[passage + 1] as number
    for (let at = passageStart[passage] as number; at < end; at++) {
      const term = terms[at] as number
      if ((place[term] as number) < first) {
        place[term] = used
        ids[used++] = term
      }
      const slot = place[term] as number
      counts[slot] = (counts[slot] as number) + 1
      const last = Math.min(end - 1, at + window)
      for (let other = at + 1; other <= last; other++) {
        const pair = firstPair + pairSlot(table, term, terms[other] as number, firstPair)
        if ((place[pair] as number) >= first) continue
        place[pair] = used
        counts[used] = 1
        ids[used++] = pair
      }
    }
    for (let slot = first; slot < used; slot++) {
      const weight = weights[ids[slot] as number]
      if (weight !== undefined) counts[slot] = scale * weight * saturated(counts[slot] as number)
    }
    start[passage + 1] = used
  }
  return { start, ids: ids.subarray(0, used), counts: counts.subarray(0, used), size }
}

function pairSlot({ keys, mask }: PairTable, one: number, other: number, terms: number): number {
  const low = Math.min(one, other)
  const high = Math.max(one, other)
  const key = low * terms + high + 1
  let slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) & mask
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
  keys[slot] = key
  return slot
}

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

/**
 * Terms, and unordered pairs of terms at most `window` apart: pairs tell a retelling from a passage that only has the
 * same topic. Pairs are hashed into `2 ** bits` numbers behind those of terms. A window of 0 makes no pairs.
 */
export function termFeatures(
  column: ColumnTerms,
  weights: readonly number[],
  window: number,
  bits: number,
): Features {
  const vocabularySize = weights.length
  const { terms: words, passageStart, passages } = column
  const mask = 2 ** bits - 1
  const size = vocabularySize + mask + 1
  const ids = new Int32Array(words.length * (window + 1))
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
      const word = words[at] as number
      if ((place[word] as number) < first) {
        place[word] = used
        ids[used++] = word
      }
      const slot = place[word] as number
      counts[slot] = (counts[slot] as number) + 1
      const last = Math.min(end - 1, at + window)
      for (let other = at + 1; other <= last; other++) {
        const partner = words[other] as number
        const low = Math.min(word, partner)
        const high = Math.max(word, partner)
        const pair =
          vocabularySize + ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b) ^ (low >>> 3)) & mask)
        if ((place[pair] as number) >= first) continue
        place[pair] = used
        counts[used] = 1
        ids[used++] = pair
      }
    }
    for (let slot = first; slot < used; slot++) {
      if ((ids[slot] as number) < vocabularySize)
        counts[slot] = scale * (weights[ids[slot] as number] as number) * saturated(counts[slot] as number)
    }
    start[passage + 1] = used
  }
  return { start, ids: ids.subarray(0, used), counts: counts.subarray(0, used), size }
}

/** Bits that keep clashes of hashed pairs rare for a text of this many tokens. */
export function pairBits(tokens: number): number {
  return Math.min(20, Math.max(12, Math.ceil(Math.log2(tokens * WINDOW + 1)) + 2))
}

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

/** A repeated term counts more, but not in proportion: saturation as in BM25. */
const saturated = (count: number) => (count * 2.2) / (count + 1.2)

/** The terms of each passage, without mute ones. */
export function termFeatures(
  { terms, passageStart, passages }: ColumnTerms,
  weights: readonly number[],
): Features {
  const ids = new Int32Array(terms.length)
  const counts = new Float32Array(terms.length)
  const start = new Int32Array(passages + 1)
  // Where a term was put last; a place from before this passage means it is new here.
  const place = new Int32Array(weights.length).fill(-1)
  let used = 0
  for (let passage = 0; passage < passages; passage++) {
    const first = used
    const end = passageStart[passage + 1] as number
    for (let at = passageStart[passage] as number; at < end; at++) {
      const term = terms[at] as number
      if (weights[term] === 0) continue
      if ((place[term] as number) < first) {
        place[term] = used
        ids[used++] = term
      }
      const slot = place[term] as number
      counts[slot] = (counts[slot] as number) + 1
    }
    for (let slot = first; slot < used; slot++) {
      counts[slot] = (weights[ids[slot] as number] as number) * saturated(counts[slot] as number)
    }
    start[passage + 1] = used
  }
  return { start, ids: ids.subarray(0, used), counts: counts.subarray(0, used), size: weights.length }
}

/** Features with those of one head made one; `heads` has each feature's, by its id, `mute` a 1 for each that is left out. */
export function mergeFeatures(
  { start, ids, counts, size }: Features,
  heads: readonly number[],
  mute: Uint8Array,
): Features {
  const merged = new Int32Array(ids.length)
  const sums = new Float32Array(ids.length)
  const starts = new Int32Array(start.length)
  const place = new Int32Array(size).fill(-1)
  let used = 0
  for (let passage = 0; passage + 1 < start.length; passage++) {
    const first = used
    for (let slot = start[passage] as number; slot < (start[passage + 1] as number); slot++) {
      if (mute[ids[slot] as number]) continue
      const head = heads[ids[slot] as number] as number
      if ((place[head] as number) < first) {
        place[head] = used
        merged[used++] = head
      }
      const at = place[head] as number
      sums[at] = (sums[at] as number) + (counts[slot] as number)
    }
    starts[passage + 1] = used
  }
  return { start: starts, ids: merged.subarray(0, used), counts: sums.subarray(0, used), size }
}

/** How far apart two words may stand to count as a pair, and a single word's weight beside such a pair. */
const WINDOW = 4
const WORD_WEIGHT = 0.7

/** Pairs of words whose rarities add up to less ('of the') say nothing. */
const LEAST_PAIR_RARITY = 0.5

/** Numbers for pairs of words, shared by the columns of one alignment: an open hash table, exact. */
interface PairTable {
  /** `low * words + high + 1` of the pair in a slot; 0 is free. */
  keys: Float64Array
  /** Number of the pair in a slot, counted from 0. */
  numbers: Int32Array
  used: number
}

/**
 * Words, and unordered pairs of words that stand near each other: pairs tell a retelling from a passage that only has
 * the same topic. Only passages that are `open` have features. Both columns' features are numbered alike.
 */
export function pairFeatures(
  columns: readonly [ColumnTerms, ColumnTerms],
  words: readonly [Features, Features],
  open: readonly [Uint8Array, Uint8Array],
  rarity: Float32Array,
): [Features, Features] {
  const most = columns.map(({ terms, passageStart }, side) => {
    let count = 0
    open[side]?.forEach((each, passage) => {
      if (each) count += (passageStart[passage + 1] as number) - (passageStart[passage] as number)
    })
    return Math.min(count, terms.length) * WINDOW
  }) as [number, number]
  const slots = 2 ** Math.ceil(Math.log2(1.5 * (most[0] + most[1]) + 2))
  const table: PairTable = { keys: new Float64Array(slots), numbers: new Int32Array(slots), used: 0 }
  const found = columns.map((column, side) =>
    withPairs(column, words[side] as Features, open[side] as Uint8Array, rarity, most[side] as number, table),
  ) as [Features, Features]
  for (const each of found) each.size = rarity.length + table.used
  return found
}

function withPairs(
  { terms, passageStart, passages }: ColumnTerms,
  words: Features,
  open: Uint8Array,
  rarity: Float32Array,
  most: number,
  table: PairTable,
): Features {
  const ids = new Int32Array(words.ids.length + most)
  const counts = new Float32Array(ids.length)
  const start = new Int32Array(passages + 1)
  const seen = new Int32Array(table.used + most).fill(-1)
  let used = 0
  for (let passage = 0; passage < passages; passage++) {
    start[passage + 1] = used
    if (!open[passage]) continue
    for (let slot = words.start[passage] as number; slot < (words.start[passage + 1] as number); slot++) {
      ids[used] = words.ids[slot] as number
      counts[used++] = WORD_WEIGHT * (words.counts[slot] as number)
    }
    const end = passageStart[passage + 1] as number
    for (let at = passageStart[passage] as number; at < end; at++) {
      const word = terms[at] as number
      const least = LEAST_PAIR_RARITY - (rarity[word] as number)
      for (let other = at + 1; other <= at + WINDOW && other < end; other++) {
        const partner = terms[other] as number
        if ((rarity[partner] as number) < least) continue
        const pair = pairNumber(table, word, partner, rarity.length)
        if (seen[pair] === passage) continue
        seen[pair] = passage
        ids[used] = rarity.length + pair
        counts[used++] = 1
      }
    }
    start[passage + 1] = used
  }
  return { start, ids: ids.subarray(0, used), counts: counts.subarray(0, used), size: 0 }
}

function pairNumber(table: PairTable, one: number, other: number, words: number): number {
  const { keys, numbers } = table
  const mask = keys.length - 1
  const low = Math.min(one, other)
  const high = Math.max(one, other)
  const key = low * words + high + 1
  let slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) & mask
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
  if (keys[slot] === 0) {
    keys[slot] = key
    numbers[slot] = table.used++
  }
  return numbers[slot] as number
}

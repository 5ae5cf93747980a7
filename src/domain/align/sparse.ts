import type { Features } from './features.ts'

/** Features of a column weighted by rarity. */
export interface Weighted {
  features: Features
  /** One for each entry of `features.ids`. */
  weights: Float32Array
  /** Euclidean length of each passage's weights. */
  norms: Float64Array
}

/** Features to the passages that have them: those of feature `id` stand from `start[id]` up to `start[id + 1]`. */
export interface Index {
  start: Int32Array
  passages: Int32Array
  weights: Float32Array
}

/** A feature in more passages than this share of them, or than this many, tells none apart; it is not followed. */
const COMMON_SHARE = 0.2
const COMMON_COUNT = 256

/** Shorter texts are weighed as if they had this many passages: of two passages, a word in both would say nothing. */
const FEW_PASSAGES = 12

/** Weight of a feature that stands in one passage only: it can match nothing and only makes that passage longer. */
const LONE_WEIGHT = 0.5

/**
 * What each feature says, by the passages of both columns that have it; 0 where nearly all do. Where the rarity of the
 * first features is `known` it stays: not all passages may be among the features.
 */
export function rarity(a: Features, b: Features, known: Float32Array = new Float32Array(0)): Float32Array {
  const passages = a.start.length + b.start.length - 2
  const weights = new Float32Array(Math.max(a.size, b.size))
  for (const { ids } of [a, b]) {
    for (let slot = 0; slot < ids.length; slot++) {
      const id = ids[slot] as number
      weights[id] = (weights[id] as number) + 1
    }
  }
  for (let id = known.length; id < weights.length; id++) {
    const count = weights[id] as number
    if (count === 0) continue
    weights[id] = Math.max(0, rarityOf(count, passages)) * (count === 1 ? LONE_WEIGHT : 1)
  }
  weights.set(known)
  return weights
}

/** The rarity of what stands in two of so many passages: no feature that two share is rarer. */
export function rarest(passages: number): number {
  return rarityOf(2, passages)
}

function rarityOf(count: number, passages: number): number {
  return Math.log((Math.max(FEW_PASSAGES, passages) + 1) / (count + 0.5))
}

/** A column's features with their counts times their rarity. */
export function weigh(features: Features, rarities: Float32Array): Weighted {
  const { start, ids, counts } = features
  const weights = new Float32Array(ids.length)
  const norms = new Float64Array(start.length - 1)
  for (let passage = 0; passage < norms.length; passage++) {
    let squares = 0
    for (let slot = start[passage] as number; slot < (start[passage + 1] as number); slot++) {
      const weight = (counts[slot] as number) * (rarities[ids[slot] as number] as number)
      weights[slot] = weight
      squares += weight * weight
    }
    norms[passage] = Math.sqrt(squares)
  }
  return { features, weights, norms }
}

/** The inverted index of a column; features that are too common, or say nothing, have no entries. */
export function invert({ features: { start, ids }, weights }: Weighted, rarities: Float32Array): Index {
  const passages = start.length - 1
  const most = Math.min(COMMON_COUNT, COMMON_SHARE * passages + 4)
  const first = new Int32Array(rarities.length + 1)
  for (let slot = 0; slot < ids.length; slot++) {
    const id = ids[slot] as number
    first[id + 1] = (first[id + 1] as number) + 1
  }
  for (let id = 0; id < rarities.length; id++) {
    const count = first[id + 1] as number
    first[id + 1] = (first[id] as number) + (count > most || rarities[id] === 0 ? 0 : count)
  }
  const index: Index = {
    start: first,
    passages: new Int32Array(first[rarities.length] as number),
    weights: new Float32Array(first[rarities.length] as number),
  }
  const next = first.slice(0, -1)
  for (let passage = 0; passage < passages; passage++) {
    for (let slot = start[passage] as number; slot < (start[passage + 1] as number); slot++) {
      const id = ids[slot] as number
      if (first[id + 1] === first[id]) continue
      const at = next[id] as number
      next[id] = at + 1
      index.passages[at] = passage
      index.weights[at] = weights[slot] as number
    }
  }
  return index
}

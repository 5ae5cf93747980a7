import type { Features } from './features.ts'

/** Passages that may belong together, and how alike they are against their next best. */
export interface Candidates {
  left: Int32Array
  right: Int32Array
  /** Cosine of the two passages' weighted features, 0 to 1. */
  similarity: Float64Array
  /** Sum over both sides of how far it stands out from the best other candidate there, each -1 to 1. */
  margin: Float64Array
}

/** Best candidates kept for a passage. */
const KEPT = 8

/** Likenesses under this are chance. */
const LEAST = 0.015

/** Pairs up to which all may be candidates, where likeness alone cannot be trusted to find the right one. */
const ALL_PAIRS = 60_000

/** A feature in more passages than this share, or than this many, tells none of them apart; it is left out of the search. */
const COMMON_SHARE = 0.2
const COMMON_COUNT = 256

/** Weight of a feature that stands in one passage only: it can match nothing and only makes that passage longer. */
const LONE_WEIGHT = 0.5

/**
 * The best candidates of every passage by an inverted index over their features, weighted by rarity. Work grows with the
 * texts' length, not with their product: features in very many passages are not followed.
 */
export function findCandidates(a: Features, b: Features, all = false): Candidates {
  const left = a.start.length - 1
  const right = b.start.length - 1
  const weights = rarity(a, b, left + right)
  const [wa, wb] = [unitWeights(a, weights), unitWeights(b, weights)]
  const every = all && left * right <= ALL_PAIRS
  const index = invert(b, wb, right, weights)
  const sums = new Float64Array(right)
  const touched = new Int32Array(right)
  const found: [number[], number[], number[]] = [[], [], []]
  const rowBest = new Float64Array(left)
  const rowNext = new Float64Array(left)
  const columnBest = new Float64Array(right)
  const columnNext = new Float64Array(right)
  const columnFrom = new Int32Array(right).fill(-1)
  const top = new Int32Array(KEPT)
  for (let i = 0; i < left; i++) {
    let count = 0
    for (let slot = a.start[i] as number; slot < (a.start[i + 1] as number); slot++) {
      const id = a.ids[slot] as number
      const weight = wa[slot] as number
      const end = index.start[id + 1] as number
      for (let post = index.start[id] as number; post < end; post++) {
        const j = index.unit[post] as number
        if (sums[j] === 0) touched[count++] = j
        sums[j] = (sums[j] as number) + weight * (index.weight[post] as number)
      }
    }
    let kept = 0
    for (let each = 0; each < count; each++) {
      const j = touched[each] as number
      const value = sums[j] as number
      if (value > (columnBest[j] as number)) {
        columnNext[j] = columnBest[j] as number
        columnBest[j] = value
        columnFrom[j] = i
      } else if (value > (columnNext[j] as number)) columnNext[j] = value
      if (value < LEAST || (kept === KEPT && value <= (sums[top[KEPT - 1] as number] as number))) continue
      if (kept < KEPT) kept++
      let at = kept - 1
      for (; at > 0 && (sums[top[at - 1] as number] as number) < value; at--) top[at] = top[at - 1] as number
      top[at] = j
    }
    rowBest[i] = kept > 0 ? (sums[top[0] as number] as number) : 0
    rowNext[i] = kept > 1 ? (sums[top[1] as number] as number) : 0
    if (every) for (let j = 0; j < right; j++) push(found, i, j, sums[j] as number)
    else
      for (let each = 0; each < kept; each++)
        push(found, i, top[each] as number, sums[top[each] as number] as number)
    for (let each = 0; each < count; each++) sums[touched[each] as number] = 0
  }
  addColumnBests(found, columnFrom, columnBest)
  const similarity = Float64Array.from(found[2])
  const margin = similarity.map((value, each) => {
    const [i, j] = [found[0][each] as number, found[1][each] as number]
    return (
      standsOut(value, rowBest[i] as number, rowNext[i] as number) +
      standsOut(value, columnBest[j] as number, columnNext[j] as number)
    )
  })
  return { left: Int32Array.from(found[0]), right: Int32Array.from(found[1]), similarity, margin }
}

function push(found: [number[], number[], number[]], i: number, j: number, value: number): void {
  found[0].push(i)
  found[1].push(j)
  found[2].push(value)
}

/** A passage's own best must stay a candidate even where the other side has many better ones. */
function addColumnBests(found: [number[], number[], number[]], from: Int32Array, best: Float64Array): void {
  const seen = new Set<number>()
  for (let each = 0; each < found[0].length; each++)
    seen.add((found[0][each] as number) * from.length + (found[1][each] as number))
  from.forEach((i, j) => {
    if (i >= 0 && (best[j] as number) >= LEAST && !seen.has(i * from.length + j))
      push(found, i, j, best[j] as number)
  })
}

function standsOut(value: number, best: number, next: number): number {
  const other = value === best ? next : best
  return (value - other) / (value + other + 0.01)
}

/** Weight of each feature by the passages that have it; 0 where it is too common to tell. */
function rarity(a: Features, b: Features, units: number): Float32Array {
  const weights = new Float32Array(Math.max(a.size, b.size))
  for (const { ids } of [a, b])
    for (let slot = 0; slot < ids.length; slot++)
      weights[ids[slot] as number] = (weights[ids[slot] as number] as number) + 1
  for (let id = 0; id < weights.length; id++) {
    const count = weights[id] as number
    if (count > 0)
      weights[id] = Math.max(0, Math.log((units + 1) / (count + 0.5))) * (count === 1 ? LONE_WEIGHT : 1)
  }
  return weights
}

function unitWeights({ start, ids, counts }: Features, weights: Float32Array): Float32Array {
  const result = new Float32Array(ids.length)
  for (let unit = 0; unit + 1 < start.length; unit++) {
    let sum = 0
    const [from, to] = [start[unit] as number, start[unit + 1] as number]
    for (let slot = from; slot < to; slot++) {
      const weight = (counts[slot] as number) * (weights[ids[slot] as number] as number)
      result[slot] = weight
      sum += weight * weight
    }
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0
    for (let slot = from; slot < to; slot++) result[slot] = (result[slot] as number) * scale
  }
  return result
}

/** Features to the passages that have them. Too common ones get no entries. */
function invert({ start, ids, size }: Features, weights: Float32Array, units: number, rare: Float32Array) {
  const counts = new Int32Array(Math.max(size, rare.length) + 1)
  for (let slot = 0; slot < ids.length; slot++)
    counts[(ids[slot] as number) + 1] = (counts[(ids[slot] as number) + 1] as number) + 1
  const common = Math.min(COMMON_COUNT, COMMON_SHARE * units + 4)
  for (let id = 0; id + 1 < counts.length; id++) {
    const own = counts[id + 1] as number
    counts[id + 1] = (counts[id] as number) + (own > common || rare[id] === 0 ? 0 : own)
  }
  const total = counts[counts.length - 1] as number
  const unit = new Int32Array(total)
  const weight = new Float32Array(total)
  const next = counts.slice(0, -1)
  for (let passage = 0; passage < units; passage++) {
    for (let slot = start[passage] as number; slot < (start[passage + 1] as number); slot++) {
      const id = ids[slot] as number
      if (counts[id + 1] === counts[id]) continue
      const at = next[id] as number
      next[id] = at + 1
      unit[at] = passage
      weight[at] = weights[slot] as number
    }
  }
  return { start: counts, unit, weight }
}

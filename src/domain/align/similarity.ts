import type { Features } from './features.ts'
import { type Index, invert, type Weighted, weigh } from './sparse.ts'

/** Passages that may belong together, and how alike they are against their next best. */
export interface Candidates {
  left: number[]
  right: number[]
  /** Cosine of the two passages' weighted features, drawn towards 0 for short ones; 0 to 1. */
  similarity: number[]
  /** Weight of what the two share; a long passage shares more. */
  shared: number[]
  /** Sum over both sides of how far it stands out from the best other candidate there, each -1 to 1. */
  margin: number[]
}

/** Best candidates kept for a passage. */
const KEPT = 8

/** Likenesses under this are chance. */
const LEAST = 0.015

/** Pairs up to which all may be candidates, where likeness alone cannot be trusted to find the right one. */
const ALL_PAIRS = 60_000

/** Added to the product of two passages' norms: two short ones that share a word are less alike than that says. */
const DOUBT = 15

/**
 * Likeness that the best of unrelated passages has by chance, at least and shared out among a passage's rivals: with few
 * or none to compare with, it takes more to stand out.
 */
const LEAST_CHANCE = 0.02
const CHANCE = 0.2

/** Added to two likenesses before one is seen to stand out from the other: small ones differ by chance. */
const MARGIN_DOUBT = 0.03

/**
 * The best candidates of every passage by an inverted index over their features, weighted by rarity. Work grows with the
 * texts' length, not with their product. With `all`, every pair is a candidate as long as there are not too many.
 * `rarities` weighs features by their ids.
 */
export function findAlike(
  features: readonly [Features, Features],
  rarities: Float32Array,
  all: boolean,
): Candidates {
  const [a, b] = [weigh(features[0], rarities), weigh(features[1], rarities)]
  const index = invert(b, rarities)
  const [lefts, rights] = [a.norms.length, b.norms.length]
  const every = all && lefts * rights <= ALL_PAIRS
  const found: Candidates = { left: [], right: [], similarity: [], shared: [], margin: [] }
  const rows = bests(lefts)
  const columns = bests(rights)
  const sums = new Float64Array(rights)
  const touched = new Int32Array(rights)
  const top = new Int32Array(KEPT)
  for (let left = 0; left < lefts; left++) {
    const count = addUp(a, left, index, sums, touched)
    let kept = 0
    for (let each = 0; each < count; each++) {
      const right = touched[each] as number
      const value = (sums[right] as number) / ((a.norms[left] as number) * (b.norms[right] as number) + DOUBT)
      sums[right] = value
      offer(rows, left, right, value)
      offer(columns, right, left, value)
      if (value < LEAST || (kept === KEPT && value <= (sums[top[KEPT - 1] as number] as number))) continue
      if (kept < KEPT) kept++
      let at = kept - 1
      for (; at > 0 && (sums[top[at - 1] as number] as number) < value; at--) top[at] = top[at - 1] as number
      top[at] = right
    }
    if (every) for (let right = 0; right < rights; right++) push(found, left, right, sums[right] as number)
    else for (const right of top.subarray(0, kept)) push(found, left, right, sums[right] as number)
    for (let each = 0; each < count; each++) sums[touched[each] as number] = 0
  }
  if (!every) addColumnBests(found, columns)
  found.shared = found.similarity.map(
    (value, each) =>
      value *
      ((a.norms[found.left[each] as number] as number) * (b.norms[found.right[each] as number] as number) +
        DOUBT),
  )
  const chance = [CHANCE / rights, CHANCE / lefts].map((each) => (all ? 0 : LEAST_CHANCE) + each) as [
    number,
    number,
  ]
  found.margin = found.similarity.map(
    (value, each) =>
      standsOut(value, rows, found.left[each] as number, chance[0]) +
      standsOut(value, columns, found.right[each] as number, chance[1]),
  )
  return found
}

/** Adds up what a passage shares with each of the other side, and returns how many it shares anything with. */
function addUp(
  { features, weights }: Weighted,
  passage: number,
  index: Index,
  sums: Float64Array,
  touched: Int32Array,
): number {
  let count = 0
  for (let slot = features.start[passage] as number; slot < (features.start[passage + 1] as number); slot++) {
    const id = features.ids[slot] as number
    const weight = weights[slot] as number
    const end = index.start[id + 1] as number
    for (let post = index.start[id] as number; post < end; post++) {
      const other = index.passages[post] as number
      if (sums[other] === 0) touched[count++] = other
      sums[other] = (sums[other] as number) + weight * (index.weights[post] as number)
    }
  }
  return count
}

/** The two best values of each passage of a side, and where the best was. */
interface Bests {
  best: Float64Array
  next: Float64Array
  from: Int32Array
}

function bests(size: number): Bests {
  return { best: new Float64Array(size), next: new Float64Array(size), from: new Int32Array(size).fill(-1) }
}

function offer({ best, next, from }: Bests, at: number, other: number, value: number): void {
  if (value > (best[at] as number)) {
    next[at] = best[at] as number
    best[at] = value
    from[at] = other
  } else if (value > (next[at] as number)) next[at] = value
}

function standsOut(value: number, { best, next }: Bests, at: number, chance: number): number {
  const other = Math.max(chance, (value === best[at] ? next[at] : best[at]) as number)
  return (value - other) / (value + other + MARGIN_DOUBT)
}

function push({ left, right, similarity }: Candidates, i: number, j: number, value: number): void {
  left.push(i)
  right.push(j)
  similarity.push(value)
}

/** A passage's own best must stay a candidate even where the other side has many better ones. */
function addColumnBests(found: Candidates, { best, from }: Bests): void {
  const known = new Set(found.left.map((left, each) => left * from.length + (found.right[each] as number)))
  from.forEach((left, right) => {
    const value = best[right] as number
    if (left >= 0 && value >= LEAST && !known.has(left * from.length + right)) push(found, left, right, value)
  })
}

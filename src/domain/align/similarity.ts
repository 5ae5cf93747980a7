import type { Features } from './features.ts'
import { addRival, bestOf, noRivals, passagesOf, type Rivals, standsOut, thirdsOf } from './rivals.ts'
import { type Index, invert, rarest, type Weighted, weigh } from './sparse.ts'

/** Passages that may belong together, and how alike they are against their next best. */
export interface Candidates {
  left: number[]
  right: number[]
  /** Cosine of the two passages' weighted features, drawn towards 0 for short ones; 0 to 1. */
  similarity: number[]
  /** Sum over both sides of how far it stands out from the best other candidate there, each -1 to 1. */
  margin: number[]
  /** The same in single words other than function words, and against other candidates alone. */
  wordMargin: number[]
  /** How far the likeness lies above chance in these texts, in deviations. */
  unusual: number[]
}

/** No candidates yet. */
export function noCandidates(): Candidates {
  return { left: [], right: [], similarity: [], margin: [], wordMargin: [], unusual: [] }
}

/** Best candidates kept for a passage. */
const KEPT = 8

/** Likenesses under this are chance. */
const LEAST = 0.015

/** Pairs up to which all may be candidates, where likeness alone cannot be trusted to find the right one. */
const ALL_PAIRS = 60_000

/**
 * Added to the product of two passages' norms, for two short ones that share a word are less alike than that says: so many
 * times what a rare word weighs, which is the more the longer the texts are. Across languages a constant.
 */
const DOUBT = 8
const FOREIGN_DOUBT = 15

/**
 * Likeness that the best of unrelated passages has by chance, at least and shared out among a passage's rivals: with few
 * or none to compare with, it takes more to stand out.
 */
const LEAST_CHANCE = 0.02
const CHANCE = 0.24

/** A likeness that is as good as none. */
const FAINT = 0.01

/** What is usual in other texts, as logs, and how many passages that counts for: a short text shows little itself. */
const ELSEWHERE = { passages: 10, mean: -3.2, variance: 0.25 }

/** Bounds of the deviations that are counted. */
const LEAST_UNUSUAL = -2
const MOST_UNUSUAL = 5

/**
 * The best candidates of every passage by an inverted index over their features, weighted by rarity. Work grows with the
 * texts' length, not with their product. With `all`, every pair is a candidate as long as there are not too many.
 * `rarities` weighs features by their ids.
 */
export function findAlike(
  features: readonly [Features, Features],
  rarities: Float32Array,
  { all, near }: { all: boolean; near: 0 | 1 },
): Candidates {
  const [a, b] = [weigh(features[0], rarities), weigh(features[1], rarities)]
  const index = invert(b, rarities)
  const [lefts, rights] = [a.norms.length, b.norms.length]
  const doubt = all ? FOREIGN_DOUBT : DOUBT * rarest(lefts + rights)
  const every = all && lefts * rights <= ALL_PAIRS
  const found = noCandidates()
  const rows = noRivals(lefts)
  const columns = noRivals(rights)
  const sums = new Float64Array(rights)
  const touched = new Int32Array(rights)
  const top = new Int32Array(KEPT)
  for (let left = 0; left < lefts; left++) {
    const count = addUp(a, left, index, sums, touched)
    let kept = 0
    for (let each = 0; each < count; each++) {
      const right = touched[each] as number
      const value = (sums[right] as number) / ((a.norms[left] as number) * (b.norms[right] as number) + doubt)
      sums[right] = value
      addRival(rows, left, right, value)
      addRival(columns, right, left, value)
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
  found.margin = marginsOver([rows, columns], found, { least: all ? 0 : LEAST_CHANCE, near })
  found.wordMargin = found.margin.slice()
  found.unusual = unusualness(found.similarity, [...thirdsOf(rows), ...thirdsOf(columns)])
  return found
}

/**
 * How far each candidate stands out from the others of its passages by its likeness in other features. What is no
 * candidate shares no turn of phrase, so it is no rival however many words it shares.
 */
export function marginsAmong(
  { left, right }: Pick<Candidates, 'left' | 'right'>,
  features: readonly [Features, Features],
  rarities: Float32Array,
): number[] {
  const [a, b] = [weigh(features[0], rarities), weigh(features[1], rarities)]
  const rows = noRivals(a.norms.length)
  const columns = noRivals(b.norms.length)
  const doubt = DOUBT * rarest(a.norms.length + b.norms.length)
  const held = new Float32Array(rarities.length)
  const similarity = left.map((i, each) => {
    const j = right[each] as number
    if (i !== left[each - 1]) {
      if (each > 0) hold(a, left[each - 1] as number, held, false)
      hold(a, i, held, true)
    }
    const value = sharedWith(held, b, j) / ((a.norms[i] as number) * (b.norms[j] as number) + doubt)
    addRival(rows, i, j, value)
    addRival(columns, j, i, value)
    return value
  })
  return marginsOver([rows, columns], { left, right, similarity }, { least: LEAST_CHANCE, near: 0 })
}

/** Puts a passage's weights where their features' ids say, or takes them away. */
function hold({ features, weights }: Weighted, passage: number, held: Float32Array, on: boolean): void {
  for (let slot = features.start[passage] as number; slot < (features.start[passage + 1] as number); slot++)
    held[features.ids[slot] as number] = on ? (weights[slot] as number) : 0
}

/** Features of a passage that are looked up: one long passage may be a candidate of all others. */
const LOOKED_UP = 1000

/** What a passage shares with the one held. */
function sharedWith(held: Float32Array, { features, weights }: Weighted, passage: number): number {
  let shared = 0
  const start = features.start[passage] as number
  const end = Math.min(features.start[passage + 1] as number, start + LOOKED_UP)
  for (let slot = start; slot < end; slot++)
    shared += (weights[slot] as number) * (held[features.ids[slot] as number] as number)
  return shared
}

/** Sums over both sides of how far likenesses stand out from those of rivals, and from chance. */
function marginsOver(
  [rows, columns]: [Rivals, Rivals],
  { left, right, similarity }: Pick<Candidates, 'left' | 'right' | 'similarity'>,
  { least, near }: { least: number; near: 0 | 1 },
): number[] {
  const inRow = { chance: least + CHANCE / passagesOf(columns), near }
  const inColumn = { chance: least + CHANCE / passagesOf(rows), near }
  return similarity.map((value, each) => {
    const [i, j] = [left[each] as number, right[each] as number]
    return standsOut(rows, i, j, value, inRow) + standsOut(columns, j, i, value, inColumn)
  })
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

function push({ left, right, similarity }: Candidates, i: number, j: number, value: number): void {
  left.push(i)
  right.push(j)
  similarity.push(value)
}

/** A passage's own best must stay a candidate even where the other side has many better ones. */
function addColumnBests(found: Candidates, columns: Rivals): void {
  const bests = bestOf(columns)
  const known = new Set(found.left.map((left, each) => left * bests.length + (found.right[each] as number)))
  bests.forEach(({ value, other }, right) => {
    if (value >= LEAST && !known.has(other * bests.length + right)) push(found, other, right, value)
  })
}

/**
 * How far the logs of likenesses lie above the mean of what is usual, in standard deviations. With a partner for a passage
 * at most, or two where it was split, the `thirds` best of all passages show what these texts share by chance: much in
 * one tale told verse by verse, little in an encyclopedia.
 */
function unusualness(similarity: readonly number[], thirds: readonly number[]): number[] {
  const log = (value: number) => Math.log(Math.max(FAINT, value))
  const usual = thirds.map(log)
  const count = usual.length + ELSEWHERE.passages
  const mean = (sum(usual) + ELSEWHERE.passages * ELSEWHERE.mean) / count
  const squares = sum(usual.map((each) => (each - mean) ** 2))
  const elsewhere = ELSEWHERE.passages * (ELSEWHERE.variance + (ELSEWHERE.mean - mean) ** 2)
  const deviation = Math.sqrt((squares + elsewhere) / count)
  return similarity.map((value) =>
    Math.max(LEAST_UNUSUAL, Math.min(MOST_UNUSUAL, (log(value) - mean) / deviation)),
  )
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

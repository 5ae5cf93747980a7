import { longestRun } from '../align/increasing.ts'

/** Work that one comparison may still spend on diffing, shared by all its rows so that hostile text stays bounded. */
export interface WorkBudget {
  /** Cells of dynamic programming left. */
  cells: number
  /** Set once something had to be answered more coarsely. */
  coarse: boolean
}

/** A stretch beyond this is first split at phrases that stand once on either side; smaller ones are as fast without. */
const PLAIN_CELLS = 256
/** A stretch beyond this is split at single words, or left unmatched. */
const MAX_CELLS = 250_000

/**
 * What it costs to take up agreement again after a change. An agreeing stretch that weighs less (a comma, one short
 * word) stays inside the change, so that marks read as phrases and not as confetti.
 */
const RESUME_COST = 0.62

/** What agreement between sentences that are not paired is worth: less, for it may be chance, and a sign's nothing. */
function astrayWeight(weight: number): number {
  return weight * 0.6 - 0.1
}

/** Unit ids in order, each with the group of its sentence: units of one group belong together. */
export interface GroupedUnits {
  ids: ArrayLike<number>
  groups: ArrayLike<number>
}

/**
 * Aligns two lists of unit ids in order: the heaviest common subsequence, charged for every break (affine gaps after
 * Gotoh 1982). `weights` is by unit id. Returns for each left unit the index of its right partner, or -1.
 *
 * Bounded: a stretch too large is split at words that are unique in both lists, and where there are none, or the
 * budget is spent, it is left unmatched and `budget.coarse` is set.
 */
export function matchUnits(
  leftUnits: GroupedUnits,
  rightUnits: GroupedUnits,
  weights: ArrayLike<number>,
  budget: WorkBudget,
): Int32Array {
  const { ids: left } = leftUnits
  const { ids: right } = rightUnits
  const partners = new Int32Array(left.length).fill(-1)
  const pending: Range[] = [{ a0: 0, a1: left.length, b0: 0, b1: right.length }]
  for (let range = pending.pop(); range; range = pending.pop()) {
    let { a0, a1, b0, b1 } = range
    while (a0 < a1 && b0 < b1 && isSame(a0, b0)) partners[a0++] = b0++
    while (a0 < a1 && b0 < b1 && isSame(a1 - 1, b1 - 1)) partners[--a1] = --b1
    if (a0 === a1 || b0 === b1) continue
    const cells = (a1 - a0) * (b1 - b0)
    const large = cells > MAX_CELLS || cells > budget.cells
    let anchors = cells > PLAIN_CELLS ? commonPhrases(leftUnits, rightUnits, { a0, a1, b0, b1 }) : []
    if (anchors.length === 0 && large) anchors = commonWords(left, right, { a0, a1, b0, b1 })
    if (anchors.length > 0) {
      for (const [i, j] of anchors) {
        partners[i] = j
        pending.push({ a0, a1: i, b0, b1: j })
        a0 = i + 1
        b0 = j + 1
      }
      pending.push({ a0, a1, b0, b1 })
    } else if (large) budget.coarse = true
    else {
      budget.cells -= cells
      matchByWeight(leftUnits, rightUnits, weights, { a0, a1, b0, b1 }, partners)
    }
  }
  return partners

  function isSame(a: number, b: number): boolean {
    return left[a] === right[b] && leftUnits.groups[a] === rightUnits.groups[b]
  }
}

interface Range {
  a0: number
  a1: number
  b0: number
  b1: number
}

const NEVER = -1e9
/** Where the best score of a cell came from: which layer, and which neighbour. */
const FROM_AGREEMENT = 0
const FROM_GAP = 1
const UP = 0
const ACROSS = 2

/** Fills `partners` for one range. Two layers: `agree` ends in a matched pair, `gap` in an unmatched unit. */
function matchByWeight(
  { ids: left, groups: leftGroups }: GroupedUnits,
  { ids: right, groups: rightGroups }: GroupedUnits,
  weights: ArrayLike<number>,
  { a0, a1, b0, b1 }: Range,
  partners: Int32Array,
): void {
  const width = b1 - b0 + 1
  const height = a1 - a0 + 1
  const agree = new Float32Array(width).fill(NEVER)
  const gap = new Float32Array(width).fill(0)
  const agreeFrom = new Uint8Array(width * height)
  const gapFrom = new Uint8Array(width * height).fill(ACROSS | FROM_GAP, 0, width)
  // What stands before the range agrees, or the text begins there: agreement in the very corner is not resumed.
  agree[0] = 0
  gap[0] = NEVER
  if (width > 1) gapFrom[1] = ACROSS | FROM_AGREEMENT
  for (let i = 1; i < height; i++) {
    const id = left[a0 + i - 1] as number
    const inGroup = weights[id] as number
    const astray = astrayWeight(inGroup)
    const group = leftGroups[a0 + i - 1]
    const row = i * width
    let agreeDiagonal = agree[0] as number
    let gapDiagonal = gap[0] as number
    gapFrom[row] = UP | (i === 1 ? FROM_AGREEMENT : FROM_GAP)
    agree[0] = NEVER
    gap[0] = 0
    for (let j = 1; j < width; j++) {
      const agreeUp = agree[j] as number
      const gapUp = gap[j] as number
      let agreeHere = NEVER
      if (id === right[b0 + j - 1]) {
        const weight = group === rightGroups[b0 + j - 1] ? inGroup : astray
        const resumed = gapDiagonal - RESUME_COST
        if (agreeDiagonal >= resumed) agreeHere = agreeDiagonal + weight
        else {
          agreeHere = resumed + weight
          agreeFrom[row + j] = FROM_GAP
        }
      }
      const up = Math.max(agreeUp, gapUp)
      const agreeAcross = agree[j - 1] as number
      const gapAcross = gap[j - 1] as number
      const across = Math.max(agreeAcross, gapAcross)
      if (up >= across) {
        gap[j] = up
        gapFrom[row + j] = UP | (agreeUp > gapUp ? FROM_AGREEMENT : FROM_GAP)
      } else {
        gap[j] = across
        gapFrom[row + j] = ACROSS | (agreeAcross > gapAcross ? FROM_AGREEMENT : FROM_GAP)
      }
      agree[j] = agreeHere
      agreeDiagonal = agreeUp
      gapDiagonal = gapUp
    }
  }
  let i = height - 1
  let j = width - 1
  let inGap = (gap[j] as number) - RESUME_COST > (agree[j] as number)
  while (i > 0 || j > 0) {
    const cell = i * width + j
    if (inGap) {
      const from = gapFrom[cell] as number
      if (from & ACROSS) j--
      else i--
      inGap = (from & FROM_GAP) !== 0
    } else {
      partners[a0 + i - 1] = b0 + j - 1
      inGap = agreeFrom[cell] === FROM_GAP
      i--
      j--
    }
  }
}

const PHRASE = 3
/** In a table of places: nothing is there yet, or the phrase repeats. */
const NOWHERE = -1
const REPEATED = -2

/**
 * First units of phrases that stand once in either range, in paired sentences, in an order common to both. Three words
 * that recur together only once are the same three words; what is left between them is short.
 */
function commonPhrases(
  left: GroupedUnits,
  right: GroupedUnits,
  { a0, a1, b0, b1 }: Range,
): [number, number][] {
  // An open hash table: the left's phrases each take a slot, the right's look for theirs.
  const mask = (1 << (33 - Math.clz32(Math.max(1, a1 - a0)))) - 1
  const inLeft = new Int32Array(mask + 1).fill(NOWHERE)
  const firsts = new Int32Array(mask + 1)
  const inRight = new Int32Array(mask + 1).fill(NOWHERE)
  const slots: number[] = []
  for (let i = a0; i + PHRASE <= a1; i++) {
    const slot = slotOf(left.ids, i)
    if (inLeft[slot] === NOWHERE) {
      inLeft[slot] = firsts[slot] = i
      slots.push(slot)
    } else inLeft[slot] = REPEATED
  }
  for (let j = b0; j + PHRASE <= b1; j++) {
    const slot = slotOf(right.ids, j)
    if (inLeft[slot] !== NOWHERE) inRight[slot] = inRight[slot] === NOWHERE ? j : REPEATED
  }
  const pairs: [number, number][] = []
  for (const slot of slots) {
    const [i, j] = [inLeft[slot] as number, inRight[slot] as number]
    if (i >= 0 && j >= 0 && left.groups[i] === right.groups[j]) pairs.push([i, j])
  }
  return longestRun(pairs)

  /** Where the phrase at a place is in the table, or would be. */
  function slotOf(ids: ArrayLike<number>, at: number): number {
    let slot = 0
    for (let k = 0; k < PHRASE; k++) slot = (Math.imul(slot, 69069) + (ids[at + k] as number)) | 0
    slot = (slot ^ (slot >>> 15)) & mask
    while (inLeft[slot] !== NOWHERE && !isSame(firsts[slot] as number, ids, at)) slot = (slot + 1) & mask
    return slot
  }

  function isSame(i: number, ids: ArrayLike<number>, at: number): boolean {
    for (let k = 0; k < PHRASE; k++) if (left.ids[i + k] !== ids[at + k]) return false
    return true
  }
}

/** Units that stand once in either range, in an order common to both. */
function commonWords(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  { a0, a1, b0, b1 }: Range,
): [number, number][] {
  const inLeft = positionsOfUnique(left, a0, a1)
  const inRight = positionsOfUnique(right, b0, b1)
  const pairs: [number, number][] = []
  for (const [id, i] of inLeft) {
    const j = inRight.get(id)
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j])
  }
  return longestRun(pairs)
}

/** Position by id, -1 where the id repeats. */
function positionsOfUnique(ids: ArrayLike<number>, from: number, to: number): Map<number, number> {
  const positions = new Map<number, number>()
  for (let i = from; i < to; i++) {
    const id = ids[i] as number
    positions.set(id, positions.has(id) ? -1 : i)
  }
  return positions
}

import { longestRun } from './increasing.ts'
import { type SegmentBags, sharedMass } from './segments.ts'

/** A run of segments of one passage that says what a run of the other column's passage says. Ends are exclusive. */
export interface Bead {
  leftPassage: number
  rightPassage: number
  left: [from: number, to: number]
  right: [from: number, to: number]
  /** Weight of the terms that both sides share, less what makes a pairing worth it; above 0. */
  gain: number
}

/** What beads are made from: both columns' segments, the weight of terms, and the share worth pairing for. */
export interface BeadContext {
  bags: [SegmentBags, SegmentBags]
  rarity: Float64Array
  /**
   * Two runs are worth pairing when the terms they share weigh more than this part of what both weigh together.
   */
  worth: number
  /** Set where a stretch was too long to be aligned. */
  coarse: boolean
}

/** Runs of segments, of the left and of the right. */
type Stretch = [i0: number, i1: number, j0: number, j1: number]

/** Most segments of one side in a bead, the other side having one. */
const WIDEST = 4

/** Cells of the largest table that is filled; longer stretches between identical segments are left alone. */
const MOST_CELLS = 400_000

/**
 * The best in-order pairing of two passages' segments, given as first and last segment of either: identical segments
 * first, then, between them, runs of one to four segments on one side with one on the other by dynamic programming. Any
 * segment may be left out at no cost, so that what has no counterpart stays alone.
 */
export function alignSegments(
  context: BeadContext,
  passages: [number, number],
  [i0, i1, j0, j1]: Stretch,
): Bead[] {
  const beads: Bead[] = []
  let [i, j] = [i0, j0]
  for (const [left, right] of [...identicalSegments(context.bags, [i0, i1, j0, j1]), [i1, j1] as const]) {
    addBeads(context, passages, [i, left, j, right], beads)
    if (left < i1) {
      const mass = context.bags[0].mass[left] as number
      beads.push(bead(passages, [left, left + 1], [right, right + 1], mass * (1 - context.worth)))
    }
    ;[i, j] = [left + 1, right + 1]
  }
  return beads
}

function bead(
  [leftPassage, rightPassage]: [number, number],
  left: Bead['left'],
  right: Bead['right'],
  gain: number,
): Bead {
  return { leftPassage, rightPassage, left, right, gain }
}

/** Segments of the same terms that stand once on either side, as long as they keep one order. */
function identicalSegments(
  [a, b]: [SegmentBags, SegmentBags],
  [i0, i1, j0, j1]: Stretch,
): [number, number][] {
  if (i1 - i0 < 2 && j1 - j0 < 2) return []
  const [left, right] = [onlyOnce(a.print, i0, i1), onlyOnce(b.print, j0, j1)]
  const pairs: [number, number][] = []
  for (const [print, i] of left) {
    const j = right.get(print)
    if (i >= 0 && j !== undefined && j >= 0 && (a.mass[i] as number) > 0) pairs.push([i, j])
  }
  return longestRun(pairs)
}

/** Where each print stands; -1 for one that stands twice. */
function onlyOnce(prints: Float64Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let at = from; at < to; at++) {
    const print = prints[at] as number
    places.set(print, places.has(print) ? -1 : at)
  }
  return places
}

/** Codes of moves through the table: from a cell by leaving out a segment, or by a bead `wide` or `TALL + tall`. */
const SKIP_LEFT = -1
const SKIP_RIGHT = -2
const TALL = 10

function addBeads(
  context: BeadContext,
  passages: [number, number],
  [i0, i1, j0, j1]: Stretch,
  beads: Bead[],
): void {
  const [rows, columns] = [i1 - i0, j1 - j0]
  if (rows === 0 || columns === 0) return
  if (rows * columns > MOST_CELLS) {
    context.coarse = true
    return
  }
  const { best, move } = fillTable(context, [i0, i1, j0, j1])
  const width = columns + 1
  const found: Bead[] = []
  for (let i = rows, j = columns; i > 0 && j > 0; ) {
    const how = move[i * width + j] as number
    if (how === SKIP_LEFT) i--
    else if (how === SKIP_RIGHT) j--
    else {
      const tall = how > TALL ? how - TALL : 1
      const wide = how > TALL ? 1 : how
      const gain = (best[i * width + j] as number) - (best[(i - tall) * width + j - wide] as number)
      found.push(bead(passages, [i0 + i - tall, i0 + i], [j0 + j - wide, j0 + j], gain))
      i -= tall
      j -= wide
    }
  }
  beads.push(...found.reverse())
}

function fillTable({ bags: [a, b], rarity, worth }: BeadContext, [i0, i1, j0, j1]: Stretch) {
  const [rows, columns] = [i1 - i0, j1 - j0]
  const width = columns + 1
  const shared = new Float64Array(rows * columns)
  const best = new Float64Array((rows + 1) * width)
  const move = new Int8Array((rows + 1) * width)
  for (let i = 1; i <= rows; i++) {
    const leftMass = a.mass[i0 + i - 1] as number
    for (let j = 1; j <= columns; j++) {
      const rightMass = b.mass[j0 + j - 1] as number
      const here = (i - 1) * columns + j - 1
      shared[here] = sharedMass(a, i0 + i - 1, b, j0 + j - 1, rarity)
      const cell = i * width + j
      const [above, before] = [best[cell - width] as number, best[cell - 1] as number]
      let top = Math.max(above, before)
      let how = above >= before ? SKIP_LEFT : SKIP_RIGHT
      // One left segment with the last `wide` right ones.
      let common = 0
      let weight = leftMass
      for (let wide = 1; wide <= WIDEST && wide <= j; wide++) {
        common += shared[here - wide + 1] as number
        weight += b.mass[j0 + j - wide] as number
        const value = Math.min(common, leftMass) - (worth * weight) / 2
        if (value > 0 && (best[cell - width - wide] as number) + value > top) {
          top = (best[cell - width - wide] as number) + value
          how = wide
        }
      }
      // One right segment with the last `tall` left ones.
      common = shared[here] as number
      weight = leftMass + rightMass
      for (let tall = 2; tall <= WIDEST && tall <= i; tall++) {
        common += shared[here - (tall - 1) * columns] as number
        weight += a.mass[i0 + i - tall] as number
        const value = Math.min(common, rightMass) - (worth * weight) / 2
        if (value > 0 && (best[cell - tall * width - 1] as number) + value > top) {
          top = (best[cell - tall * width - 1] as number) + value
          how = TALL + tall
        }
      }
      best[cell] = top
      move[cell] = how
    }
  }
  return { best, move }
}

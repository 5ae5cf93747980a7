import type { Evidence, Link } from './types.ts'

/** How sharply a passage is expected right where its neighbours point, and how that blurs with their distance. */
const SPREAD = 1.5
const BLUR = 0.5

/** Share of the expectation that each neighbour's own place has, the rest being anywhere between the two. */
const NEAR = 0.35

/** Even in texts of one order some passage may stand anywhere. */
const STRAY = 0.02

/**
 * What order says of a pair, as the log of how much likelier the right passage stands there than anywhere: given the
 * nearest links before and after the left passage, and how orderly the links are as a whole. About 0 for shuffled texts.
 * `links` must be in order of `left`.
 */
export function orderEvidence(links: readonly Link[], rights: number): Evidence {
  const mixture = (1 - STRAY) * orderliness(links)
  return (left, right) => {
    let low = 0
    let high = links.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((links[middle] as Link).left < left) low = middle + 1
      else high = middle
    }
    const before = links[low - 1]
    const after = links[low]?.left === left ? links[low + 1] : links[low]
    const from = before ? before.right : -1
    const to = after ? after.right : rights
    const between = from < right && right < to ? 1 / Math.max(1, to - from - 1) : 0
    const density =
      NEAR * (before ? nearness(left - before.left, right - before.right) : 0) +
      NEAR * (after ? nearness(after.left - left, after.right - right) : 0) +
      (1 - 2 * NEAR) * between
    return Math.log((mixture * density + (1 - mixture) / rights) * rights)
  }
}

/** Share of neighbouring links that keep step. */
function orderliness(links: readonly Link[]): number {
  let steps = 0
  for (let each = 1; each < links.length; each++) {
    const left = (links[each] as Link).left - (links[each - 1] as Link).left
    const right = (links[each] as Link).right - (links[each - 1] as Link).right
    if (right > 0 && Math.abs(right - left) <= Math.max(3, left)) steps++
  }
  return (steps + 0.5) / (Math.max(0, links.length - 1) + 1.5)
}

function nearness(left: number, right: number): number {
  if (right <= 0) return 0
  const spread = SPREAD + BLUR * left
  return Math.exp(-Math.abs(right - left) / spread) / (2 * spread)
}

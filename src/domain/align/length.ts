import type { Evidence, Link } from './types.ts'

/** Spread of the log of the lengths' ratio between a passage and its translation. */
const SPREAD = 0.28

/** Units added to both lengths, so that short passages may differ more. */
const SLACK = 10

/**
 * What a perfect fit is worth, and the most that a misfit costs, in log-odds: a line of an almanac may be a page of an
 * encyclopedia, and names and moments that say so must be able to outweigh it.
 */
const FIT = 0.9
const WORST = 3

/** Links from which their median ratio is trusted over that of the whole texts. */
const ENOUGH = 5

/**
 * What length says of a pair of passages in two languages, in log-odds (after Gale and Church, 1993): translations keep
 * their length in proportion. The proportion is learned from the links so far, as tellings differ in what they leave out.
 */
export function lengthEvidence(left: Float64Array, right: Float64Array, links: readonly Link[]): Evidence {
  const mean = (lengths: Float64Array) =>
    lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, lengths.length)
  const ratios = links
    .map((link) => (right[link.right] as number) / Math.max(1, left[link.left] as number))
    .sort((x, y) => x - y)
  const ratio =
    ratios.length >= ENOUGH ? (ratios[ratios.length >> 1] as number) : mean(right) / Math.max(1, mean(left))
  return (i, j) => {
    const distance = Math.log(((right[j] as number) + SLACK) / ((left[i] as number) * ratio + SLACK)) / SPREAD
    return FIT - Math.min(WORST, (distance * distance) / 2)
  }
}

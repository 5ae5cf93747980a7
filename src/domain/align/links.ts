import { orderEvidence } from './order.ts'
import type { Candidates } from './similarity.ts'

/** One passage paired with one, with the certainty of it between 0 and 1. */
export interface Link {
  left: number
  right: number
  score: number
}

/** What likeness, distinctness and order count for in the log-odds that two passages belong together. */
export interface LinkWeights {
  similarity: number
  margin: number
  order: number
  bias: number
}

/**
 * Fitted by logistic regression over several thousand candidate pairs of retold and edited texts in one language; small
 * changes to them change little.
 */
export const sameLanguage: LinkWeights = { similarity: 7.5, margin: 4.1, order: 0.87, bias: -3.6 }

/** Certainty from which a link is kept, and from which it may vouch for its neighbours in the first round. */
const KEPT = 0.45
const SURE = 0.6

/** Rounds of choosing links and letting them speak for their neighbours. */
const ROUNDS = 3

/**
 * One-to-one links among the candidates, in reading order of the left: first those that stand on words alone, then again
 * with the evidence of order that the links of the round before give.
 */
export function chooseLinks(
  candidates: Candidates,
  units: [number, number],
  weights: LinkWeights,
  extra?: Float64Array,
): Link[] {
  const odds = candidates.similarity.map(
    (value, each) =>
      weights.bias +
      weights.similarity * Math.sqrt(value) +
      weights.margin * (candidates.margin[each] as number) +
      (extra?.[each] ?? 0),
  )
  let links = pickLinks(candidates, odds, units, SURE)
  for (let round = 0; round < ROUNDS; round++) {
    const evidence = orderEvidence(links, units)
    const scores = odds.map(
      (value, each) =>
        value + weights.order * evidence(candidates.left[each] as number, candidates.right[each] as number),
    )
    links = pickLinks(candidates, scores, units, KEPT)
  }
  return links
}

/** The surest link first, then the surest that shares no passage with those taken. */
function pickLinks(
  candidates: Candidates,
  odds: Float64Array,
  [lefts, rights]: [number, number],
  least: number,
): Link[] {
  const floor = Math.log(least / (1 - least))
  const order = Uint32Array.from(odds.keys())
    .filter((each) => (odds[each] as number) >= floor)
    .sort((x, y) => (odds[y] as number) - (odds[x] as number) || x - y)
  const taken = [new Uint8Array(lefts), new Uint8Array(rights)] as const
  const links: Link[] = []
  for (const each of order) {
    const [left, right] = [candidates.left[each] as number, candidates.right[each] as number]
    if (taken[0][left] || taken[1][right]) continue
    taken[0][left] = 1
    taken[1][right] = 1
    links.push({ left, right, score: 1 / (1 + Math.exp(-(odds[each] as number))) })
  }
  return links.sort((x, y) => x.left - y.left)
}

import { lengthEvidence } from './length.ts'
import { orderEvidence } from './order.ts'
import type { Candidates } from './similarity.ts'
import type { ColumnTerms } from './terms.ts'
import type { Evidence, Link } from './types.ts'

/** What likeness, distinctness, order and length count for in the log-odds that two passages belong together. */
export interface LinkWeights {
  similarity: number
  /** How far the likeness lies above what is usual in the texts, and how far it stands out, by all terms and by words. */
  unusual: number
  margin: number
  wordMargin: number
  order: number
  /** 0 where the tellings share a language: they may be as terse or wordy as they like. */
  length: number
  bias: number
  /** Certainty from which a link is kept, and from which it may vouch for its neighbours in the first round. */
  kept: number
  sure: number
  /** Part of two sentences' weight that must be shared for them to be paired: unrelated ones share a third of that. */
  worth: number
  /** Weight of what only one side has: words that differ, but in two languages mostly words that cannot match. */
  unmatched: number
  /**
   * Share by which terms in common must outweigh what is worth pairing for sentences of passages that are not linked:
   * across languages one name alone is several heavy terms.
   */
  dense: number
}

/**
 * Fitted by logistic regression over candidate pairs of retold and edited texts, apart for one language (55,000 pairs, each
 * kind of text judged by what was fitted to the others; then moved a little, to the best F1) and for two; small changes to
 * them change little.
 */
export const sameLanguage: LinkWeights = {
  ...{ similarity: 5.3, unusual: 0.6, margin: 2.5, wordMargin: 1.5, order: 0.85, length: 0, bias: -5 },
  ...{ kept: 0.45, sure: 0.6, worth: 0.3, unmatched: 1, dense: 0 },
}
export const twoLanguages: LinkWeights = {
  ...{ similarity: 3.1, unusual: 0, margin: 6.2, wordMargin: 0, order: 2, length: 1.5, bias: -3.2 },
  ...{ kept: 0.46, sure: 0.4, worth: 0.3, unmatched: 0, dense: 0.08 },
}

/** Rounds of choosing links and letting them speak for their neighbours. */
const ROUNDS = 3

/**
 * One-to-one links among the candidates, in reading order of the left: first those that stand on likeness alone, then
 * again with the evidence of order and length that the links of the round before give. Those of the last round are given
 * down to the certainty `least`, where lower than what is kept: a less certain link never displaces a surer one. `moments`
 * says what the moments of two passages say of them, in log-odds.
 */
export function chooseLinks(
  candidates: Candidates,
  [a, b]: [ColumnTerms, ColumnTerms],
  weights: LinkWeights,
  least: number,
  moments?: Evidence,
): Link[] {
  const { left, right, similarity, unusual, margin, wordMargin } = candidates
  const alike = similarity.map(
    (value, each) =>
      weights.bias +
      weights.similarity * Math.sqrt(value) +
      weights.unusual * (unusual[each] as number) +
      weights.margin * (margin[each] as number) +
      weights.wordMargin * (wordMargin[each] as number) +
      (moments?.(left[each] as number, right[each] as number) ?? 0),
  )
  let links: Link[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const inOrder = round > 0 ? orderEvidence(links, b.passages) : null
    const inLength = weights.length > 0 ? lengthEvidence(a.length, b.length, links) : null
    const odds = alike.map((value, each) => {
      const [i, j] = [left[each] as number, right[each] as number]
      return (
        value +
        (inOrder ? weights.order * inOrder(i, j) : 0) +
        (inLength ? weights.length * inLength(i, j) : 0)
      )
    })
    const floor = round === 0 ? weights.sure : round === ROUNDS ? Math.min(least, weights.kept) : weights.kept
    links = pickLinks(candidates, odds, [a.passages, b.passages], floor)
  }
  return links
}

/** The surest link first, then the surest that shares no passage with those taken. */
function pickLinks(
  candidates: Candidates,
  odds: readonly number[],
  [lefts, rights]: [number, number],
  least: number,
): Link[] {
  const floor = Math.log(least / (1 - least))
  const order = [...odds.keys()]
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

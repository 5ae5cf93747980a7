import { pairBits, wordFeatures } from './features.ts'
import { chooseLinks, sameLanguage } from './links.ts'
import { refineLinks } from './refine.ts'
import { findCandidates } from './similarity.ts'
import { readTerms, type Vocabulary } from './terms.ts'
import type { AlignColumn, PairAlignment } from './types.ts'

/** Pairs the passages of two tellings. */
export function alignPair(a: AlignColumn, b: AlignColumn): PairAlignment {
  const vocabulary: Vocabulary = new Map()
  const [ta, tb] = [readTerms(a, vocabulary), readTerms(b, vocabulary)]
  const bits = pairBits(ta.words.length + tb.words.length)
  const candidates = findCandidates(
    wordFeatures(ta, vocabulary.size, bits),
    wordFeatures(tb, vocabulary.size, bits),
  )
  const chosen = chooseLinks(candidates, [ta.passages, tb.passages], sameLanguage)
  const { links, sentencePairs } = refineLinks([ta, tb], vocabulary.size, chosen, candidates)
  const total = ta.passages + tb.passages
  return {
    pairs: links.map(({ left, right }) => [[left], [right]]),
    links,
    sentencePairs,
    score: total === 0 ? 0 : (2 * chosen.length) / total,
    coarse: false,
  }
}

import { type Features, pairBits, termFeatures, WINDOW } from './features.ts'
import { chooseLinks, sameLanguage, twoLanguages } from './links.ts'
import { refineLinks } from './refine.ts'
import { findCandidates } from './similarity.ts'
import { type ColumnTerms, readShared, readWords, type Vocabulary } from './terms.ts'
import type { AlignColumn, PairAlignment } from './types.ts'

/**
 * Pairs the passages and sentences of two tellings, of one language or of two, in whatever order they stand. Passages
 * without a counterpart stay unpaired. Swapping the tellings swaps the answer.
 */
export function alignPair(a: AlignColumn, b: AlignColumn): PairAlignment {
  const foreign = languageOf(a) !== languageOf(b)
  const vocabulary: Vocabulary = { ids: new Map(), weights: [] }
  const read = foreign ? readShared : readWords
  const columns: [ColumnTerms, ColumnTerms] = [read(a, vocabulary), read(b, vocabulary)]
  const bits = foreign ? 0 : pairBits(columns[0].terms.length + columns[1].terms.length)
  const [fa, fb] = columns.map((each) =>
    termFeatures(each, vocabulary.weights, foreign ? 0 : WINDOW, bits),
  ) as [Features, Features]
  const candidates = findCandidates(fa, fb, foreign)
  const weights = foreign ? twoLanguages : sameLanguage
  const chosen = chooseLinks(candidates, columns, weights)
  const { links, sentencePairs } = refineLinks(columns, vocabulary.weights, chosen, candidates, weights)
  const total = a.passages.length + b.passages.length
  return {
    pairs: links.map(({ left, right }) => [[left], [right]]),
    links,
    sentencePairs,
    score: total === 0 ? 0 : (2 * chosen.length) / total,
    coarse: false,
  }
}

function languageOf({ lang }: AlignColumn): string {
  return (lang.split('-')[0] as string).toLowerCase()
}

import type { DayInterval } from '../dates/types.ts'
import type { SentenceSpan } from '../text/sentences.ts'
import type { TokenList } from '../text/tokens.ts'

/**
 * Something known of a stretch of text that stays the same when its words change, even into another language: a moment,
 * or what a link leads to. (Numbers and names the aligner reads for itself.) Offsets are UTF-16 units of the passage's text.
 */
export interface Anchor {
  kind: 'moment' | 'link'
  start: number
  end: number
  /** Equal keys of one kind are the same thing. */
  key: string
  /** Days on the common axis, of a moment. */
  days?: DayInterval
}

/** A passage as the aligner sees it. */
export interface AlignPassage {
  text: string
  /** Offsets into `text`, in order, not overlapping. */
  sentences: readonly SentenceSpan[]
  anchors: readonly Anchor[]
  /** What stands apart from running text and pairs with its like only, unless nearly identical; absent for prose. */
  apart?: 'heading' | 'footnote' | 'row' | 'picture'
  /** Of a heading: 1 is the highest. */
  level?: number
}

/** One telling as the aligner sees it. */
export interface AlignColumn {
  lang: string
  passages: readonly AlignPassage[]
  /** Of all passages' texts, where they are known already. */
  tokens?: TokenList
  /** Years to add to the numbers of its dates to reach the common axis; 0 where not given. */
  yearShift?: number
}

/** A group of passages of one telling that say what a group of the other says: one to one, split or merged. */
export type PassagePair = [left: number[], right: number[]]

/** What speaks for two passages belonging together, as the logarithm of how much likelier they make it. */
export type Evidence = (left: number, right: number) => number

/** What `alignPair` finds. Everything in reading order of the left. */
export interface PairAlignment {
  pairs: PassagePair[]
  /** The single links the groups are made of, each with its certainty between 0 and 1. */
  links: { left: number; right: number; score: number }[]
  /** Sentences that say the same, as [passage, sentence] of either side. */
  sentencePairs: { left: [passage: number, sentence: number]; right: [passage: number, sentence: number] }[]
  /** Share of both texts' passages that found a partner, 0 to 1. */
  score: number
  /** True where the input was too large for the full method. */
  coarse: boolean
}

/** A line of the synopsis: for each column the passages that stand in it, in their own order; [] is a gap. */
export interface AlignedRow {
  cells: number[][]
  /** True for a column whose passages stand elsewhere in that column's own order. */
  moved: boolean[]
}

/** One passage paired with one, with the certainty of it between 0 and 1. */
export interface Link {
  left: number
  right: number
  score: number
}

import { tokenise } from '../text/tokens.ts'
import type { AlignColumn } from './types.ts'

/** Numbers for words, shared by the columns of one alignment so that equal words have equal numbers. */
export type Vocabulary = Map<string, number>

/**
 * A column as numbers. Tokens stand in reading order; a segment is a sentence or a clause of a long one, the unit in
 * which splits and merges are told apart. Index arrays have one entry more than there are units, so that unit `n`
 * runs from `start[n]` up to `start[n + 1]`.
 */
export interface ColumnTerms {
  passages: number
  /** Word number of each token; signs are left out. */
  words: Int32Array
  /** First token of each segment. */
  segmentStart: Int32Array
  /** First segment of each passage. */
  passageSegment: Int32Array
  /** Sentence of each segment, counted within its passage. */
  segmentSentence: Int32Array
  /** First token of each passage. */
  passageStart: Int32Array
}

/** Inflection is cut off by keeping the head of a word: no worse here than stemmers, and the same for all languages. */
const HEAD = 6

/** Words after which a clause may be closed by a semicolon or colon, and by a comma. */
const CLAUSE_WORDS = 12
const LONG_CLAUSE_WORDS = 25

/** Reads a column's words into numbers, adding new words to the vocabulary. */
export function readTerms(column: AlignColumn, vocabulary: Vocabulary): ColumnTerms {
  const words: number[] = []
  const segmentStart: number[] = []
  const segmentSentence: number[] = []
  const passageSegment: number[] = []
  const passageStart: number[] = []
  for (const { text, sentences } of column.passages) {
    passageSegment.push(segmentStart.length)
    passageStart.push(words.length)
    let sentence = -1
    let open = 0
    let cut = true
    for (const token of tokenise(text, column.lang)) {
      const next = sentences[sentence + 1]
      if (sentence < 0 || (next && token.start >= next.start)) {
        if (sentence < 0 || sentences.length > 0) sentence = sentenceAt(sentences, sentence, token.start)
        cut = true
      }
      if (token.kind === 'sign') {
        const size = words.length - open
        if (
          (size >= CLAUSE_WORDS && /[;:—–]/.test(token.key)) ||
          (size >= LONG_CLAUSE_WORDS && token.key === ',')
        )
          cut = true
        continue
      }
      if (cut) {
        open = words.length
        segmentStart.push(open)
        segmentSentence.push(sentence)
        cut = false
      }
      words.push(wordNumber(token.key, vocabulary))
    }
  }
  passageSegment.push(segmentStart.length)
  passageStart.push(words.length)
  segmentStart.push(words.length)
  return {
    passages: column.passages.length,
    words: Int32Array.from(words),
    segmentStart: Int32Array.from(segmentStart),
    passageSegment: Int32Array.from(passageSegment),
    segmentSentence: Int32Array.from(segmentSentence),
    passageStart: Int32Array.from(passageStart),
  }
}

function sentenceAt(
  sentences: AlignColumn['passages'][number]['sentences'],
  from: number,
  at: number,
): number {
  let sentence = Math.max(from, 0)
  while (sentence + 1 < sentences.length && at >= (sentences[sentence + 1]?.start ?? Infinity)) sentence++
  return sentence
}

function wordNumber(key: string, vocabulary: Vocabulary): number {
  const bare = key.endsWith("'s") ? key.slice(0, -2) : key
  const head = bare.length > HEAD ? bare.slice(0, HEAD) : bare
  const known = vocabulary.get(head)
  if (known !== undefined) return known
  vocabulary.set(head, vocabulary.size)
  return vocabulary.size - 1
}

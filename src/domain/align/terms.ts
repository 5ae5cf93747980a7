import { gregorianOfDay } from '../dates/axis.ts'
import { listTokens, type TokenList } from '../text/tokens.ts'
import { WordList } from '../text/word-list.ts'
import { readBridges } from './bridge.ts'
import type { AlignColumn, AlignPassage } from './types.ts'

/** Numbers for terms, shared by the columns of one alignment so that equal terms have equal numbers. */
export interface Vocabulary {
  ids: Map<string, number>
  /** Terms of each list's words by their id, SIGN for a sign. */
  words: Map<WordList, Int32Array>
  /** What a term says beside others of the same rarity, by number. */
  weights: number[]
  /** The first term with the same few letters at its head, by number: where inflection or derivation changed a word. */
  heads: number[]
  headIds: Map<string, number>
}

/**
 * A column as numbers. Terms stand in reading order: words, or for columns of two languages what both can share. A
 * segment is a sentence or a clause of a long one, the unit in which splits and merges are told apart. Index arrays have
 * one entry more than there are units, so that unit `n` runs from `start[n]` up to `start[n + 1]`.
 */
export interface ColumnTerms {
  passages: number
  terms: Int32Array
  /** First term of each segment. */
  segmentStart: Int32Array
  /** First segment of each passage. */
  passageSegment: Int32Array
  /** Sentence of each segment, counted within its passage. */
  segmentSentence: Int32Array
  /** First term of each passage. */
  passageStart: Int32Array
  /** What each passage is, where it is no running text. */
  apart: readonly AlignPassage['apart'][]
  /** UTF-16 units of each passage, and of each segment from its first term to the next one's. */
  length: Float64Array
  segmentLength: Float64Array
}

/** Inflection is cut off by keeping the head of a word: no worse here than stemmers, and the same for all languages. */
const HEAD = 6

/** Letters of the short head: 'believe' and 'belief' meet in it, but so do 'comrade' and 'compare'. */
const SHORT_HEAD = 4

/** Units of a passage without words that are compared. */
const SIGNS = 40

/** UTF-16 units after which a clause may be closed by a semicolon or colon, and by a comma. */
const CLAUSE = 50
const LONG_CLAUSE = 100

/** Weight of a term that says nothing yet. */
const MUTE = 0

/** True for a term that no text is compared by: a word of which it isn't known what it stands for elsewhere. */
export function isMute({ weights }: Vocabulary, term: number): boolean {
  return weights[term] === MUTE
}

/** A number for a term, the same for equal terms. */
export function termNumber(
  { ids, weights, heads, headIds }: Vocabulary,
  term: string,
  weight: number,
): number {
  const known = ids.get(term)
  if (known !== undefined) return known
  const number = ids.size
  ids.set(term, number)
  weights.push(weight)
  const short = isSpelled(term) ? term.slice(0, SHORT_HEAD) : term
  const head = headIds.get(short) ?? number
  headIds.set(short, head)
  heads.push(head)
  return number
}

/** Whether a term is a word in letters of an alphabet: Latin, Greek or Cyrillic. */
function isSpelled(term: string): boolean {
  const first = term.charCodeAt(0)
  return first >= 0x61 && first < 0x530
}

/** Reads a column's words into numbers, adding new ones to the vocabulary. */
export function readWords(column: AlignColumn, vocabulary: Vocabulary): ColumnTerms {
  const build = termBuilder()
  const { words, ids, starts, firsts, textStarts } = tokensOf(column)
  const terms = termsOf(words, vocabulary)
  for (const [index, passage] of column.passages.entries()) {
    build.passage(passage)
    const anchors = anchorTerms(passage, vocabulary)
    let next = 0
    for (let token = firsts[index] as number; token < (firsts[index + 1] as number); token++) {
      const at = (starts[token] as number) - (textStarts[index] as number)
      const word = ids[token] as number
      for (; next < anchors.length && (anchors[next] as AnchorTerm).at <= at; next++)
        build.term((anchors[next] as AnchorTerm).term, at)
      const term = terms[word] as number
      if (term === SIGN) build.sign(words.keys[word] as string, at)
      else build.term(term, at)
    }
    // A row of asterisks is a passage too.
    if (build.isEmpty() && passage.text !== '')
      build.term(termNumber(vocabulary, passage.text.slice(0, SIGNS), 1), 0)
  }
  return build.done()
}

/**
 * Reads what a column can share with one in another language into numbers, adding to the vocabulary; and its words, which
 * say nothing until it is learned what they stand for.
 */
export function readShared(column: AlignColumn, vocabulary: Vocabulary): ColumnTerms {
  const build = termBuilder()
  const { words, ids, starts, firsts, textStarts } = tokensOf(column)
  for (const [index, passage] of column.passages.entries()) {
    build.passage(passage)
    const found: AnchorTerm[] = anchorTerms(passage, vocabulary)
    readBridges(passage, column, (term, weight, at) =>
      found.push({ term: termNumber(vocabulary, term, weight), at }),
    )
    for (let token = firsts[index] as number; token < (firsts[index + 1] as number); token++) {
      const word = ids[token] as number
      if (words.kinds[word] !== 'word') continue
      const term = termNumber(vocabulary, `·${headOf(words.keys[word] as string)}`, MUTE)
      found.push({ term, at: (starts[token] as number) - (textStarts[index] as number) })
    }
    for (const { term, at } of found.sort((x, y) => x.at - y.at)) build.term(term, at)
  }
  return build.done()
}

/** A vocabulary without words. */
export function emptyVocabulary(): Vocabulary {
  return { ids: new Map(), words: new Map(), weights: [], heads: [], headIds: new Map() }
}

/** The terms of a list's words; columns of one language mostly share the list, and it is whole before any is read. */
function termsOf(words: WordList, vocabulary: Vocabulary): Int32Array {
  const known = vocabulary.words.get(words)
  if (known) return known
  const terms = new Int32Array(words.keys.length)
  words.keys.forEach((key, word) => {
    terms[word] = words.kinds[word] === 'sign' ? SIGN : termNumber(vocabulary, headOf(singular(key)), 1)
  })
  vocabulary.words.set(words, terms)
  return terms
}

/** In place of the term of a word: a sign has none. */
const SIGN = -1

function tokensOf({ tokens, passages, lang }: AlignColumn): TokenList {
  return (
    tokens ??
    listTokens(
      passages.map(({ text }) => text),
      new WordList(lang),
    )
  )
}

/** A word too short to be cut, without its plural: 'films' is no other word than 'film'. */
function singular(word: string): string {
  const plural = word.length > SHORT_HEAD && word.length <= HEAD && /[^s']s$/.test(word) && isSpelled(word)
  return plural ? word.slice(0, -1) : word
}

function headOf(key: string): string {
  const bare = key.endsWith("'s") ? key.slice(0, -2) : key
  return bare.length > HEAD ? bare.slice(0, HEAD) : bare
}

interface AnchorTerm {
  term: number
  at: number
}

/** Weights of a date within a month, of its year alone, and of what a link leads to. */
const DATE = 3
const YEAR = 1
const LINK = 1.5

/** Days a date may span and still be more than its year. */
const PRECISE = 31

/** True for the term of a moment or of its year. */
export function isMomentTerm(term: string): boolean {
  return term.startsWith('!')
}

/** The columns as they read where nobody sees what links lead to: the same words are the same passage. */
export function withoutLinks(
  columns: [ColumnTerms, ColumnTerms],
  { ids }: Vocabulary,
): [ColumnTerms, ColumnTerms] {
  const links = new Set<number>()
  for (const [term, id] of ids) if (term.charCodeAt(0) === LINK_SIGN) links.add(id)
  if (links.size === 0) return columns
  return columns.map((column) => {
    const kept = column.terms.filter((term) => !links.has(term))
    const passageStart = new Int32Array(column.passageStart.length)
    let dropped = 0
    let at = 0
    for (let passage = 0; passage < passageStart.length; passage++) {
      for (; at < (column.passageStart[passage] as number); at++)
        if (links.has(column.terms[at] as number)) dropped++
      passageStart[passage] = at - dropped
    }
    return { ...column, terms: kept, passageStart }
  }) as [ColumnTerms, ColumnTerms]
}

/** What a link's term begins with: '>'. No word does. */
const LINK_SIGN = 0x3e

/** Moments and links of a passage as terms: they are the same whatever words or calendar stand for them. */
function anchorTerms({ anchors }: AlignPassage, vocabulary: Vocabulary): AnchorTerm[] {
  const found: AnchorTerm[] = []
  for (const { kind, key, start, days } of anchors) {
    if (kind === 'link') found.push({ term: termNumber(vocabulary, `>${key}`, LINK), at: start })
    if (kind !== 'moment' || !days) continue
    const precise = days.from !== null && days.to !== null && days.to - days.from < PRECISE
    if (precise) found.push({ term: termNumber(vocabulary, `!${key}`, DATE), at: start })
    const [from, to] = [yearOf(days.from), yearOf(days.to)]
    if (from !== null && from === to)
      found.push({ term: termNumber(vocabulary, `!${from}`, YEAR), at: start })
  }
  return found.sort((x, y) => x.at - y.at)
}

function yearOf(day: number | null): number | null {
  return day === null ? null : gregorianOfDay(day).year
}

function termBuilder() {
  const terms: number[] = []
  const segmentStart: number[] = []
  const segmentSentence: number[] = []
  const passageSegment: number[] = []
  const passageStart: number[] = []
  const apart: AlignPassage['apart'][] = []
  const length: number[] = []
  const segmentLength: number[] = []
  let sentences: AlignPassage['sentences'] = []
  let sentence = 0
  let open = 0
  let cut = true
  /** Gives the open segment its length, now that its end is known. */
  const close = (end: number) => {
    if (segmentLength.length < segmentStart.length) segmentLength.push(Math.max(1, end - open))
  }
  return {
    passage(passage: AlignPassage) {
      if (length.length > 0) close(length[length.length - 1] as number)
      passageSegment.push(segmentStart.length)
      passageStart.push(terms.length)
      length.push(passage.text.length)
      apart.push(passage.apart)
      sentences = passage.sentences
      sentence = 0
      cut = true
    },
    /** Whether the passage has no terms so far. */
    isEmpty: () => terms.length === passageStart[passageStart.length - 1],
    sign(key: string, start: number) {
      if (start - open >= LONG_CLAUSE ? /[,;:—–]/.test(key) : start - open >= CLAUSE && /[;:—–]/.test(key))
        cut = true
    },
    term(term: number, at: number) {
      while (at >= (sentences[sentence + 1]?.start ?? Infinity)) {
        sentence++
        cut = true
      }
      if (cut) {
        if (segmentStart.length > (passageSegment[passageSegment.length - 1] as number)) close(at)
        open = at
        segmentStart.push(terms.length)
        segmentSentence.push(sentence)
        cut = false
      }
      terms.push(term)
    },
    done(): ColumnTerms {
      if (length.length > 0) close(length[length.length - 1] as number)
      return {
        passages: passageStart.length,
        terms: Int32Array.from(terms),
        segmentStart: Int32Array.from([...segmentStart, terms.length]),
        passageSegment: Int32Array.from([...passageSegment, segmentStart.length]),
        segmentSentence: Int32Array.from(segmentSentence),
        passageStart: Int32Array.from([...passageStart, terms.length]),
        apart,
        length: Float64Array.from(length),
        segmentLength: Float64Array.from(segmentLength),
      }
    },
  }
}

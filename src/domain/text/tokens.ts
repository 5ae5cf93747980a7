import {
  APOSTROPHE,
  astralClass,
  classAt,
  DIGIT,
  LETTER,
  MARK,
  SIGN,
  SPACE,
  SURROGATE,
  UNSPACED,
} from './characters.ts'
import { type TokenKind, WordList } from './word-list.ts'

/** A word, number or sign of a text. Offsets are UTF-16 units of the text given; white space is between tokens. */
export interface Token {
  start: number
  end: number
  /** Folded, so that tokens a reader takes for the same word have the same key. */
  key: string
  kind: TokenKind
}

/** The tokens of several texts in order, as parallel arrays: a comparison walks tens of thousands of them. */
export interface TokenList {
  words: WordList
  /** What each token is, in `words`. */
  numbers: Int32Array
  /** Offsets in its own text. */
  starts: Int32Array
  ends: Int32Array
  /** First token of each text, and one more: the number of tokens. */
  firsts: Int32Array
}

/** One segmenter serves every unspaced script: its dictionaries are chosen by script, not by locale. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Longest stretch handed to the segmenter at once, so hostile input costs time in proportion to its length. */
const SEGMENT_UNITS = 4000

/**
 * The tokens of texts in one language. Spaced scripts are cut at spaces and signs by a table look-up a character;
 * stretches of Thai, Lao, Khmer, Burmese, Han and kana go through Intl.Segmenter. A word keeps an apostrophe inside it
 * ("King's", "don't"), a number its separators ("1,400", "3.14"). `words` may be given to share it among columns.
 */
export function listTokens(texts: readonly string[], words: WordList): TokenList {
  const most = texts.reduce((sum, { length }) => sum + length, 0)
  const list: TokenList = {
    words,
    numbers: new Int32Array(most),
    starts: new Int32Array(most),
    ends: new Int32Array(most),
    firsts: new Int32Array(texts.length + 1),
  }
  let count = 0
  texts.forEach((text, index) => {
    cut(text, (start, end, kind) => {
      list.numbers[count] = words.numberAt(text, start, end, kind)
      list.starts[count] = start
      list.ends[count++] = end
    })
    list.firsts[index + 1] = count
  })
  const { numbers, starts, ends } = list
  return {
    ...list,
    numbers: numbers.subarray(0, count),
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
  }
}

/** The tokens of one text, each by itself. */
export function tokenise(text: string, lang: string): Token[] {
  return tokensOf(listTokens([text], new WordList(lang)), 0)
}

/** The tokens of one text of a list, each by itself. */
export function tokensOf({ words, numbers, starts, ends, firsts }: TokenList, text: number): Token[] {
  const tokens: Token[] = []
  for (let at = firsts[text] as number; at < (firsts[text + 1] as number); at++) {
    const number = numbers[at] as number
    tokens.push({
      start: starts[at] as number,
      end: ends[at] as number,
      key: words.keys[number] as string,
      kind: words.kinds[number] as TokenKind,
    })
  }
  return tokens
}

/**
 * The words and numbers of a text as search stores and asks for them: folded, unspaced scripts cut into words,
 * nothing but letters, marks and digits inside a token. The 's of a possessive is left out.
 */
export function searchTokens(text: string): string[] {
  const found: string[] = []
  for (const { key, kind } of tokenise(text, 'und')) {
    if (kind === 'sign') continue
    if (!/[^\p{L}\p{M}\p{N}]/u.test(key)) found.push(key)
    else for (const part of key.replace(/'s$/, '').split(/[^\p{L}\p{M}\p{N}]+/u)) if (part) found.push(part)
  }
  return found
}

type Sink = (start: number, end: number, kind: TokenKind) => void

function cut(text: string, sink: Sink): void {
  const length = text.length
  let at = 0
  while (at < length) {
    const kind = unitClass(text, at)
    if (kind === SPACE || kind === MARK) {
      at++
    } else if (kind === LETTER || kind === DIGIT) {
      at = cutWord(text, at, sink)
    } else if (kind === UNSPACED) {
      at = cutUnspaced(text, at, sink)
    } else {
      const end = at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)
      sink(at, end, 'sign')
      at = end
    }
  }
}

function unitClass(text: string, at: number): number {
  const kind = classAt(text, at)
  return kind === SURROGATE ? astralClass(text, at) : kind
}

/** A run of letters, digits and marks, with apostrophes between letters and separators between digits. */
function cutWord(text: string, start: number, sink: Sink): number {
  let at = start
  let letters = 0
  for (; at < text.length; at++) {
    const kind = classAt(text, at)
    if (kind === LETTER) letters++
    else if (kind === SURROGATE) {
      const astral = astralClass(text, at)
      if (astral !== LETTER && astral !== DIGIT && astral !== MARK) break
      if (astral === LETTER) letters++
      at++
    } else if (kind !== MARK && kind !== DIGIT) {
      const next = at + 1 < text.length ? unitClass(text, at + 1) : SPACE
      const code = text.charCodeAt(at)
      const joinsLetters = kind === APOSTROPHE && letters > 0 && next === LETTER
      const joinsDigits = kind === SIGN && letters === 0 && next === DIGIT && (code === 0x2e || code === 0x2c)
      if (!joinsLetters && !joinsDigits) break
    }
  }
  sink(start, at, letters === 0 ? 'number' : 'word')
  return at
}

function cutUnspaced(text: string, start: number, sink: Sink): number {
  let end = start
  const limit = Math.min(text.length, start + SEGMENT_UNITS)
  for (; end < limit; end += classAt(text, end) === SURROGATE ? 2 : 1) {
    const kind = unitClass(text, end)
    if (kind !== UNSPACED && kind !== MARK) break
  }
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(start, end))) {
    const from = start + index
    sink(from, from + segment.length, isWordLike ? 'word' : 'sign')
  }
  return end
}

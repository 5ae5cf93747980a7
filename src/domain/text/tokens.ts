import {
  APOSTROPHE,
  astralClass,
  classAt,
  DIGIT,
  LETTER,
  MARK,
  SPACE,
  SURROGATE,
  UNSPACED,
} from './characters.ts'
import { keyOf, type TokenKind, type WordList } from './word-list.ts'

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
  /** The texts, with a blank line between each two: no token goes over it. */
  text: string
  /** Where each of the texts begins in it. */
  textStarts: Int32Array
  /** First token of each text, and one more: the number of tokens. */
  firsts: Int32Array
  words: WordList
  /** What each token is, by its id in `words`. */
  ids: Int32Array
  /** Offsets in `text`. */
  starts: Int32Array
  ends: Int32Array
}

const BLANK_LINE = '\n\n'

/** One segmenter serves every unspaced script: its dictionaries are chosen by script, not by locale. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Longest stretch handed to the segmenter at once, so hostile input costs time in proportion to its length. */
const SEGMENT_UNITS = 4000

/**
 * The tokens of texts in one language. Spaced scripts are cut at spaces and signs by a table look-up a character;
 * stretches of Thai, Lao, Khmer, Burmese, Han and kana go through Intl.Segmenter. A word keeps an apostrophe inside it
 * ("King's", "don't"), a number its separators ("1,400", "3.14"), an emoji all its characters. New words are added to
 * `words`, which the columns of a language share.
 */
export function listTokens(texts: readonly string[], words: WordList): TokenList {
  const text = texts.join(BLANK_LINE)
  const ids = new Int32Array(text.length)
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  let count = 0
  cut(text, (start, end, kind) => {
    ids[count] = words.idOf(text.slice(start, end), kind)
    starts[count] = start
    ends[count++] = end
  })
  const textStarts = new Int32Array(texts.length)
  const firsts = new Int32Array(texts.length + 1).fill(count)
  for (let index = 0, from = 0, token = 0; index < texts.length; index++) {
    while (token < count && (starts[token] as number) < from) token++
    textStarts[index] = from
    firsts[index] = token
    from += (texts[index] as string).length + BLANK_LINE.length
  }
  const found = {
    ids: ids.subarray(0, count),
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
  }
  return { text, textStarts, firsts, words, ...found }
}

/** The tokens of one text, cut like those of `listTokens`, each by itself. */
export function tokenise(text: string, lang: string): Token[] {
  const tokens: Token[] = []
  cut(text, (start, end, kind) => {
    tokens.push({ start, end, key: keyOf(text.slice(start, end), kind, lang), kind })
  })
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
      at += classAt(text, at) === SURROGATE ? 2 : 1
    } else if (kind === LETTER || kind === DIGIT) {
      at = cutWord(text, at, sink)
    } else if (kind === UNSPACED) {
      at = cutUnspaced(text, at, sink)
    } else {
      const end = endOfSign(text, at)
      sink(at, end, 'sign')
      at = end
    }
  }
}

/** A family, a flag or a hand with its colour: several characters, but one sign to the eye (Unicode UTS 51). */
const emoji =
  /\p{RI}{2}|\p{Emoji}(?:\p{EMod}|\ufe0f\u20e3?|[\u{e0020}-\u{e007e}]+\u{e007f})?(?:\u200d\p{Emoji}(?:\p{EMod}|\ufe0f)?)*/uy

function endOfSign(text: string, start: number): number {
  const end = start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1)
  const next = text.charCodeAt(end)
  if (end === start + 1 && next !== 0xfe0f && next !== 0x200d) return end
  emoji.lastIndex = start
  return emoji.test(text) ? emoji.lastIndex : end
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
      const joinsDigits =
        letters === 0 && next === DIGIT && (isSeparator(code) || isThousandsMark(text, start, at))
      if (!joinsLetters && !joinsDigits) break
    }
  }
  sink(start, at, letters === 0 ? 'number' : 'word')
  return at
}

/** A point, a comma, and what Arabic writes for them. */
function isSeparator(code: number): boolean {
  return code === 0x2e || code === 0x2c || code === 0x66b || code === 0x66c
}

/** "12'500": an apostrophe with three digits behind it, and no more than three before. */
function isThousandsMark(text: string, start: number, at: number): boolean {
  if (classAt(text, at) !== APOSTROPHE || at - start > MOST_GROUPED) return false
  return (
    /^\p{Nd}{1,3}(?:['’]\p{Nd}{3})*$/u.test(text.slice(start, at)) &&
    /^\p{Nd}{3}(?!\p{Nd})/u.test(text.slice(at + 1, at + 5))
  )
}

/** Digits and marks of the longest number that is set off by apostrophes. */
const MOST_GROUPED = 20

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

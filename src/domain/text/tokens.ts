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
import { foldNumber, foldWord } from './fold.ts'

/** A word, number or sign of a text. Offsets are UTF-16 units of the text given; white space is between tokens. */
export interface Token {
  start: number
  end: number
  /** Folded, so that tokens a reader takes for the same word have the same key. */
  key: string
  kind: 'word' | 'number' | 'sign'
}

/** One segmenter serves every unspaced script: its dictionaries are chosen by script, not by locale. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Longest stretch handed to the segmenter at once, so hostile input costs time in proportion to its length. */
const SEGMENT_UNITS = 4000

/**
 * The tokens of a text in order. Spaced scripts are cut at spaces and signs by a table look-up a character; stretches
 * of Thai, Lao, Khmer, Burmese, Han and kana go through Intl.Segmenter. A word keeps an apostrophe inside it
 * ("King's", "don't"), a number its separators ("1,400", "3.14").
 */
export function tokenise(text: string, lang: string): Token[] {
  const tokens: Token[] = []
  const length = text.length
  let at = 0
  while (at < length) {
    const kind = unitClass(text, at)
    if (kind === SPACE || kind === MARK) {
      at++
    } else if (kind === LETTER || kind === DIGIT) {
      at = readWord(text, at, lang, tokens)
    } else if (kind === UNSPACED) {
      at = readUnspaced(text, at, tokens)
    } else {
      const end = at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)
      tokens.push({ start: at, end, key: text.slice(at, end), kind: 'sign' })
      at = end
    }
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

function unitClass(text: string, at: number): number {
  const kind = classAt(text, at)
  return kind === SURROGATE ? astralClass(text, at) : kind
}

/** A run of letters, digits and marks, with apostrophes between letters and separators between digits. */
function readWord(text: string, start: number, lang: string, tokens: Token[]): number {
  let at = start
  let letters = 0
  for (;;) {
    const kind = at < text.length ? unitClass(text, at) : SPACE
    if (kind === LETTER) letters++
    else if (kind !== DIGIT && kind !== MARK) {
      const next = at + 1 < text.length ? unitClass(text, at + 1) : SPACE
      const apostrophe = kind === APOSTROPHE && letters > 0 && next === LETTER
      const separator = kind === SIGN && letters === 0 && next === DIGIT && /[.,]/.test(text.charAt(at))
      if (!apostrophe && !separator) break
    }
    at += classAt(text, at) === SURROGATE ? 2 : 1
  }
  const written = text.slice(start, at)
  const key = letters > 0 ? foldWord(written) : foldNumber(written, lang)
  tokens.push({ start, end: at, key, kind: letters > 0 ? 'word' : 'number' })
  return at
}

function readUnspaced(text: string, start: number, tokens: Token[]): number {
  let end = start
  const limit = Math.min(text.length, start + SEGMENT_UNITS)
  for (; end < limit; end += classAt(text, end) === SURROGATE ? 2 : 1) {
    const kind = unitClass(text, end)
    if (kind !== UNSPACED && kind !== MARK) break
  }
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(start, end))) {
    const from = start + index
    const key = foldWord(segment)
    tokens.push({ start: from, end: from + segment.length, key, kind: isWordLike ? 'word' : 'sign' })
  }
  return end
}

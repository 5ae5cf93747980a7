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
  // Most words are plain and need no folding, or only lower case.
  let plain = true
  let capital = false
  for (; at < text.length; at++) {
    const kind = classAt(text, at)
    const code = text.charCodeAt(at)
    if (kind === LETTER) {
      letters++
      if (code > 0x7f) plain = false
      else if (code < 0x5b) capital = true
    } else if (kind === SURROGATE) {
      const astral = astralClass(text, at)
      if (astral !== LETTER && astral !== DIGIT && astral !== MARK) break
      if (astral === LETTER) letters++
      at++
      plain = false
    } else if (kind === MARK) plain = false
    else if (kind !== DIGIT) {
      const next = at + 1 < text.length ? unitClass(text, at + 1) : SPACE
      if (kind === APOSTROPHE && letters > 0 && next === LETTER) plain &&= code === 0x27
      else if (!(kind === SIGN && letters === 0 && next === DIGIT && (code === 0x2e || code === 0x2c))) break
    }
  }
  const written = text.slice(start, at)
  if (letters === 0) tokens.push({ start, end: at, key: foldNumber(written, lang), kind: 'number' })
  else {
    const key = !plain ? foldWord(written) : capital ? written.toLowerCase() : written
    tokens.push({ start, end: at, key, kind: 'word' })
  }
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

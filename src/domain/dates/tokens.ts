import type { Meanings } from './language.ts'
import type { Lexicon, LexiconEntry } from './lexicon.ts'

/** A piece of running text: a number, a word or phrase, a single mark, or the blank line between paragraphs. */
export interface Token {
  kind: 'number' | 'word' | 'mark' | 'break'
  /** UTF-16 offsets in the text. */
  start: number
  end: number
  /** Lower case; digits of any script as ASCII. */
  text: string
  /** Of a number; NaN for what is too long to be a year. */
  value: number
  /** "1,350": a count, unless an era says otherwise. */
  grouped: boolean
  digits: number
  /** Letters glued to a number: "th" of 7th. */
  suffix: string
  /** True where white space stands before. */
  spaced: boolean
  /** True where a line begins. */
  line: boolean
  capital: boolean
  meanings: Meanings
}

const apostrophes = new Set(['’', '‘', 'ʼ', '´'])
const nothing: Meanings = Object.freeze({})
/** A number of more digits is no year, and would only cost time. */
const MOST_DIGITS = 7

/** Cuts a text into tokens in one pass; phrases of the vocabulary come back as one token. Linear in the text. */
export function tokenize(text: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = []
  const { unspaced } = lexicon.language
  let at = 0
  let spaced = false
  let line = true
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      const end = skipSpace(text, at)
      const lines = countLines(text, at, end)
      if (lines > 1) tokens.push(plain('break', text, at, end, true))
      line ||= lines > 0
      at = end
      spaced = true
      continue
    }
    const token =
      digitOf(code) >= 0
        ? numberToken(text, at, spaced)
        : unspaced
          ? unspacedToken(text, at, spaced, lexicon)
          : isLetter(code)
            ? plain('word', text, at, endOfWord(text, at), spaced)
            : plain('mark', text, at, at + 1, spaced)
    token.line = line
    tokens.push(token)
    at = token.end
    spaced = false
    line = false
  }
  return unspaced ? tokens : joinPhrases(tokens, lexicon)
}

function plain(kind: Token['kind'], text: string, start: number, end: number, spaced: boolean): Token {
  const original = text.slice(start, end)
  const lower = kind === 'mark' && apostrophes.has(original) ? "'" : original.toLowerCase()
  return {
    kind,
    start,
    end,
    text: lower,
    value: Number.NaN,
    grouped: false,
    digits: 0,
    suffix: '',
    spaced,
    line: false,
    capital: kind === 'word' && original[0] !== lower[0],
    meanings: nothing,
  }
}

function numberToken(text: string, start: number, spaced: boolean): Token {
  let end = endOfDigits(text, start)
  const digits = end - start
  let grouped = false
  // "1,350" and "1 350" with a no-break space are counts; "July 4,1776" is not grouped.
  while (digits <= 3 && isGroupMark(text.charCodeAt(end)) && endOfDigits(text, end + 1) === end + 4) {
    end += 4
    grouped = true
  }
  const numeral = end - start > MOST_DIGITS ? '' : asciiDigits(text.slice(start, end))
  let suffix = ''
  // The T of "1917-11-07T10:00" is no suffix.
  const time = text[end] === 'T' && digitOf(text.charCodeAt(end + 1)) >= 0
  if (isLetter(text.charCodeAt(end)) && !isThai(text.charCodeAt(end)) && !time) {
    const endOfSuffix = endOfWord(text, end)
    suffix = text.slice(end, endOfSuffix).toLowerCase()
    end = endOfSuffix
  }
  return {
    ...plain('number', text, start, end, spaced),
    text: numeral,
    value: numeral === '' ? Number.NaN : Number(numeral),
    digits,
    grouped,
    suffix,
  }
}

/** At one letter of a run without spaces: the longest phrase that begins here, else this character alone. */
function unspacedToken(text: string, start: number, spaced: boolean, lexicon: Lexicon): Token {
  for (const entry of lexicon.entries.get((text[start] ?? '').toLowerCase()) ?? []) {
    const end = endOfLiteral(text, start, entry.text)
    if (end < 0) continue
    const latinInside = !isThai(text.charCodeAt(end - 1)) && isLetter(text.charCodeAt(end - 1))
    if (latinInside && isLetter(text.charCodeAt(end)) && !isThai(text.charCodeAt(end))) continue
    return { ...plain('word', text, start, end, spaced), meanings: entry.meanings }
  }
  const code = text.charCodeAt(start)
  if (!isLetter(code)) return plain('mark', text, start, start + 1, spaced)
  if (!isThai(code)) return plain('word', text, start, endOfWord(text, start), spaced)
  return plain('word', text, start, start + 1, spaced)
}

/** Where the literal ends that stands at `start`; spaces after its dots are optional. -1 where it does not stand here. */
function endOfLiteral(text: string, start: number, literal: string): number {
  let at = start
  for (let i = 0; i < literal.length; i++) {
    const wanted = literal[i]
    if (wanted === ' ') {
      at = skipSpace(text, at)
      continue
    }
    if (text[at]?.toLowerCase() !== wanted) return -1
    at++
    if (wanted === '.' && i < literal.length - 1 && text[at] === ' ') at++
  }
  return at
}

function joinPhrases(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const joined: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.kind === 'number' || token.kind === 'break') {
      joined.push(token)
      continue
    }
    const key = /[̀-ͯ]/.test(token.text) ? token.text.normalize('NFC') : token.text
    const entry = lexicon.entries.get(key)?.find((each) => standsAt(tokens, i, each))
    if (!entry) {
      joined.push(token)
      continue
    }
    const last = tokens[i + entry.pieces.length - 1] as Token
    joined.push({ ...token, kind: 'word', end: last.end, text: entry.text, meanings: entry.meanings })
    i += entry.pieces.length - 1
  }
  return joined
}

function standsAt(tokens: readonly Token[], at: number, { pieces }: LexiconEntry): boolean {
  for (let i = 1; i < pieces.length; i++) {
    const token = tokens[at + i]
    if (!token || token.kind === 'break' || token.kind === 'number') return false
    if (token.text !== pieces[i] && token.text.normalize('NFC') !== pieces[i]) return false
  }
  return true
}

/** The value of a decimal digit in ASCII, Thai, Arabic-Indic, Persian or full-width form, or -1. */
function digitOf(code: number): number {
  if (code < 0x660) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1
  for (const zero of [0xe50, 0x660, 0x6f0, 0xff10]) if (code >= zero && code <= zero + 9) return code - zero
  return -1
}

function asciiDigits(text: string): string {
  let ascii = ''
  for (let i = 0; i < text.length; i++) {
    const digit = digitOf(text.charCodeAt(i))
    if (digit >= 0) ascii += digit
  }
  return ascii
}

function endOfDigits(text: string, start: number): number {
  let at = start
  while (at < text.length && digitOf(text.charCodeAt(at)) >= 0) at++
  return at
}

function isGroupMark(code: number): boolean {
  return code === 0x2c || code === 0xa0 || code === 0x202f
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x3000
  )
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 0x0a) lines++
  return lines
}

export function isThai(code: number): boolean {
  return code >= 0xe01 && code <= 0xe4e
}

function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
  if (code < 0xc0) return code === 0xaa || code === 0xba
  if (code >= 0x2000 && code <= 0x2bff) return false
  if (code >= 0x3000 && code <= 0x303f) return false
  return code !== 0xd7 && code !== 0xf7 && !(code >= 0xff00 && code <= 0xff20) && digitOf(code) < 0
}

function endOfWord(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && isLetter(text.charCodeAt(at))) at++
  return at
}

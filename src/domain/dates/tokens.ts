import { asciiDigits, digitOf, endOfRun, isGroupMark, isLetter, isSpace, isThai } from './characters.ts'
import type { Meanings } from './language.ts'
import { type Lexicon, type LexiconEntry, pairKey } from './lexicon.ts'

/** A piece of running text: a number, a word or phrase, a single mark, or the blank line between paragraphs. */
export interface Token {
  kind: 'number' | 'word' | 'mark' | 'break'
  /** UTF-16 offsets in the text. */
  start: number
  end: number
  /** Lower case; digits of any script as ASCII; every apostrophe as '. */
  text: string
  /** Of a number; NaN for what is too long to be a year. */
  value: number
  digits: number
  /** "1,350": a count, unless an era says otherwise. */
  grouped: boolean
  /** Letters glued to a number: "th" of 7th. */
  suffix: string
  /** True where white space stands before. */
  spaced: boolean
  /** True where a line begins. */
  line: boolean
  capital: boolean
  /** True where a date may begin here. */
  begins: boolean
  meanings: Meanings
  /** Phrases of the vocabulary that may begin here. */
  entries: readonly LexiconEntry[] | undefined
}

const nothing: Meanings = Object.freeze({})
const apostrophes = new Set(['’', '‘', 'ʼ', '´'])
const isDigit = (code: number) => digitOf(code) >= 0
/** A number of more digits is no year, and would only cost time. */
const MOST_DIGITS = 7

/** Cuts a text into tokens in one pass; phrases of the vocabulary come back as one token. Linear in the text. */
export function tokenize(text: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = []
  const words: Words = { known: new Map(), lexicon }
  const { unspaced } = lexicon.language
  let spaced = false
  let line = true
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      const end = endOfRun(text, at, isSpace)
      const lines = countLines(text, at, end)
      if (lines > 1) tokens.push(newToken('break', at, end, ''))
      line ||= lines > 0
      spaced = true
      at = end
      continue
    }
    const token = isDigit(code)
      ? numberToken(text, at)
      : unspaced
        ? unspacedToken(text, at, words)
        : wordOrMark(text, at, words)
    token.spaced = spaced
    token.line = line
    tokens.push(token)
    at = token.end
    spaced = false
    line = false
  }
  return unspaced ? tokens : joinPhrases(tokens)
}

/** A token by itself, a space before it, that means nothing yet. */
export function newToken(kind: Token['kind'], start: number, end: number, text: string): Token {
  return {
    kind,
    start,
    end,
    text,
    value: Number.NaN,
    digits: 0,
    grouped: false,
    suffix: '',
    spaced: true,
    line: false,
    capital: false,
    begins: false,
    meanings: nothing,
    entries: undefined,
  }
}

/** What is known of a word or mark as written: a text has few different ones, and each is looked up once. */
interface Word {
  text: string
  capital: boolean
  begins: boolean
  entries: readonly LexiconEntry[] | undefined
}

/** The words and marks of one text so far. */
interface Words {
  known: Map<string, Word>
  lexicon: Lexicon
}

function wordOrMark(text: string, start: number, words: Words): Token {
  const isWord = isLetter(text.charCodeAt(start))
  const end = isWord ? endOfRun(text, start, isLetter) : start + 1
  const written = text.slice(start, end)
  let word = words.known.get(written)
  if (!word) {
    word = isWord ? readWord(written, words.lexicon) : readMark(written, words.lexicon)
    words.known.set(written, word)
  }
  const token = newToken(isWord ? 'word' : 'mark', start, end, word.text)
  token.capital = word.capital
  token.begins = word.begins
  token.entries = word.entries
  return token
}

function readWord(written: string, { entries }: Lexicon): Word {
  const text = written.toLowerCase()
  const capital = written.charCodeAt(0) !== text.charCodeAt(0)
  return { text, capital, begins: false, entries: entries.get(composed(text)) }
}

function readMark(mark: string, { entries }: Lexicon): Word {
  const text = apostrophes.has(mark) ? "'" : mark
  const begins = text === "'" || mark === '~' || mark === '≈'
  return { text, capital: false, begins, entries: entries.get(text) }
}

function numberToken(text: string, start: number): Token {
  let end = endOfRun(text, start, isDigit)
  const digits = end - start
  const token = newToken('number', start, end, '')
  // "1,350" and "1 350" with a no-break space are counts; "July 4,1776" is not grouped.
  while (digits <= 3 && isGroupMark(text.charCodeAt(end)) && endOfRun(text, end + 1, isDigit) === end + 4) {
    end += 4
    token.grouped = true
  }
  const numeral = end - start > MOST_DIGITS ? '' : asciiDigits(text.slice(start, end))
  const after = text.charCodeAt(end)
  // The T of "1917-11-07T10:00" is no suffix.
  const time = text[end] === 'T' && isDigit(text.charCodeAt(end + 1))
  if (isLetter(after) && !isThai(after) && !time) {
    const endOfSuffix = endOfRun(text, end, isLetter)
    token.suffix = text.slice(end, endOfSuffix).toLowerCase()
    end = endOfSuffix
  }
  token.end = end
  token.text = numeral
  token.value = numeral === '' ? Number.NaN : Number(numeral)
  token.digits = digits
  token.begins = true
  return token
}

/** Of a run without spaces: the longest phrase that begins here, else all up to where one does. */
function unspacedToken(text: string, start: number, words: Words): Token {
  const { lexicon } = words
  const phrase = phraseAt(text, start, lexicon)
  if (phrase) return phrase
  if (!isThai(text.charCodeAt(start))) return wordOrMark(text, start, words)
  let end = start + 1
  while (isThai(text.charCodeAt(end)) && !phraseAt(text, end, lexicon)) end++
  return newToken('word', start, end, text.slice(start, end))
}

function phraseAt(text: string, start: number, lexicon: Lexicon): Token | null {
  const entries = lexicon.entries.get(pairKey(text, start))
  if (!entries) return null
  for (const entry of entries) {
    const end = text.startsWith(entry.text, start)
      ? start + entry.text.length
      : endOfLoose(text, start, entry)
    if (end < 0) continue
    const latin = !isThai(text.charCodeAt(end - 1)) && isLetter(text.charCodeAt(end - 1))
    if (latin && isLetter(text.charCodeAt(end)) && !isThai(text.charCodeAt(end))) continue
    return meaningful(newToken('word', start, end, entry.text), entry)
  }
  return null
}

/** Where a phrase ends that may be written with spaces after its dots ("พ. ศ.") or without. -1 where it does not stand. */
function endOfLoose(text: string, start: number, { text: literal, loose }: LexiconEntry): number {
  if (!loose) return -1
  let at = start
  for (let i = 0; i < literal.length; i++) {
    const wanted = literal[i]
    if (wanted === ' ') {
      if (text[at] === ' ') at++
      continue
    }
    if (text[at]?.toLowerCase() !== wanted) return -1
    at++
    if (wanted === '.' && i < literal.length - 1 && literal[i + 1] !== ' ' && text[at] === ' ') at++
  }
  return at
}

function meaningful(token: Token, { meanings, begins }: LexiconEntry): Token {
  token.meanings = meanings
  token.begins = begins
  return token
}

/** Joins the tokens of each phrase of the vocabulary, in place. */
function joinPhrases(tokens: Token[]): Token[] {
  let kept = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    tokens[kept++] = token
    const entry = token.entries?.find((each) => standsAt(tokens, i, each))
    if (!entry) continue
    i += entry.pieces.length - 1
    token.end = (tokens[i] as Token).end
    token.kind = 'word'
    token.text = entry.text
    meaningful(token, entry)
  }
  tokens.length = kept
  return tokens
}

function standsAt(tokens: readonly Token[], at: number, { pieces }: LexiconEntry): boolean {
  for (let i = 1; i < pieces.length; i++) {
    const token = tokens[at + i]
    if (!token || token.kind === 'break' || composed(token.text) !== pieces[i]) return false
  }
  return true
}

/** Vocabulary is in composed form; so few words are not that looking is cheaper than composing each. */
function composed(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x300 && code < 0x370) return text.normalize('NFC')
  }
  return text
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 0x0a) lines++
  return lines
}

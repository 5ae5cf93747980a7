import { asciiDigits, digitOf, endOfRun, isGroupMark, isLetter, isSpace, isThai } from './characters.ts'
import type { Meanings } from './language.ts'
import { type Lexicon, type LexiconEntry, pairKey } from './lexicon.ts'

/** What a piece of text is, wherever it stands. */
interface Word {
  kind: 'number' | 'word' | 'mark' | 'break'
  /** Lower case; digits of any script as ASCII; every apostrophe as '. */
  text: string
  /** Of a number; NaN for what is too long to be a year. */
  value: number
  digits: number
  /** "1,350": a count, unless an era says otherwise. */
  grouped: boolean
  /** Letters glued to a number: "th" of 7th. */
  suffix: string
  capital: boolean
  /** True where a date may begin here. */
  begins: boolean
  meanings: Meanings
  /** Phrases of the vocabulary that may begin here. */
  entries: readonly LexiconEntry[] | undefined
}

/**
 * A piece of running text: a number, a word or phrase, a single mark, or the blank line between paragraphs. What it is it
 * shares with all that is written alike: a long text has some ten thousand pieces, and few different ones.
 */
export class Token implements Readonly<Word> {
  /** UTF-16 offsets in the text. */
  start: number
  end: number
  /** True where white space stands before. */
  spaced: boolean
  /** True where a line begins. */
  line: boolean
  word: Readonly<Word>

  constructor(word: Readonly<Word>, start: number, end: number, spaced = true, line = false) {
    this.start = start
    this.end = end
    this.spaced = spaced
    this.line = line
    this.word = word
  }

  get kind() {
    return this.word.kind
  }
  get text() {
    return this.word.text
  }
  get value() {
    return this.word.value
  }
  get digits() {
    return this.word.digits
  }
  get grouped() {
    return this.word.grouped
  }
  get suffix() {
    return this.word.suffix
  }
  get capital() {
    return this.word.capital
  }
  get begins() {
    return this.word.begins
  }
  get meanings() {
    return this.word.meanings
  }
  get entries() {
    return this.word.entries
  }
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
      if (lines > 1) tokens.push(new Token(paragraphEnd, at, end))
      line ||= lines > 0
      spaced = true
      at = end
      continue
    }
    const token = isDigit(code)
      ? numberToken(text, at, words)
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

/** A word that means nothing yet, with what is known of it. */
export function newWord(kind: Word['kind'], text: string, more: Partial<Word> = {}): Word {
  return {
    kind,
    text,
    value: more.value ?? Number.NaN,
    digits: more.digits ?? 0,
    grouped: more.grouped ?? false,
    suffix: more.suffix ?? '',
    capital: more.capital ?? false,
    begins: more.begins ?? false,
    meanings: more.meanings ?? nothing,
    entries: more.entries,
  }
}

const paragraphEnd = newWord('break', '')

/** The words and marks of one text so far, as written: each is looked up once. */
interface Words {
  known: Map<string, Word>
  lexicon: Lexicon
}

function wordOrMark(text: string, start: number, { known, lexicon }: Words): Token {
  const isWord = isLetter(text.charCodeAt(start))
  const end = isWord ? endOfRun(text, start, isLetter) : start + 1
  const written = text.slice(start, end)
  let word = known.get(written)
  if (!word) {
    word = isWord ? readWord(written, lexicon) : readMark(written, lexicon)
    known.set(written, word)
  }
  return new Token(word, start, end)
}

function readWord(written: string, { entries }: Lexicon): Word {
  const text = written.toLowerCase()
  const capital = written.charCodeAt(0) !== text.charCodeAt(0)
  return newWord('word', text, { capital, entries: entries.get(composed(text)) })
}

function readMark(mark: string, { entries }: Lexicon): Word {
  const text = apostrophes.has(mark) ? "'" : mark
  const begins = text === "'" || mark === '~' || mark === '≈'
  return newWord('mark', text, { begins, entries: entries.get(text) })
}

function numberToken(text: string, start: number, { known }: Words): Token {
  let end = endOfRun(text, start, isDigit)
  const digits = end - start
  // "1,350" and "1 350" with a no-break space are counts; "July 4,1776" is not grouped.
  let grouped = false
  while (digits <= 3 && isGroupMark(text.charCodeAt(end)) && endOfRun(text, end + 1, isDigit) === end + 4) {
    end += 4
    grouped = true
  }
  const endOfDigits = end
  const after = text.charCodeAt(end)
  // The T of "1917-11-07T10:00" is no suffix.
  const time = text[end] === 'T' && isDigit(text.charCodeAt(end + 1))
  if (isLetter(after) && !isThai(after) && !time) end = endOfRun(text, end, isLetter)
  const written = text.slice(start, end)
  let word = known.get(written)
  if (!word) {
    const numeral = endOfDigits - start > MOST_DIGITS ? '' : asciiDigits(text.slice(start, endOfDigits))
    const value = numeral === '' ? Number.NaN : Number(numeral)
    const suffix = text.slice(endOfDigits, end).toLowerCase()
    word = newWord('number', numeral, { value, digits, grouped, suffix, begins: true })
    known.set(written, word)
  }
  return new Token(word, start, end)
}

/** Of a run without spaces: the longest phrase that begins here, else all up to where one does. */
function unspacedToken(text: string, start: number, words: Words): Token {
  const found = phraseAt(text, start, words)
  if (found) return found
  if (!isThai(text.charCodeAt(start))) return wordOrMark(text, start, words)
  let end = start + 1
  while (isThai(text.charCodeAt(end)) && !phraseAt(text, end, words)) end++
  return new Token(newWord('word', text.slice(start, end)), start, end)
}

function phraseAt(text: string, start: number, words: Words): Token | null {
  const entries = words.lexicon.entries.get(pairKey(text, start))
  if (!entries) return null
  for (const entry of entries) {
    const end = text.startsWith(entry.text, start)
      ? start + entry.text.length
      : endOfLoose(text, start, entry)
    if (end < 0) continue
    const latin = !isThai(text.charCodeAt(end - 1)) && isLetter(text.charCodeAt(end - 1))
    if (latin && isLetter(text.charCodeAt(end)) && !isThai(text.charCodeAt(end))) continue
    return new Token(phrase(entry, false), start, end)
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

/** A phrase of the vocabulary as one word. */
function phrase({ text, meanings, begins }: LexiconEntry, capital: boolean): Word {
  return newWord('word', text, { capital, meanings, begins })
}

/** Joins the tokens of each phrase of the vocabulary, in place. */
function joinPhrases(tokens: Token[]): Token[] {
  let kept = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    tokens[kept++] = token
    const { entries } = token.word
    const entry = entries && phraseFrom(tokens, i, entries)
    if (!entry) continue
    i += entry.pieces.length - 1
    token.end = (tokens[i] as Token).end
    token.word = phrase(entry, token.capital)
  }
  tokens.length = kept
  return tokens
}

/** The first of the phrases, which are the longest first, that stands in the tokens. */
function phraseFrom(
  tokens: readonly Token[],
  at: number,
  entries: readonly LexiconEntry[],
): LexiconEntry | undefined {
  for (const entry of entries) if (standsAt(tokens, at, entry)) return entry
  return undefined
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

import { OffsetList } from '../text/offset-list.ts'
import type { TokenList } from '../text/tokens.ts'
import type { WordList } from '../text/word-list.ts'
import { WordMemory } from '../text/word-memory.ts'
import { digitOf, digitsIn, endOfRun, isGroupMark, isLetter, isSpace, isThai } from './characters.ts'
import { type Lexicon, pairKey } from './lexicon.ts'
import { romanYear } from './roman.ts'
import { type LexiconEntry, newWord, type Word } from './word.ts'

/**
 * The pieces of a running text in order, as parallel lists: numbers, words or phrases, single marks, and the blank lines
 * between paragraphs. What a piece is it shares with all that is written alike: a long text has some ten thousand pieces,
 * and few different ones.
 */
export class Tokens {
  readonly words: Word[] = []
  /** UTF-16 offsets in the text; a break has no length, so that white space stands around it. */
  readonly starts = new OffsetList()
  readonly ends = new OffsetList()
  /** Offsets of the tokens that begin a line. */
  readonly lines = new Set<number>()

  get length(): number {
    return this.words.length
  }

  push(word: Word, start: number, end: number): void {
    this.words.push(word)
    this.starts.push(start)
    this.ends.push(end)
  }

  /** Adds what stands at an index of other tokens. */
  pushFrom(other: Tokens, at: number): void {
    this.push(other.words[at] as Word, other.starts.at(at) as number, other.ends.at(at) as number)
  }
}

const apostrophes = new Set(['’', '‘', 'ʼ', '´'])
const isDigit = (code: number) => digitOf(code) >= 0
/** A number of more digits is no year, and would only cost time. */
const MOST_DIGITS = 7

/**
 * Cuts a text into the tokens that dates are read from, in one pass; phrases of the vocabulary come back as one token.
 * Linear in the text. Plain words are taken from `cut`, the same text cut for comparing; numbers, marks and words with
 * signs in them are other tokens there, and are read anew.
 */
export function dateTokens(text: string, lexicon: Lexicon, cut?: TokenList): Tokens {
  const tokens = new Tokens()
  const reader = new PieceReader(text, lexicon, cut)
  let line = true
  for (let at = 0; at < text.length; ) {
    if (isSpace(text.charCodeAt(at))) {
      const end = endOfRun(text, at, isSpace)
      const lines = countLines(text, at, end)
      if (lines > 1) tokens.push(paragraphEnd, at + 1, at + 1)
      line ||= lines > 0
      at = end
      continue
    }
    if (line) tokens.lines.add(at)
    tokens.push(reader.read(at), at, reader.end)
    at = reader.end
    line = false
  }
  if (!lexicon.language.unspaced) joinPhrases(tokens)
  return tokens
}

const paragraphEnd = newWord('break', '')

/** What a language's pieces are, by how they are written. */
const remembered = new WeakMap<Lexicon, WordMemory<Word>>()

function memoryOf(lexicon: Lexicon): WordMemory<Word> {
  const memory = remembered.get(lexicon) ?? new WordMemory<Word>()
  remembered.set(lexicon, memory)
  return memory
}

/** Words of a list by their id; null for what is not cut alike here. */
type PlainWords = (Word | null)[]

/** Columns of one comparison have one list; what its words are is found out once. */
const plainWords = new WeakMap<WordList, { lexicon: Lexicon; plain: PlainWords }>()

function plainOf(lexicon: Lexicon, words: WordList | undefined): PlainWords {
  const known = words && plainWords.get(words)
  if (known?.lexicon === lexicon) return known.plain
  const plain: PlainWords = []
  if (words) plainWords.set(words, { lexicon, plain })
  return plain
}

/** Reads single pieces of one text. */
class PieceReader {
  /** Where the piece read last ends. */
  end = 0
  readonly #text: string
  readonly #lexicon: Lexicon
  readonly #known: WordMemory<Word>
  readonly #cut: TokenList | undefined
  /** The first token of the cut that does not begin before what is read. */
  #next = 0
  readonly #plain: PlainWords

  constructor(text: string, lexicon: Lexicon, cut: TokenList | undefined) {
    this.#text = text
    this.#lexicon = lexicon
    this.#known = memoryOf(lexicon)
    this.#cut = lexicon.language.unspaced ? undefined : cut
    this.#plain = plainOf(lexicon, cut?.words)
  }

  read(start: number): Word {
    return (this.#cut && this.#taken(start, this.#cut)) ?? this.#read(start)
  }

  /** The word that was cut at a place already; null where it has to be read. */
  #taken(start: number, { starts, ends, ids, words }: TokenList): Word | null {
    while ((starts[this.#next] as number) < start) this.#next++
    if (starts[this.#next] !== start) return null
    const id = ids[this.#next] as number
    const end = ends[this.#next] as number
    const known = this.#plain[id]
    const word = known === undefined ? this.#readPlain(words.written[id] as string) : known
    this.#plain[id] = word
    // A sign to others may be part of a word here.
    if (word === null || (word.kind !== 'mark' && isLetter(this.#text.charCodeAt(end)))) return null
    this.end = end
    return word
  }

  #readPlain(written: string): Word | null {
    if (endOfRun(written, 0, isLetter) === written.length) return this.#piece(written, readWord)
    const isMark = written.length === 1 && !isDigit(written.charCodeAt(0))
    return isMark ? this.#piece(written, readMark) : null
  }

  #read(start: number): Word {
    if (isDigit(this.#text.charCodeAt(start))) {
      this.end = endOfNumber(this.#text, start)
      return this.#piece(this.#text.slice(start, this.end), readNumber)
    }
    return this.#lexicon.language.unspaced ? this.#unspaced(start) : this.#wordOrMark(start)
  }

  #wordOrMark(start: number): Word {
    const isWord = isLetter(this.#text.charCodeAt(start))
    this.end = isWord ? endOfRun(this.#text, start, isLetter) : start + 1
    return this.#piece(this.#text.slice(start, this.end), isWord ? readWord : readMark)
  }

  #piece(written: string, read: (written: string, lexicon: Lexicon) => Word): Word {
    const known = this.#known.get(written)
    if (known) return known
    const word = read(written, this.#lexicon)
    this.#known.set(written, word)
    return word
  }

  /** Of a run without spaces: the longest phrase that begins here, else all up to where one does. */
  #unspaced(start: number): Word {
    const text = this.#text
    const found = this.#phrase(start)
    if (found) return found
    if (!isThai(text.charCodeAt(start))) return this.#wordOrMark(start)
    let end = start + 1
    while (isThai(text.charCodeAt(end)) && !this.#phrase(end)) end++
    this.end = end
    return newWord('word', text.slice(start, end))
  }

  #phrase(start: number): Word | null {
    const text = this.#text
    for (const entry of this.#lexicon.entries.get(pairKey(text, start)) ?? []) {
      const end = text.startsWith(entry.text, start)
        ? start + entry.text.length
        : endOfLoose(text, start, entry)
      if (end < 0) continue
      const latin = !isThai(text.charCodeAt(end - 1)) && isLetter(text.charCodeAt(end - 1))
      if (latin && isLetter(text.charCodeAt(end)) && !isThai(text.charCodeAt(end))) continue
      this.end = end
      return entry.word
    }
    return null
  }
}

/** A shorter word of Roman digits is as often something else (MIX, MD): it is a year only where that is said. */
const SHORTEST_ROMAN = 4

function readWord(written: string, { entries }: Lexicon): Word {
  const roman = romanYear(written)
  if (written.length >= SHORTEST_ROMAN && roman > 0) {
    return newWord('number', String(roman), { value: roman, digits: 4, begins: true })
  }
  const text = written.toLowerCase()
  const word = newWord('word', text, {
    capital: written.charCodeAt(0) !== text.charCodeAt(0),
    value: roman,
  })
  word.entries = entries.get(word.piece)
  return word
}

/** Marks as the readers know them: of full width, and of scripts that have their own. */
const marks: Record<string, string | undefined> = Object.fromEntries(
  ['（(', '）)', '，,', '．.', '／/', '：:', '；;', '－-', '～~', '＋+', '？?', '־-', '،,', '؛;', '؟?'].map(
    ([wide, plain]) => [wide, plain],
  ),
)

function readMark(mark: string, { entries }: Lexicon): Word {
  const text = apostrophes.has(mark) ? "'" : (marks[mark] ?? mark)
  const begins = text === "'" || mark === '~' || mark === '≈'
  return newWord('mark', text, { begins, entries: entries.get(text) })
}

/** "1,350" and "1 350" with a no-break space are counts; "July 4,1776" is not grouped. */
function endOfDigits(text: string, start: number): number {
  let end = endOfRun(text, start, isDigit)
  if (end - start > 3) return end
  while (isGroupMark(text.charCodeAt(end)) && endOfRun(text, end + 1, isDigit) === end + 4) end += 4
  return end
}

/** Past the letters glued to a number; the T of "1917-11-07T10:00" is none. */
function endOfNumber(text: string, start: number): number {
  const end = endOfDigits(text, start)
  const after = text.charCodeAt(end)
  const time = text[end] === 'T' && isDigit(text.charCodeAt(end + 1))
  return isLetter(after) && !isThai(after) && !time ? endOfRun(text, end, isLetter) : end
}

function readNumber(written: string): Word {
  const digits = endOfRun(written, 0, isDigit)
  const end = endOfDigits(written, 0)
  const numeral = end > MOST_DIGITS ? '' : digitsIn(written.slice(0, end))
  return newWord('number', numeral, {
    value: numeral === '' ? Number.NaN : Number(numeral),
    digits,
    grouped: end > digits,
    suffix: written.slice(end).toLowerCase(),
    begins: true,
  })
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

/** Joins the tokens of each phrase of the vocabulary, in place. */
function joinPhrases({ words, starts, ends }: Tokens): void {
  let kept = 0
  for (let at = 0; at < words.length; at++, kept++) {
    const word = words[at] as Word
    const entry = word.entries && phraseFrom(words, at, word.entries)
    words[kept] = entry ? (word.capital ? entry.capitalWord : entry.word) : word
    starts.set(kept, starts.at(at) as number)
    if (entry) at += entry.pieces.length - 1
    ends.set(kept, ends.at(at) as number)
  }
  words.length = starts.length = ends.length = kept
}

/** The first of the phrases, which are the longest first, that stands in the tokens. */
function phraseFrom(
  words: readonly Word[],
  at: number,
  entries: readonly LexiconEntry[],
): LexiconEntry | undefined {
  for (const entry of entries) if (standsAt(words, at, entry)) return entry
  return undefined
}

function standsAt(words: readonly Word[], at: number, { pieces }: LexiconEntry): boolean {
  for (let i = 1; i < pieces.length; i++) {
    const word = words[at + i]
    if (!word || word.kind === 'break' || word.piece !== pieces[i]) return false
  }
  return true
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 0x0a) lines++
  return lines
}

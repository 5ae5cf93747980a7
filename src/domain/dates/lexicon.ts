import type { DateLanguage, Meaning, Meanings } from './language.ts'
import { type LexiconEntry, newWord } from './word.ts'

/** A language's vocabulary, ready to look up. */
export interface Lexicon {
  language: DateLanguage
  /** By first piece, or by `pairKey` of the first two letters where words stand unspaced; longest first. */
  entries: ReadonlyMap<string | number, readonly LexiconEntry[]>
}

const beginners: readonly Meaning[] = [
  ...([
    'month',
    'weekday',
    'season',
    'feast',
    'tens',
    'count',
    'ordinal',
    'unit',
    'era',
    'part',
    'division',
  ] as const),
  ...(['limit', 'turn', 'ahead', 'nextDay', 'circa', 'from', 'between', 'the'] as const),
  ...(['dayMark', 'monthMark', 'yearMark', 'decadeWord'] as const),
]

const compiled = new WeakMap<DateLanguage, Lexicon>()

/** The language's vocabulary, built on first use. */
export function lexiconOf(language: DateLanguage): Lexicon {
  const known = compiled.get(language)
  if (known) return known
  const lexicon = { language, entries: index(language) }
  compiled.set(language, lexicon)
  return lexicon
}

/** The first two letters of a phrase as one number, ASCII in lower case: no string is made to look one up. */
export function pairKey(text: string, at: number): number {
  return (
    lowerCode(text.charCodeAt(at)) * 0x10000 + (at + 1 < text.length ? lowerCode(text.charCodeAt(at + 1)) : 0)
  )
}

function lowerCode(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code
}

function index(language: DateLanguage): Map<string | number, LexiconEntry[]> {
  const byText = new Map<string, Meanings>()
  for (const [meaning, table] of Object.entries(language.words) as [
    string,
    string | Record<string, string>,
  ][]) {
    const rows: [number | string | true, string][] =
      typeof table === 'string'
        ? [[true, table]]
        : Object.entries(table).map(([value, words]) => [keyValue(value), words])
    for (const [value, words] of rows) {
      for (const word of words.replaceAll('’', "'").split('|')) {
        byText.set(word, { ...byText.get(word), [meaning]: value })
      }
    }
  }
  const entries = new Map<string | number, LexiconEntry[]>()
  for (const [text, meanings] of byText) {
    const pieces = cutPieces(text)
    const key = language.unspaced ? pairKey(text, 0) : (pieces[0] ?? '')
    const others = entries.get(key)
    const begins = beginners.some((each) => meanings[each] !== undefined)
    const word = (capital: boolean) => newWord('word', text, { capital, meanings, begins })
    const loose = /[. a-z]/.test(text)
    const entry = { pieces, text, word: word(false), capitalWord: word(true), loose }
    if (others) others.push(entry)
    else entries.set(key, [entry])
  }
  for (const list of entries.values()) list.sort((a, b) => b.text.length - a.text.length)
  return entries
}

function keyValue(key: string): number | string {
  return /^-?\d+$/.test(key) ? Number(key) : key
}

/** Words and single marks, as the tokenizer cuts running text. */
function cutPieces(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+|\d+|[^\s\p{L}\p{M}\d]/gu) ?? [text]
}

import { fewMarks } from '../text/few-marks.ts'
import type { Meaning, Meanings } from './language.ts'

/** A word or phrase of a language's date vocabulary. */
export interface LexiconEntry {
  /** The pieces a phrase is made of, as `dateTokens` cuts them; one for a word. */
  pieces: readonly string[]
  text: string
  /** What it is as a token, and with a capital. */
  word: Word
  capitalWord: Word
  /** True where it has dots or spaces, around which writing differs. */
  loose: boolean
}

/** What a piece of text is, wherever it stands. */
export interface Word {
  kind: 'number' | 'word' | 'mark' | 'break'
  /** Lower case; digits of any script as ASCII; every apostrophe as '. */
  text: string
  /** The same with each accent on its letter, as the vocabulary has its words. */
  piece: string
  /** Of a number, and the year of a word that may be a Roman one; NaN for what is too long to be a year. */
  value: number
  digits: number
  /** "1,350": a count, unless an era says otherwise. */
  grouped: boolean
  /** Letters glued to a number: "th" of 7th. */
  suffix: string
  capital: boolean
  /** A hyphen or dash of any length. */
  dash: boolean
  /** True where the vocabulary, or a digit, says that a date may begin here. */
  begins: boolean
  /** Whether a date is sought from here on: never, always (perhaps one begins), or only where the next word may go on. */
  opens: 'never' | 'perhaps' | 'before more'
  meanings: Meanings
  /** Phrases of the vocabulary that may begin here. */
  entries: readonly LexiconEntry[] | undefined
}

/**
 * Every meaning, and none of them meant. All words have their meanings in this one shape, so that the readers, who ask some
 * hundred times for each date, find them without a search.
 */
const nothing = {
  month: undefined,
  weekday: undefined,
  season: undefined,
  feast: undefined,
  tens: undefined,
  count: undefined,
  ordinal: undefined,
  unit: undefined,
  era: undefined,
  namedEra: undefined,
  part: undefined,
  division: undefined,
  limit: undefined,
  shift: undefined,
  ahead: undefined,
  turn: undefined,
  nextDay: undefined,
  circa: undefined,
  from: undefined,
  to: undefined,
  between: undefined,
  and: undefined,
  of: undefined,
  dayMark: undefined,
  monthMark: undefined,
  yearMark: undefined,
  yearTail: undefined,
  plural: undefined,
  decadeWord: undefined,
  the: undefined,
  at: undefined,
  weak: undefined,
  present: undefined,
  onward: undefined,
  street: undefined,
  life: undefined,
  oldStyle: undefined,
  newStyle: undefined,
  label: undefined,
  quantity: undefined,
  counted: undefined,
  people: undefined,
  money: undefined,
  pluralVerb: undefined,
  whose: undefined,
  singular: undefined,
  yearSuffix: undefined,
  otherCount: undefined,
  common: undefined,
} satisfies Record<Meaning, undefined> as unknown as Meanings

/** True for what no word of the vocabulary means. */
export function meansNothing(meanings: Meanings): boolean {
  return meanings === nothing
}

const dashes = new Set(['-', '–', '—', '‐', '‑', '‒', '−'])

/** A word, which means nothing where not said otherwise, with what is known of it. */
export function newWord(kind: Word['kind'], text: string, more: Partial<Word> = {}): Word {
  const word: Word = {
    kind,
    text,
    value: more.value ?? Number.NaN,
    digits: more.digits ?? 0,
    grouped: more.grouped ?? false,
    suffix: more.suffix ?? '',
    capital: more.capital ?? false,
    dash: dashes.has(text),
    begins: more.begins ?? false,
    opens: 'never',
    piece: composed(text),
    meanings: more.meanings ? { ...nothing, ...more.meanings } : nothing,
    entries: more.entries,
  }
  word.opens = opensOf(word)
  return word
}

/** Letters from which a word with a capital is no Roman numeral, its ending included. */
const LONGEST_NUMERAL = 12

/** Words that begin a date only before one: of these there are many in prose, so they are asked twice. */
const openers: readonly Meaning[] = [
  'the',
  'from',
  'between',
  'limit',
  'circa',
  'part',
  'count',
  'turn',
  'dayMark',
]

function opensOf({ begins, kind, capital, meanings, text }: Word): Word['opens'] {
  if (!begins) {
    const isNumeral =
      capital && kind === 'word' && text.length < LONGEST_NUMERAL && /^[ivxlхі]+\p{L}{0,3}$/u.test(text)
    return isNumeral ? 'perhaps' : 'never'
  }
  return kind !== 'number' && openers.some((each) => meanings[each] !== undefined) ? 'before more' : 'perhaps'
}

/** Vocabulary is in composed form; so few words are not that looking is cheaper than composing each. */
function composed(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x300 && code < 0x370) return fewMarks(text).normalize('NFC')
  }
  return text
}

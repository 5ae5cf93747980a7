import type { Meaning, Meanings } from './language.ts'
import type { LexiconEntry } from './lexicon.ts'

/** What a piece of text is, wherever it stands. */
export interface Word {
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
  /** True where the vocabulary, or a digit, says that a date may begin here. */
  begins: boolean
  /** Whether a date is sought from here on: never, always (perhaps one begins), or only where the next word may go on. */
  opens: 'never' | 'perhaps' | 'before more'
  meanings: Meanings
  /** Phrases of the vocabulary that may begin here. */
  entries: readonly LexiconEntry[] | undefined
}

const nothing: Meanings = Object.freeze({})

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
    begins: more.begins ?? false,
    opens: 'never',
    meanings: more.meanings ?? nothing,
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

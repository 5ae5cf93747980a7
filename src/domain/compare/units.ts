import { fractionOf } from '../text/fractions.ts'
import type { SentenceSpan } from '../text/sentences.ts'
import { type TokenKind, WordList } from '../text/word-list.ts'
import { numeralKey } from './numerals.ts'
import type { PlacedDate, ReadColumn } from './read-column.ts'
import { signKey } from './sign-keys.ts'

/** What a unit is to the stages that compare: kinds of token, and whole date expressions. */
export const WORD = 0
export const NUMBER = 1
export const SIGN = 2
export const DATE = 3

/**
 * A column's passages as comparable units (words, numbers, signs, and each date expression as one), as parallel
 * arrays: a comparison walks tens of thousands of them. `ids` are equal where a reader takes two units for the same.
 */
export interface Units {
  ids: Int32Array
  kinds: Uint8Array
  /** Offsets in the passage's text. */
  starts: Int32Array
  ends: Int32Array
  passages: Int32Array
  /** Sentence of the passage. */
  sentences: Int32Array
  /** Index into the column's dates, or -1. */
  dates: Int32Array
  /** 1 where the unit begins with a capital letter, else 0. */
  capitals: Uint8Array
  /** The units that are dates. */
  dated: number[]
  /** First unit of each passage, and one more: the number of units. */
  firsts: number[]
}

/** Ids of unit keys over all columns of one comparison, with the weight that an agreement on each is worth. */
export class Vocabulary {
  readonly weights: number[] = []
  readonly keys: string[] = []
  readonly kinds: number[] = []
  readonly #ids = new Map<string, number>()
  readonly #words = new Map<string, WordList>()
  readonly #idsOfWords = new Map<WordList, Int32Array>()

  /** The list that all columns of a language share. */
  wordsOf(lang: string): WordList {
    const known = this.#words.get(lang) ?? new WordList(lang)
    this.#words.set(lang, known)
    return known
  }

  /** The id of a sign's key. */
  idOfSign(key: string): number {
    return this.#ids.get(key) ?? this.#add(key, SIGN, weightOf(key, SIGN))
  }

  /** The id of a date's key. */
  idOfDate(key: string): number {
    return this.#ids.get(key) ?? this.#add(key, DATE, DATE_WEIGHT)
  }

  /** For each of a list's words the id of what their language reads it as: 'seven' is 7. Words added later have none. */
  idsOf(words: WordList): Int32Array {
    const ids = this.#idsOfWords.get(words) ?? this.#read(words)
    this.#idsOfWords.set(words, ids)
    return ids
  }

  #read({ keys, kinds, lang }: WordList): Int32Array {
    return Int32Array.from(keys, (key, word) => {
      const kind = kinds[word] as TokenKind
      const numeral = kind === 'word' ? numeralKey(key, lang) : fractionOf(key)?.toString()
      const unitKind = kind === 'number' || numeral !== undefined ? NUMBER : kind === 'sign' ? SIGN : WORD
      const unitKey = numeral ?? (unitKind === SIGN ? signKey(key) : key)
      return this.#ids.get(unitKey) ?? this.#add(unitKey, unitKind, weightOf(unitKey, unitKind))
    })
  }

  #add(key: string, kind: number, weight: number): number {
    const id = this.keys.length
    this.#ids.set(key, id)
    this.keys.push(key)
    this.kinds.push(kind)
    this.weights.push(weight)
    return id
  }
}

/** Cuts a column into units. Dates have no ids before `nameDates` gives them theirs. */
export function readUnits(column: ReadColumn, vocabulary: Vocabulary): Units {
  const { words, ids, starts, ends, firsts, textStarts } = column.tokens
  // A unit is one token or more.
  const most = ids.length
  const units: Units = {
    ids: new Int32Array(most),
    kinds: new Uint8Array(most),
    starts: new Int32Array(most),
    ends: new Int32Array(most),
    passages: new Int32Array(most),
    sentences: new Int32Array(most),
    dates: new Int32Array(most),
    capitals: new Uint8Array(most),
    dated: [],
    firsts: [],
  }
  const idOf = vocabulary.idsOf(words)
  const signs = signReader(column, idOf, vocabulary)
  let count = 0
  let nextDate = 0
  for (const passage of column.passages) {
    units.firsts.push(count)
    const sentences = column.sentences[passage.index] as SentenceSpan[]
    let sentence = 0
    const push = (id: number, kind: number, start: number, end: number, date: number): void => {
      while (start >= (sentences[sentence + 1]?.start ?? Number.POSITIVE_INFINITY)) sentence++
      units.ids[count] = id
      units.kinds[count] = kind
      units.starts[count] = start
      units.ends[count] = end
      units.passages[count] = passage.index
      units.sentences[count] = sentence
      units.dates[count] = date
      units.capitals[count] = isCapital(passage.text, start) ? 1 : 0
      count++
    }
    const textStart = textStarts[passage.index] as number
    let coveredTo = 0
    for (let at = firsts[passage.index] as number; at < (firsts[passage.index + 1] as number); at++) {
      const start = (starts[at] as number) - textStart
      const end = (ends[at] as number) - textStart
      if (start < coveredTo) continue
      let date = column.dates[nextDate]
      while (date && !mayCover(date, passage.index, start)) date = column.dates[++nextDate]
      if (date && date.passage === passage.index && end > date.localStart) {
        units.dated.push(count)
        push(-1, DATE, date.localStart, date.localEnd, nextDate)
        coveredTo = date.localEnd
        continue
      }
      const id = idOf[ids[at] as number] as number
      const kind = vocabulary.kinds[id] as number
      if (kind !== SIGN) {
        push(id, kind, start, end, -1)
        continue
      }
      const { sign, last } = signs(at, firsts[passage.index + 1] as number)
      coveredTo = (ends[last] as number) - textStart
      push(sign, SIGN, start, coveredTo, -1)
    }
  }
  units.firsts.push(count)
  return {
    ids: units.ids.subarray(0, count),
    kinds: units.kinds.subarray(0, count),
    starts: units.starts.subarray(0, count),
    ends: units.ends.subarray(0, count),
    passages: units.passages.subarray(0, count),
    sentences: units.sentences.subarray(0, count),
    dates: units.dates.subarray(0, count),
    capitals: units.capitals.subarray(0, count),
    dated: units.dated,
    firsts: units.firsts,
  }
}

/**
 * Reads the sign at a token, with those that make one sign with it: three points are an ellipsis, hyphens in a row a dash.
 * Behind a digit quotation marks are feet and inches.
 */
function signReader({ tokens }: ReadColumn, idOf: Int32Array, vocabulary: Vocabulary) {
  const { text, ids, starts, ends } = tokens
  const [point, dash, quote, ellipsis] = ['.', '-', '"', '…'].map((key) => vocabulary.idOfSign(key))
  return (at: number, end: number): { sign: number; last: number } => {
    const sign = idOf[ids[at] as number] as number
    const follows = (next: number, gap: number) =>
      next < end &&
      idOf[ids[next] as number] === sign &&
      (starts[next] as number) - (ends[next - 1] as number) <= gap
    if (sign === point && follows(at + 1, 1) && follows(at + 2, 1))
      return { sign: ellipsis as number, last: at + 2 }
    if (sign === quote && /\d/.test(text.charAt((starts[at] as number) - 1)))
      return { sign: vocabulary.idOfSign(signKey(text.slice(starts[at], ends[at]), true)), last: at }
    let last = at
    if (sign === dash) while (follows(last + 1, 0)) last++
    return { sign, last }
  }
}

/** Gives each date unit the id of its key, which is the same for dates that a reader takes for the same. */
export function nameDates(
  units: Units,
  column: ReadColumn,
  vocabulary: Vocabulary,
  keyOf: (date: PlacedDate) => string,
): void {
  const ids = column.dates.map((date) => vocabulary.idOfDate(keyOf(date)))
  for (const unit of units.dated) units.ids[unit] = ids[units.dates[unit] as number] as number
}

const DATE_WEIGHT = 1.5

/**
 * What agreement on a unit is worth to the diff. Length stands in for rarity: short words of spaced scripts are
 * function words, and to name these would take a list for each language.
 */
function weightOf(key: string, kind: number): number {
  if (kind === SIGN) return 0.15
  if (kind === NUMBER) return 1.2
  const unspaced = key.charCodeAt(0) >= 0x0e00
  return Math.min(1.2, (unspaced ? 0.3 : 0.2) * key.length)
}

/**
 * False for a date that lies before the place given. Relative expressions ('two years later') stay words: they are
 * claims of their own, and what they resolve to repeats the date they lean on.
 */
function mayCover(date: PlacedDate, passage: number, start: number): boolean {
  if (date.kind === 'relative') return false
  return date.passage > passage || (date.passage === passage && date.localEnd > start)
}

function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x80) return code >= 0x41 && code <= 0x5a
  const letter = text.charAt(at)
  return letter !== letter.toLowerCase()
}

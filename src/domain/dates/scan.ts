import type { DateLanguage, Meaning, Meanings } from './language.ts'
import type { Tokens } from './tokens.ts'
import { newWord, type Word } from './word.ts'
import type { Expression } from './written.ts'

/** What every reader of the scanner works on. */
export interface Scan {
  tokens: Tokens
  language: DateLanguage
  /** The latest year that a number by itself may mean. */
  latestYear: number
  /** The token after the last expression found: a number joined to it is a date too. */
  lastEnd: number
  /** The last decade read, for one that is joined to it. */
  lastDecade: LastDecade | null
  /** Expressions that were read already, each by the token that stands for it. */
  ready?: ReadonlyMap<Word, Expression> | undefined
}

/** A decade that another may go on from. */
interface LastDecade {
  /** The token after it. */
  end: number
  /** Its first year; null where the text leaves its century out. */
  year: number | null
  /** True where the word for decades stands before: it is the next one's too. */
  named: boolean
}

/** What a reader found, and the first token after it. */
export interface Read<T> {
  value: T
  next: number
}

const end = newWord('break', '')

/** What stands at an index; a paragraph break beyond either end. */
export function wordAt(scan: Scan, at: number): Word {
  return scan.tokens.words[at] ?? end
}

/** What the word at an index can mean in a date. */
export function meaningsAt(scan: Scan, at: number): Meanings {
  return wordAt(scan, at).meanings
}

/** `at`, or the index after the first of `texts` that stands there. */
export function skip(scan: Scan, at: number, ...texts: readonly string[]): number {
  return texts.includes(wordAt(scan, at).text) ? at + 1 : at
}

/** `at`, or the index after the tokens there that have one of the meanings, at most `most` of them. */
export function skipMeaning(scan: Scan, at: number, meanings: readonly Meaning[], most = 1): number {
  let next = at
  while (next < at + most && hasOne(meaningsAt(scan, next), meanings)) next++
  return next
}

function hasOne(found: Meanings, meanings: readonly Meaning[]): boolean {
  for (const each of meanings) if (found[each] !== undefined) return true
  return false
}

/** True where the token follows the one before without white space. */
export function isGlued(scan: Scan, at: number): boolean {
  return at > 0 && at < scan.tokens.length && scan.tokens.starts.at(at) === scan.tokens.ends.at(at - 1)
}

/** True where the token is the first of its line. */
export function beginsLine({ tokens }: Scan, at: number): boolean {
  return tokens.lines.has(tokens.starts.at(at) ?? -1)
}

export function isDash(scan: Scan, at: number): boolean {
  return wordAt(scan, at).dash
}

export function isNumber(scan: Scan, at: number): boolean {
  const { kind, value, grouped } = wordAt(scan, at)
  return kind === 'number' && !grouped && !Number.isNaN(value)
}

/** True where the words there may join another date to the one before. */
export function isJoined(scan: Scan, at: number): boolean {
  return Boolean(meaningsAt(scan, at).and) || /^[,/&]$/.test(wordAt(scan, at).text)
}

/** A dash that may join what stands on its sides: no hyphen that begins the item of a list. */
export function isJoiningDash(scan: Scan, at: number): boolean {
  return isDash(scan, at) && !(wordAt(scan, at).text === '-' && beginsLine(scan, at))
}

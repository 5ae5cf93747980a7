import type { DateLanguage, Meaning, Meanings } from './language.ts'
import { newWord, Token } from './tokens.ts'

/** What every reader of the scanner works on. */
export interface Scan {
  tokens: readonly Token[]
  language: DateLanguage
  /** The latest year that a number by itself may mean. */
  latestYear: number
  /** The token after the last expression found: a number joined to it is a date too. */
  lastEnd: number
}

/** What a reader found, and the first token after it. */
export interface Read<T> {
  value: T
  next: number
}

const end = new Token(newWord('break', ''), 0, 0)

/** The token at an index; a paragraph break beyond either end. */
export function tokenAt(scan: Scan, at: number): Token {
  return scan.tokens[at] ?? end
}

export function meaningAt<K extends Meaning>(scan: Scan, at: number, meaning: K): Meanings[K] | undefined {
  return tokenAt(scan, at).meanings[meaning]
}

/** `at`, or the index after the first of `texts` that stands there. */
export function skip(scan: Scan, at: number, ...texts: readonly string[]): number {
  return texts.includes(tokenAt(scan, at).text) ? at + 1 : at
}

/** `at`, or the index after the tokens there that have one of the meanings, at most `most` of them. */
export function skipMeaning(scan: Scan, at: number, meanings: readonly Meaning[], most = 1): number {
  let next = at
  while (next < at + most && meanings.some((each) => meaningAt(scan, next, each) !== undefined)) next++
  return next
}

/** True where the token follows the one before without white space. */
export function isGlued(scan: Scan, at: number): boolean {
  return at > 0 && at < scan.tokens.length && !tokenAt(scan, at).spaced
}

const dashes = new Set(['-', '–', '—', '‐', '‑', '‒', '−'])

export function isDash(scan: Scan, at: number): boolean {
  return dashes.has(tokenAt(scan, at).text)
}

export function isNumber(scan: Scan, at: number): boolean {
  const { kind, value, grouped } = tokenAt(scan, at)
  return kind === 'number' && !grouped && !Number.isNaN(value)
}

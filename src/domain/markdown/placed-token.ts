import type { Env, Token } from 'markdown-it'
import type { ContentMap } from './content-map.ts'

/** A markdown-it token that knows where it came from. */
export interface PlacedToken extends Token {
  /** Of an inline token's child: content offset at which its construct begins; for text, of its first unit. */
  from?: number
  /** Of the last token that a rule made: content offset behind the construct. */
  to?: number
  /** Of an inline token: where its content stands. */
  place?: ContentMap
  children: PlacedToken[] | null
}

/** What one parse shares among its rules. */
export interface ParseEnv extends Env {
  /** Work left; see `spend`. */
  budget: number
}

/** Thrown where a source asks for more work than any honest one; parseMarkdown then reads it as plain paragraphs. */
export class TooComplex extends Error {
  override readonly name = 'TooComplex'
}

/** What making a token costs against one step of looking ahead, in time and memory. */
export const TOKEN_COST = 8

/** The work that a source of some length may ask for: 100,000 tokens, and one more for every eight units. */
export function budgetFor(length: number): number {
  return TOKEN_COST * (100_000 + length / 8)
}

/**
 * Takes some units of work from the parse's budget. markdown-it has inputs whose cost grows with the square of their
 * length (unclosed brackets, tables of empty cells); a budget in proportion to the length bounds them all alike.
 */
export function spend(env: Env, units: number): void {
  const parse = env as ParseEnv
  parse.budget -= units
  if (parse.budget < 0) throw new TooComplex('More markup than can be read.')
}

import MarkdownIt, { type Env, type Token } from 'markdown-it'
import type { ContentMap } from './content-map.ts'
import type { BodyProblem } from './types.ts'

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

/** The fields of a token, as markdown-it's constructor leaves them, and ours. */
class Fields {
  attrs: Token['attrs'] = null
  map: Token['map'] = null
  level = 0
  children: PlacedToken[] | null = null
  content = ''
  markup = ''
  info = ''
  meta: Token['meta'] = null
  block = false
  hidden = false
  from: number | undefined = undefined
  to: number | undefined = undefined
  place: ContentMap | undefined = undefined
  readonly type: string
  readonly tag: string
  readonly nesting: Token['nesting']

  constructor(type: string, tag: string, nesting: Token['nesting']) {
    this.type = type
    this.tag = tag
    this.nesting = nesting
  }
}
Object.setPrototypeOf(Fields.prototype, MarkdownIt.Token.prototype)

/**
 * A new token, as `new Token` of markdown-it makes it. Its published build defines every field of a token by a call of
 * its own, which took as long as all else of reading Markdown.
 */
export function newToken(type: string, tag: string, nesting: Token['nesting']): PlacedToken {
  return new Fields(type, tag, nesting) as unknown as PlacedToken
}

/** What one parse shares among its rules. */
export interface ParseEnv extends Env {
  /** Work left; see `spend`. */
  budget: number
  problems: BodyProblem[]
}

/** More of one kind than a writer would go through. */
export const MOST_PROBLEMS = 100

/** Notes what is shown otherwise than it was meant; of what is nested too deep, where that begins. */
export function remark(env: Env, problem: BodyProblem): void {
  const { problems } = env as ParseEnv
  const most = problem.kind === 'nested too deep' ? 1 : MOST_PROBLEMS
  if (problems.filter(({ kind }) => kind === problem.kind).length < most) problems.push(problem)
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

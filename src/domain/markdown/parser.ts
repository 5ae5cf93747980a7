import Parser, { type MarkdownIt } from 'markdown-it'
import { lineAt } from '../source/limits.ts'
import { PlacingBlockState } from './block-state.ts'
import { cutStretches, findHidden, type Hidden } from './find-hidden.ts'
import { placeInlineTokens } from './inline-state.ts'
import { showBeyondNesting } from './nesting.ts'
import {
  budgetFor,
  MOST_PROBLEMS,
  type ParseEnv,
  type PlacedToken,
  spend,
  TooComplex,
} from './placed-token.ts'
import { plainTokens } from './plain-tokens.ts'
import { calloutRule } from './rules/callouts.ts'
import { factRules } from './rules/facts.ts'
import { flankingRules } from './rules/flanking.ts'
import { footnoteRules } from './rules/footnotes.ts'
import { spoilerRules } from './rules/spoilers.ts'
import { taskRule } from './rules/tasks.ts'
import { textRules } from './rules/text.ts'
import { wikiLinkRule } from './rules/wiki-links.ts'
import { isSafeUrl } from './safe-url.ts'
import type { BodyProblem } from './types.ts'

/** Twenty lists in lists, of two levels each: deep enough for any honest one. Each level is a level of recursion. */
const MAX_NESTING = 40

const parser = makeParser()

/** The body read last: a page finds the links of a body, then renders it. Lines of text come in between. */
let last: ({ body: string } & ParsedBody) | null = null
const SHORTEST_KEPT = 500
const LONGEST_KEPT = 200_000

/** A body as it is shown. */
export interface ParsedBody {
  /** The body without what is hidden in it; the tokens' places are of this. */
  text: string
  /** Where each unit of the text stands in the body, and one more for the end; null where nothing is hidden. */
  offsets: Uint32Array | null
  tokens: readonly PlacedToken[]
  /** What is not shown, or not as it may have been meant. */
  problems: readonly BodyProblem[]
}

/**
 * The tokens of an article's body (line ends as '\n'), each inline one with its place. Never throws. Comments are left out
 * and nothing else is: what is nested too deep is read as paragraphs, and so is all of a body that asks for more work than
 * an honest one could. Callers must not change the tokens.
 */
export function parseMarkdown(body: string): ParsedBody {
  if (last?.body === body) return last
  // Both are refused on saving; where they come from elsewhere they must not reach a page, nor an address made of a title.
  const sound = body.replaceAll('\0', '\ufffd').toWellFormed()
  const hidden = findHidden(sound, readBlockTokens)
  const parsed =
    hidden.stretches.length === 0 ? { ...parse(sound), offsets: null } : parseShown(sound, hidden)
  const problems = [...commentProblems(sound, hidden), ...parsed.problems]
  if (body.length >= SHORTEST_KEPT && body.length <= LONGEST_KEPT) last = { body, ...parsed, problems }
  return { ...parsed, problems }
}

/** The blocks alone, which is enough to tell code from text; null for a text that is too much to read. */
export function readBlockTokens(text: string): readonly PlacedToken[] | null {
  const tokens: PlacedToken[] = []
  try {
    parser.block.parse(text, parser, { budget: budgetFor(text.length), problems: [] }, tokens)
    return tokens
  } catch (error) {
    if (error instanceof TooComplex) return null
    throw error
  }
}

function parse(text: string): Omit<ParsedBody, 'offsets'> {
  const env: ParseEnv = { budget: budgetFor(text.length), problems: [] }
  try {
    return { text, tokens: parser.parse(text, env), problems: env.problems }
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error
    return { text, tokens: plainTokens(text), problems: [{ kind: 'more markup than is read', line: null }] }
  }
}

function parseShown(body: string, { stretches }: Hidden): ParsedBody {
  const { text, offsets } = cutStretches(body, stretches)
  const parsed = parse(text)
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const problems = parsed.problems.map((problem) => {
    const start = problem.line === null ? undefined : lineStarts[problem.line - 1]
    return start === undefined ? problem : { ...problem, line: lineAt(body, offsets[start] as number) }
  })
  return { ...parsed, offsets, problems }
}

function commentProblems(body: string, { comments }: Hidden): BodyProblem[] {
  return comments.slice(0, MOST_PROBLEMS).map(({ start, isClosed }) => ({
    kind: isClosed ? 'comment' : 'comment never closed',
    line: lineAt(body, start),
  }))
}

function makeParser(): MarkdownIt {
  const md = new Parser({ html: false, linkify: false, typographer: false, maxNesting: MAX_NESTING })
  md.validateLink = isSafeUrl
  // An address is shown as typed: that keeps its place in the source, and no look-alike letters come out of punycode.
  md.normalizeLinkText = (url) => url
  md.block.State = PlacingBlockState
  showBeyondNesting(md.block)
  placeInlineTokens(md.inline)
  flankingRules(md)
  payForLabels(md)
  // Offsets must survive: nothing may be joined or rewritten after it was placed.
  md.core.ruler.disable(['normalize', 'linkify', 'replacements', 'smartquotes', 'text_join'])
  md.inline.ruler2.disable('fragments_join')
  md.disable(['html_block', 'html_inline'])
  textRules(md)
  footnoteRules(md)
  wikiLinkRule(md)
  factRules(md)
  spoilerRules(md)
  calloutRule(md)
  taskRule(md)
  return md
}

/** A label's text is copied and folded whenever it is looked up among references. */
function payForLabels(md: MarkdownIt): void {
  const { parseLinkLabel } = md.helpers
  md.helpers.parseLinkLabel = (state, start, disableNested) => {
    const end = parseLinkLabel(state, start, disableNested)
    if (end > start) spend(state.env, (end - start) / 16)
    return end
  }
}

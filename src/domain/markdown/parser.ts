import Parser, { type MarkdownIt } from 'markdown-it'
import { PlacingBlockState } from './block-state.ts'
import { placeInlineTokens } from './inline-state.ts'
import { showBeyondNesting } from './nesting.ts'
import { budgetFor, type ParseEnv, type PlacedToken, spend, TooComplex } from './placed-token.ts'
import { plainTokens } from './plain-tokens.ts'
import { calloutRule } from './rules/callouts.ts'
import { factRules } from './rules/facts.ts'
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

/** A body's tokens, and what of it is not shown as it may have been meant. */
export interface ParsedBody {
  tokens: readonly PlacedToken[]
  problems: readonly BodyProblem[]
}

/**
 * The tokens of an article's body (line ends as '\n'), each inline one with its place in the body. Never throws, and
 * leaves nothing out: what is nested too deep is read as paragraphs, and so is all of a body that asks for more work than
 * an honest one could. Callers must not change the tokens.
 */
export function parseMarkdown(body: string): ParsedBody {
  if (last?.body === body) return last
  const parsed = parse(body)
  if (body.length >= SHORTEST_KEPT && body.length <= LONGEST_KEPT) last = { body, ...parsed }
  return parsed
}

function parse(body: string): ParsedBody {
  const env: ParseEnv = { budget: budgetFor(body.length), problems: [] }
  // Both are refused on saving; where they come from elsewhere they must not reach a page, nor an address made of a title.
  const sound = body.replaceAll('\0', '\ufffd').toWellFormed()
  try {
    return { tokens: parser.parse(sound, env), problems: env.problems }
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error
    return { tokens: plainTokens(sound), problems: [{ kind: 'more markup than is read', line: null }] }
  }
}

function makeParser(): MarkdownIt {
  const md = new Parser({ html: false, linkify: false, typographer: false, maxNesting: MAX_NESTING })
  md.validateLink = isSafeUrl
  // An address is shown as typed: that keeps its place in the source, and no look-alike letters come out of punycode.
  md.normalizeLinkText = (url) => url
  md.block.State = PlacingBlockState
  showBeyondNesting(md.block)
  placeInlineTokens(md.inline)
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

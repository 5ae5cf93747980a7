import MarkdownIt, { type Delimiter, type ParserInline, type Token } from 'markdown-it'
import { newToken, type PlacedToken, remark, spend, TOKEN_COST } from './placed-token.ts'

/**
 * markdown-it's inline state, which also notes at which offset of its content each token begins. Text gathers in
 * `pending`, always one literal stretch of the content, until a rule pushes a token.
 */
export class PlacingInlineState extends MarkdownIt.StateInline {
  /** Offset at which the pending text begins, or would. */
  pendingStart = 0

  override pushPending(): Token {
    spend(this.env, TOKEN_COST)
    const token = newToken('text', '', 0)
    token.content = this.pending
    token.level = this.pendingLevel
    this.tokens.push(token)
    this.pending = ''
    token.from = this.pendingStart
    return token
  }

  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    spend(this.env, TOKEN_COST)
    const from = this.pendingStart + this.pending.length
    const token = this.pushToken(type, tag, nesting)
    this.pendingStart = from
    const before: PlacedToken | undefined = this.tokens.at(-2)
    // Emphasis pushes each of its marks as text before it moves on.
    const textEnd =
      before?.type === 'text' && type === 'text' ? (before.from as number) + before.content.length : from
    token.from = Math.max(from, textEnd)
    return token
  }

  /** What the library's `push` does, with our tokens: what stands inside a construct has delimiters of its own. */
  private pushToken(type: string, tag: string, nesting: -1 | 0 | 1): PlacedToken {
    if (this.pending) this.pushPending()
    const token = newToken(type, tag, nesting)
    if (nesting < 0) {
      this.level--
      this.delimiters = this._prev_delimiters.pop() as Delimiter[]
    }
    token.level = this.level
    if (nesting > 0) {
      this.level++
      this._prev_delimiters.push(this.delimiters)
      this.delimiters = []
    }
    this.pendingLevel = this.level
    this.tokens.push(token)
    this.tokens_meta.push(nesting > 0 ? { delimiters: this.delimiters } : undefined)
    return token
  }
}

/**
 * Replaces the parser's main loop by one that tells the state where each construct begins and ends; the same loop
 * otherwise. Looking ahead, which unclosed brackets do again and again, is paid for.
 */
export function placeInlineTokens(parser: ParserInline): void {
  parser.State = PlacingInlineState
  const skipToken = parser.skipToken.bind(parser)
  parser.skipToken = (state) => {
    spend(state.env, 1)
    skipToken(state)
  }
  parser.tokenize = (state) => {
    const placing = state as PlacingInlineState
    const rules = parser.ruler.getRules('')
    const { maxNesting } = state.md.options
    const end = state.posMax
    while (state.pos < end) {
      if (state.pending === '') placing.pendingStart = state.pos
      const before = state.tokens.length
      let matched = false
      if (state.level < maxNesting) {
        for (const rule of rules) {
          matched = rule(state, false)
          if (matched) break
        }
      } else remark(state.env, { kind: 'nested too deep', line: null })
      if (!matched) state.pending += state.src[state.pos++]
      else if (state.tokens.length > before) (state.tokens.at(-1) as PlacedToken).to = state.pos
    }
    if (state.pending) state.pushPending()
  }
}

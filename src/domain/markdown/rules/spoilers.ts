import type { Delimiter, MarkdownIt, StateInline, Token } from 'markdown-it'

const BAR = 0x7c

/** `||hidden||` as spoiler_open and spoiler_close, paired by the parser's own delimiters so that nesting is always right. */
export function spoilerRules(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'spoiler', tokenize)
  md.inline.ruler2.before('emphasis', 'spoiler', pairAll)
}

function tokenize(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== BAR) return false
  const { length, can_open, can_close } = state.scanDelims(state.pos, true)
  if (length !== 2) {
    state.pending += '|'.repeat(length)
  } else {
    state.push('text', '', 0).content = '||'
    const token = state.tokens.length - 1
    state.delimiters.push({ marker: BAR, length: 0, token, end: -1, open: can_open, close: can_close })
  }
  state.pos += length
  return true
}

function pairAll(state: StateInline): void {
  pair(state.tokens, state.delimiters)
  for (const meta of state.tokens_meta) if (meta?.delimiters) pair(state.tokens, meta.delimiters)
}

function pair(tokens: readonly Token[], delimiters: readonly Delimiter[]): void {
  for (const { marker, token, end } of delimiters) {
    const closing = delimiters[end]
    if (marker !== BAR || !closing) continue
    become(tokens[token] as Token, 'spoiler_open', 1)
    become(tokens[closing.token] as Token, 'spoiler_close', -1)
  }
}

function become(token: Token, type: string, nesting: 1 | -1): void {
  Object.assign(token, { type, nesting, tag: 'span', content: '' })
}

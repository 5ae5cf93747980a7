import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import { skipContent } from '../content-map.ts'
import type { PlacedToken } from '../placed-token.ts'

/** Types with a look of their own; any other is shown as a note under its own name. */
const types = new Set([
  'note',
  'info',
  'tip',
  'important',
  'warning',
  'caution',
  'danger',
  'question',
  'example',
  'quote',
  'canon',
  'retcon',
  'todo',
])

const marker = /^\[!([\p{L}][\p{L}\p{N} _-]{0,29})\]([+-]?)[ \t]*/u

/**
 * Obsidian's callouts: a quote whose first line is `[!type] Title` becomes callout_open, callout_title_open, inline,
 * callout_title_close, …, callout_close. `-` behind the bracket folds it, `+` lets it be folded. callout_open's meta:
 * `type` (one of a known list), `name` (shown where there is no title), `fold` ('', '+' or '-').
 */
export function calloutRule(md: MarkdownIt): void {
  md.core.ruler.after('block', 'callouts', callouts)
}

function callouts(state: StateCore): void {
  if (!state.tokens.some(({ type }) => type === 'blockquote_open')) return
  const tokens: PlacedToken[] = []
  const quotes: (Callout | null)[] = []
  for (let index = 0; index < state.tokens.length; index++) {
    const token = state.tokens[index] as PlacedToken
    if (token.type === 'blockquote_open') {
      const callout = readCallout(state, index)
      quotes.push(callout)
      if (callout) {
        tokens.push(...openCallout(state, token, callout))
        index += callout.skip
        continue
      }
    }
    if (token.type === 'blockquote_close') {
      const callout = quotes.pop()
      if (callout) become(token, 'callout_close', callout)
    }
    tokens.push(token)
  }
  state.tokens = tokens
}

interface Callout {
  type: string
  name: string
  fold: string
  /** The paragraph's inline token, cut down to what follows the title, or null. */
  title: { content: string; skipped: number; inline: PlacedToken }
  /** Tokens behind blockquote_open that the title used up. */
  skip: number
}

function readCallout(state: StateCore, index: number): Callout | null {
  const paragraph = state.tokens[index + 1]
  const inline = state.tokens[index + 2] as PlacedToken | undefined
  if (paragraph?.type !== 'paragraph_open' || inline?.type !== 'inline') return null
  const found = marker.exec(inline.content)
  if (!found) return null
  const [opening, name = '', fold = ''] = found
  const newline = inline.content.indexOf('\n')
  const lineEnd = newline < 0 ? inline.content.length : newline
  const type = name.toLowerCase()
  return {
    type: types.has(type) ? type : 'note',
    name: name.charAt(0).toUpperCase() + name.slice(1),
    fold,
    title: {
      content: inline.content.slice(opening.length, lineEnd).trimEnd(),
      skipped: opening.length,
      inline,
    },
    skip: newline < 0 ? 3 : 0,
  }
}

function openCallout(state: StateCore, quote: PlacedToken, callout: Callout): PlacedToken[] {
  const { content, skipped, inline } = callout.title
  become(quote, 'callout_open', callout)
  const opening = new state.Token('callout_title_open', 'p', 1)
  const title: PlacedToken = new state.Token('inline', '', 0)
  const line = inline.map?.[0] ?? 0
  Object.assign(title, { content, children: [], map: [line, line + 1] })
  if (inline.place) title.place = skipContent(inline.place, skipped)
  const closing = new state.Token('callout_title_close', 'p', -1)
  for (const token of [opening, closing])
    token.meta = { ...callout.title, name: callout.name, fold: callout.fold }
  if (callout.skip === 0) cutFirstLine(inline)
  return [quote, opening, title, closing]
}

/** What follows the title's line stays the paragraph. */
function cutFirstLine(inline: PlacedToken): void {
  const rest = /^[^\n]*\n[ \t]*/.exec(inline.content)?.[0].length ?? 0
  inline.content = inline.content.slice(rest)
  if (inline.map) inline.map = [inline.map[0] + 1, inline.map[1]]
  if (inline.place) inline.place = skipContent(inline.place, rest)
}

function become(token: Token, type: string, { name, fold, type: calloutType }: Callout): void {
  token.type = type
  token.tag = 'div'
  token.meta = { type: calloutType, name, fold }
}

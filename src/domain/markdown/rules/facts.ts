import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it'
import { straightMap } from '../content-map.ts'
import type { PlacedToken } from '../placed-token.ts'

// A backslash before the colons makes them text.
const inBrackets = /\[([^\s[\]:|`*][^[\]:|`*\n]{0,59}?)(?<!\\)::[ \t]+(?=\S)/y
const onALine = /([\p{L}\p{N}][^[\]:|`*\n]{0,59}?)(?<!\\)::[ \t]+(?=\S)/uy

/**
 * Dataview's inline facts: `[key:: value]` within text, as fact_open, key_open, text, key_close, text, the value's
 * tokens, fact_close; and `key:: value` as a line of its own, as fact_line_open (its `content` is the key), inline,
 * fact_line_close.
 */
export function factRules(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'fact', factInText)
  md.block.ruler.before('heading', 'fact_line', factLine, { alt: ['paragraph', 'reference', 'blockquote'] })
}

function factInText(state: StateInline, silent: boolean): boolean {
  const start = state.pos
  if (state.src.charCodeAt(start) !== 0x5b /* [ */) return false
  inBrackets.lastIndex = start
  const [opening, key] = inBrackets.exec(state.src) ?? []
  if (!opening || !key) return false
  const end = state.md.helpers.parseLinkLabel(state, start)
  const valueStart = start + opening.length
  // `[std:: vector](…)` is a link.
  if (end <= valueStart || state.src[end + 1] === '(') return false
  if (!silent) {
    const { posMax } = state
    state.push('fact_open', 'span', 1).meta = { key, valueStart, valueEnd: end }
    state.push('key_open', 'span', 1)
    placeText(state, key, start + 1)
    state.push('key_close', 'span', -1)
    placeText(state, ':', start + 1 + key.length)
    placeText(state, ' ', valueStart - 1)
    state.pos = valueStart
    state.posMax = end
    state.md.inline.tokenize(state)
    state.push('fact_close', 'span', -1)
    state.posMax = posMax
  }
  state.pos = end + 1
  return true
}

function placeText(state: StateInline, content: string, from: number): void {
  const token: PlacedToken = state.push('text', '', 0)
  token.content = content
  token.from = from
}

function factLine(state: StateBlock, line: number, _endLine: number, silent: boolean): boolean {
  if ((state.sCount[line] as number) - state.blkIndent >= 4) return false
  const start = (state.bMarks[line] as number) + (state.tShift[line] as number)
  const lineEnd = state.eMarks[line] as number
  onALine.lastIndex = start
  const [opening, key] = onALine.exec(state.src) ?? []
  if (!opening || !key || start + opening.length >= lineEnd) return false
  if (silent) return true
  state.line = line + 1
  const open: PlacedToken = state.push('fact_line_open', 'p', 1)
  open.map = [line, line + 1]
  open.content = key
  open.place = straightMap(start)
  const value: PlacedToken = state.push('inline', '', 0)
  value.content = state.src.slice(start + opening.length, lineEnd).trimEnd()
  value.map = open.map
  value.children = []
  value.place = straightMap(start + opening.length)
  state.push('fact_line_close', 'p', -1)
  return true
}

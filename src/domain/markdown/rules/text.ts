import type { MarkdownIt, StateInline } from 'markdown-it'

/** Characters at which some inline rule may begin or end; a link's label ends at ']'. */
const stops = new Uint8Array(0x80)
for (const mark of '\n!&*:<[\\]_`|~') stops[mark.charCodeAt(0)] = 1

/** Bounded, or addresses that run into one another would each be read to the end. */
const rest = /:\/\/[^\s<>"`|[\]\\^{}\p{Cc}]{1,2000}/uy
const scheme = /(?<![\p{L}\p{N}_])https?$/iu

/** Plain text up to the next character that may mean something, and addresses in it that need no brackets. */
export function textRules(md: MarkdownIt): void {
  md.inline.ruler.at('text', text)
  md.inline.ruler.at('linkify', bareUrl)
}

function text(state: StateInline, silent: boolean): boolean {
  const { src, posMax } = state
  let pos = state.pos
  while (pos < posMax) {
    const code = src.charCodeAt(pos)
    if (code < 0x80 && stops[code] && !isHarmless(src, pos, code)) break
    pos++
  }
  if (pos === state.pos) return false
  if (!silent) state.pending += src.slice(state.pos, pos)
  state.pos = pos
  return true
}

/** Marks that mean something only before a certain other. */
function isHarmless(src: string, pos: number, code: number): boolean {
  if (code === 0x3a /* : */) return src.charCodeAt(pos + 1) !== 0x2f /* / */
  if (code === 0x7c /* | */) return src.charCodeAt(pos + 1) !== 0x7c
  return code === 0x21 /* ! */ && src.charCodeAt(pos + 1) !== 0x5b /* [ */
}

/** GitHub's extended autolink: what follows http:// up to a space, less punctuation that ends the sentence. */
function bareUrl(state: StateInline, silent: boolean): boolean {
  if (silent || state.linkLevel > 0 || !state.src.startsWith('://', state.pos)) return false
  const start = scheme.exec(state.pending.slice(-6))?.[0]
  if (!start) return false
  rest.lastIndex = state.pos
  const found = rest.exec(state.src)?.[0].slice(0, state.posMax - state.pos)
  if (!found) return false
  const url = start + trimEnd(found)
  const href = state.md.normalizeLink(url)
  if (!state.md.validateLink(href)) return false
  state.pending = state.pending.slice(0, -start.length)
  const open = state.push('link_open', 'a', 1)
  open.attrs = [['href', href]]
  open.info = 'auto'
  state.push('text', '', 0).content = url
  state.push('link_close', 'a', -1).info = 'auto'
  state.pos += url.length - start.length
  return true
}

function trimEnd(url: string): string {
  let end = url.length
  let unopened = url.split(')').length - url.split('(').length
  for (; end > 0; end--) {
    const last = url[end - 1] as string
    if (last === ')' ? unopened-- <= 0 : !/[\p{P}*~]/u.test(last) || /[/\-=&#%+@]/.test(last)) break
  }
  return url.slice(0, end)
}

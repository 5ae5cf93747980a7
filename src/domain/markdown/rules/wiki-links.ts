import type { MarkdownIt, StateInline } from 'markdown-it'
import type { PlacedToken } from '../placed-token.ts'
import { MAX_LINK_LENGTH, readWikiLink } from '../wiki-link-syntax.ts'

/** `[[Title|label]]` and its forms, as wiki_open, text, wiki_close; `meta.link` is a WikiLink in offsets of the content. */
export function wikiLinkRule(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'wiki_link', wikiLink)
}

function wikiLink(state: StateInline, silent: boolean): boolean {
  const start = state.pos + 2
  if (!state.src.startsWith('[[', state.pos) || state.linkLevel > 0) return false
  // Most that any link can span; without it, unclosed brackets would each search to the end.
  const within = state.src.slice(start, Math.min(state.posMax, start + MAX_LINK_LENGTH + 2))
  const length = within.search(/[[\]\n]/)
  if (length < 1 || !within.startsWith(']]', length)) return false
  const parts = readWikiLink(within.slice(0, length))
  if (!parts) return false
  const end = start + length + 2
  if (!silent) {
    const { labelStart, ...link } = parts
    state.push('wiki_open', 'a', 1).meta = { link: { ...link, start: state.pos, end } }
    const label: PlacedToken = state.push('text', '', 0)
    label.content = link.label
    label.from = start + labelStart
    state.push('wiki_close', 'a', -1)
  }
  state.pos = end
  return true
}

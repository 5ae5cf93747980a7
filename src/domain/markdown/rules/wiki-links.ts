import type { MarkdownIt, StateInline } from 'markdown-it'
import { isAttachment } from '../note-link.ts'
import type { PlacedToken } from '../placed-token.ts'
import { MAX_LINK_LENGTH, readWikiLink, type WikiLinkParts } from '../wiki-link-syntax.ts'

/** An image's width, or width and height, stands where a link has its label. */
const size = /^\d+(?:x\d+)?$/

/**
 * `[[Title|label]]` and its forms, as wiki_open, text, wiki_close; `meta.link` is a WikiLink in offsets of the content.
 * Obsidian's `![[Title]]`, which shows the other note in this place, is such a link between embed_open and embed_close;
 * of a file (`meta.file`, its name) it is the name alone.
 */
export function wikiLinkRule(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'wiki_link', wikiLink)
}

function wikiLink(state: StateInline, silent: boolean): boolean {
  const embeds = state.src.charCodeAt(state.pos) === 0x21 /* ! */
  const open = state.pos + (embeds ? 1 : 0)
  // Words of a link hold no other link; what they embed is a name there.
  if (!state.src.startsWith('[[', open) || (state.linkLevel > 0 && !embeds)) return false
  const start = open + 2
  // Most that any link can span; without it, unclosed brackets would each search to the end.
  const within = state.src.slice(start, Math.min(state.posMax, start + MAX_LINK_LENGTH + 2))
  const length = within.search(/[[\]\n]/)
  if (length < 1 || !within.startsWith(']]', length)) return false
  const parts = readWikiLink(within.slice(0, length))
  // `![[words]](address)` is an image.
  if (!parts || (embeds && state.src[start + length + 2] === '(')) return false
  const place = { start: open, end: start + length + 2 }
  if (!silent) {
    if (embeds || isAttachment(parts.title)) pushEmbed(state, parts, place)
    else pushLink(state, parts, place)
  }
  state.pos = place.end
  return true
}

function pushLink(state: StateInline, parts: WikiLinkParts, place: { start: number; end: number }): void {
  const { labelStart, ...link } = parts
  state.push('wiki_open', 'a', 1).meta = { link: { ...link, ...place } }
  pushText(state, link.label, place.start + 2 + labelStart)
  state.push('wiki_close', 'a', -1)
}

function pushEmbed(state: StateInline, parts: WikiLinkParts, place: { start: number; end: number }): void {
  const file = isAttachment(parts.title) ? parts.title : null
  state.push('embed_open', 'span', 1).meta = { file }
  if (file === null && state.linkLevel === 0) pushLink(state, parts, place)
  else if (size.test(parts.label)) pushText(state, parts.title, state.src.indexOf(parts.title, place.start))
  else pushText(state, parts.label, place.start + 2 + parts.labelStart)
  state.push('embed_close', 'span', -1)
}

function pushText(state: StateInline, content: string, from: number): void {
  const text: PlacedToken = state.push('text', '', 0)
  text.content = content
  text.from = from
}

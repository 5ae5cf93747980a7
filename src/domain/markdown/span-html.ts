import { headingId } from './heading-ids.ts'
import { escapeHtml } from './safe-html.ts'
import { isExternalUrl, isMediaUrl, isSafeUrl } from './safe-url.ts'
import type { InlineSpan, LinkTarget, WikiLink } from './types.ts'

/** What rendering needs to know of the page. */
export interface InlineContext {
  resolveLink(link: WikiLink): LinkTarget
  /** What ids on this page begin with; null where text stands outside its page: there it has no ids and no jumps. */
  ids: string | null
}

/** The tags around a stretch of markup, or what is written instead of its text. */
export interface Tags {
  open: string
  close: string
  instead?: string
}

const none: Tags = { open: '', close: '' }

const plain: Record<string, Tags> = {
  em: { open: '<em>', close: '</em>' },
  strong: { open: '<strong>', close: '</strong>' },
  strike: { open: '<s>', close: '</s>' },
  code: { open: '<code>', close: '</code>' },
  // Shown on hover and on focus, which the keyboard gives it too; the style sheet does the hiding.
  spoiler: { open: '<span class="spoiler" tabindex="0" title="Spoiler">', close: '</span>' },
  fact: { open: '<span class="fact">', close: '</span>' },
  property: { open: '<span class="fact-property">', close: '</span>' },
  cell: { open: '<span class="cell">', close: '</span>' },
  // A row stands in a line of its own, and white space alone would run its cells into one sentence.
  bar: { ...none, instead: '<span class="bar"> | </span>' },
  break: { ...none, instead: '<br>\n' },
}

/** Whether a span has anything to show: markup without text is left out, but for what is no text. */
export function isShown({ kind, start, end }: InlineSpan): boolean {
  return start < end || kind === 'footnote' || kind === 'image' || kind === 'cell'
}

/** The HTML of one span of `text`. Every address in it has been checked, here at the last. */
export function tagsOf(span: InlineSpan, text: string, context: InlineContext): Tags {
  switch (span.kind) {
    case 'link':
      return linkTags(span.href, span.title, context)
    case 'wiki link':
      return wikiLinkTags(span.link, context)
    case 'image': {
      if (!isSafeUrl(span.src)) return none
      const alt = text.slice(span.start, span.end)
      if (!isMediaUrl(span.src)) return { ...none, instead: missingPicture(alt, span.src) }
      const image = `<img src="${escapeHtml(span.src)}" alt="${escapeHtml(alt)}"${titleAttribute(span.title)}`
      return { ...none, instead: `${image} loading="lazy" decoding="async">` }
    }
    case 'embed':
      return { open: '', close: ` <span class="badge">${span.file === null ? 'embedded' : 'file'}</span>` }
    case 'task': {
      const state = span.done ? ' checked aria-label="Done"' : ' aria-label="To do"'
      return { ...none, instead: `<input type="checkbox" disabled${state}>` }
    }
    case 'footnote': {
      const { number, use } = span
      const jump = context.ids === null ? `${number}` : footnoteJump(context.ids, number, use)
      return { ...none, instead: `<sup class="footnote-ref">${jump}</sup>` }
    }
  }
  return plain[span.kind] ?? none
}

/** The words for a picture that is not there, or its file's name where there are none. */
function missingPicture(alt: string, src: string): string {
  const name =
    alt.trim() ||
    decode(
      src
        .replace(/[?#].*$/s, '')
        .split('/')
        .at(-1) ?? '',
    )
  return `${escapeHtml(name)} <span class="badge">picture</span>`
}

/** The id of the nth reference to a footnote. */
export function footnoteRefId(ids: string, number: number, use: number): string {
  return `${ids}fnref-${number}${use > 1 ? `-${use}` : ''}`
}

function footnoteJump(ids: string, number: number, use: number): string {
  const id = escapeHtml(footnoteRefId(ids, number, use))
  return `<a href="#${escapeHtml(ids)}fn-${number}" id="${id}" role="doc-noteref">${number}</a>`
}

function linkTags(href: string, title: string | null, { ids }: InlineContext): Tags {
  if (!isSafeUrl(href)) return none
  if (href.startsWith('#'))
    return ids === null ? none : anchor(jumpTo(ids, decode(href.slice(1))), titleAttribute(title))
  const external = isExternalUrl(href) ? ' class="external" rel="noopener nofollow"' : ''
  return anchor(href, external + titleAttribute(title))
}

function wikiLinkTags(link: WikiLink, { resolveLink, ids }: InlineContext): Tags {
  if (link.title === '') return ids === null ? none : anchor(jumpTo(ids, link.heading ?? ''), '')
  const target = resolveLink(link)
  if (target.kind === 'plain' || !isSafeUrl(target.href)) return none
  if (target.kind === 'missing') {
    return anchor(target.href, ' class="missing" rel="nofollow" title="Not written yet: write it here"')
  }
  const page = target.href.replace(/#.*$/s, '')
  // Of headings in headings the last is meant; a block has no address here.
  const heading = link.heading?.split('#').at(-1) ?? ''
  const jumps = heading !== '' && !heading.startsWith('^')
  const href = jumps ? `${page}#${encodeURIComponent(headingId(heading))}` : target.href
  const title = target.title === link.label ? '' : titleAttribute(target.title)
  const { open } = anchor(href, ` class="${target.badge === null ? 'wiki' : 'wiki elsewhere'}"${title}`)
  // Its space stands within the badge, where no underline runs on under it.
  const badge = target.badge === null ? '' : `<span class="badge"> ${escapeHtml(target.badge)}</span>`
  return { open, close: `${badge}</a>` }
}

function anchor(href: string, attributes: string): Tags {
  return { open: `<a href="${escapeHtml(href)}"${attributes}>`, close: '</a>' }
}

/** A jump to a heading by its words, or by an id as it stands in the address bar. */
function jumpTo(ids: string, heading: string): string {
  const id = /^(?:h|fn|fnref)-/.test(heading) ? heading : headingId(heading)
  return `#${ids}${encodeURIComponent(id)}`
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function titleAttribute(title: string | null): string {
  return title === null || title === '' ? '' : ` title="${escapeHtml(title)}"`
}

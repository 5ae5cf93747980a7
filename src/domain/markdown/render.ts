import { headingIds } from './heading-ids.ts'
import { renderInline } from './inline-html.ts'
import { readInline } from './inline-text.ts'
import { parseMarkdown } from './parser.ts'
import type { PlacedToken } from './placed-token.ts'
import { escapeHtml } from './safe-html.ts'
import { footnoteRefId, type InlineContext } from './span-html.ts'
import type { LinkTarget, SafeHtml, TocEntry, WikiLink } from './types.ts'

/** How a body is rendered. */
export interface RenderOptions {
  /** Where a wiki link leads for this reader; asked once for each link. */
  resolveLink(link: WikiLink): LinkTarget
  /** What every id begins with, for pages that show more than one body. */
  idPrefix?: string
}

/**
 * An article's body (no front matter) as HTML, with its headings for a table of contents. Raw HTML in it is shown as
 * text; every tag and attribute comes from here. Headings begin at level 2, below the page's title. Never throws.
 */
export function renderMarkdown(body: string, options: RenderOptions): { html: SafeHtml; toc: TocEntry[] } {
  const renderer = new BodyRenderer({ resolveLink: options.resolveLink, ids: options.idPrefix ?? '' })
  return renderer.render(parseMarkdown(body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body).tokens)
}

const simpleTags: Record<string, string> = {
  paragraph: 'p',
  plain: 'p',
  blockquote: 'blockquote',
  bullet_list: 'ul',
  table: 'table',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
}

class BodyRenderer {
  private readonly html: string[] = []
  private readonly toc: TocEntry[] = []
  private readonly idOf = headingIds()
  /** 1 where the body has headings of level 1: that level is the page's title, so all go one down. */
  private shift = 0
  private readonly context: InlineContext & { ids: string }

  constructor(context: InlineContext & { ids: string }) {
    this.context = context
  }

  render(tokens: readonly PlacedToken[]): { html: SafeHtml; toc: TocEntry[] } {
    this.shift = tokens.some(({ type, tag }) => type === 'heading_open' && tag === 'h1') ? 1 : 0
    tokens.forEach((token, index) => {
      this.add(token, tokens, index)
    })
    return { html: this.html.join('') as SafeHtml, toc: this.toc }
  }

  private add(token: PlacedToken, tokens: readonly PlacedToken[], index: number): void {
    const name = token.nesting === 0 ? token.type : token.type.slice(0, token.nesting > 0 ? -5 : -6)
    const tag = simpleTags[name]
    // Paragraphs of a tight list are no paragraphs on the page.
    if (token.hidden) this.html.push(token.nesting < 0 && tokens[index + 1]?.nesting === 1 ? '\n' : '')
    else if (tag) this.html.push(token.nesting > 0 ? `<${tag}>` : `</${tag}>\n`)
    else this.html.push(this.block(name, token, tokens[index + 1]))
  }

  private block(name: string, token: PlacedToken, next: PlacedToken | undefined): string {
    const opens = token.nesting > 0
    switch (name) {
      case 'inline':
        return this.inline(token)
      case 'heading':
        return opens ? this.openHeading(token, next) : `</h${this.level(token)}>\n`
      case 'list_item':
        return opens ? `<li${token.meta?.task ? ' class="task"' : ''}>` : '</li>\n'
      case 'ordered_list':
        return opens ? openOrdered(token) : '</ol>\n'
      case 'th':
      case 'td':
        return opens ? openCell(token) : `</${token.tag}>`
      case 'hr':
        return '<hr>\n'
      case 'fence':
      case 'code_block':
        return code(token)
      case 'callout':
      case 'callout_title':
        return callout(name, token, next)
      case 'fact_line':
        if (!opens) return '</span></p>\n'
        return `<p class="fact-line"><span class="fact"><span class="fact-property">${escapeHtml(token.content)}</span>: `
      case 'footnotes':
        return opens ? '<section class="footnotes" role="doc-endnotes">\n<ol>\n' : '</ol>\n</section>\n'
      case 'footnote':
        return opens ? this.openFootnote(token) : this.closeFootnote(token)
    }
    return ''
  }

  private inline(token: PlacedToken): string {
    const { text, spans } = readInline(token.children ?? [], token.content.length, token.place ?? nowhere)
    return renderInline(text, spans, this.context)
  }

  private openHeading(token: PlacedToken, inline: PlacedToken | undefined): string {
    const text = inline ? readInline(inline.children ?? [], 0, inline.place ?? nowhere).text.trim() : ''
    const id = this.context.ids + this.idOf(text)
    const level = this.level(token)
    this.toc.push({ level, id, text })
    return `<h${level} id="${escapeHtml(id)}">`
  }

  private level({ tag }: PlacedToken): number {
    return Math.min(6, Number(tag.slice(1)) + this.shift)
  }

  private openFootnote({ meta }: PlacedToken): string {
    return `<li id="${escapeHtml(this.context.ids)}fn-${Number(meta?.number)}">`
  }

  private closeFootnote({ meta }: PlacedToken): string {
    const { number, uses } = meta as { number: number; uses: number }
    const back = Array.from({ length: uses }, (_, index) => {
      const id = escapeHtml(footnoteRefId(this.context.ids, number, index + 1))
      const label = `Back to reference ${number}${index > 0 ? `, ${index + 1}` : ''}`
      return ` <a href="#${id}" class="footnote-back" role="doc-backlink" aria-label="${label}">↩︎</a>`
    }).join('')
    // Into the note's last paragraph, where a reader's eye is.
    const end = this.html.at(-1) === '</p>\n' ? this.html.pop() : ''
    return `${back}${end}</li>\n`
  }
}

/** For text whose offsets nobody asks for. */
const nowhere = { starts: [0], deltas: [0] }

function openOrdered(token: PlacedToken): string {
  const start = Number(token.attrGet('start') ?? 1)
  return start === 1 ? '<ol>\n' : `<ol start="${start}">\n`
}

/** markdown-it aligns by a style attribute, which the pages' security policy forbids. */
function openCell(token: PlacedToken): string {
  const align = /^text-align:(left|right|center)$/.exec(String(token.attrGet('style') ?? ''))?.[1]
  const scope = token.tag === 'th' ? ' scope="col"' : ''
  return `<${token.tag}${scope}${align ? ` class="align-${align}"` : ''}>`
}

function code({ info, content }: PlacedToken): string {
  const language = /^[\p{L}\p{N}+#._-]{1,40}/u.exec(info.trim())?.[0]
  const open = language ? `<code class="language-${escapeHtml(language)}">` : '<code>'
  return `<pre tabindex="0">${open}${escapeHtml(content)}</code></pre>\n`
}

function callout(name: string, { nesting, meta }: PlacedToken, next: PlacedToken | undefined): string {
  const { type, name: typeName, fold } = meta as { type: string; name: string; fold: string }
  if (name === 'callout') {
    const tag = fold ? 'details' : 'div'
    if (nesting < 0) return `</${tag}>\n`
    const how = fold ? (fold === '+' ? ' open' : '') : ' role="note"'
    return `<${tag} class="callout callout-${escapeHtml(type)}"${how}>\n`
  }
  const tag = fold ? 'summary' : 'p'
  if (nesting < 0) return `</${tag}>\n`
  // A title that is missing is the type's name.
  return `<${tag} class="callout-title">${next?.content === '' ? escapeHtml(typeName) : ''}`
}

import { type ContentMap, sourceOffset } from './content-map.ts'
import type { PlacedToken } from './placed-token.ts'
import { isExternalUrl } from './safe-url.ts'
import type { InlineSpan } from './types.ts'
import type { WikiLinkParts } from './wiki-link-syntax.ts'

/** What a reader sees of some inline content. */
export interface InlineText {
  text: string
  /** Content offset of each unit of text; one more for the end. */
  offsets: number[]
  spans: InlineSpan[]
  /** Inline facts; value offsets are of the content. */
  facts: { property: string; start: number; end: number }[]
}

const opening: Record<string, 'em' | 'strong' | 'strike' | 'spoiler' | 'property'> = {
  em_open: 'em',
  strong_open: 'strong',
  s_open: 'strike',
  spoiler_open: 'spoiler',
  key_open: 'property',
}

/** The text of an inline token's children, with its markup as spans. `place` gives wiki links their source offsets. */
export function readInline(
  children: readonly PlacedToken[],
  contentLength: number,
  place: ContentMap,
): InlineText {
  const result: InlineText = { text: '', offsets: [], spans: [], facts: [] }
  const writer = new InlineWriter(result, place)
  for (const token of children) writer.add(token)
  result.offsets.push(contentLength)
  return result
}

class InlineWriter {
  private readonly out: InlineText
  private readonly place: ContentMap
  private readonly open: (InlineSpan | null)[] = []
  private linkDepth = 0
  /** 1 where the next text stands behind the '<' of an autolink. */
  private angle = 0

  constructor(out: InlineText, place: ContentMap) {
    this.out = out
    this.place = place
  }

  add(token: PlacedToken): void {
    const from = token.from ?? 0
    switch (token.type) {
      case 'text':
        this.write(token.content, from + this.angle)
        this.angle = 0
        return
      case 'text_special':
        // An escape shows the character behind its backslash, an entity a character that stands nowhere.
        if (token.info === 'escape')
          return this.write(token.content, from + token.markup.length - token.content.length)
        return this.writeAt(token.content, from)
      case 'softbreak':
        return this.writeAt(' ', from)
      case 'hardbreak':
        return this.around({ kind: 'break', start: 0, end: 0 }, () => this.writeAt('\n', from))
      case 'code_inline':
        return this.around({ kind: 'code', start: 0, end: 0 }, () =>
          this.write(token.content, codeStart(token)),
        )
      case 'footnote_ref': {
        const { number, use } = token.meta as { number: number; use: number }
        return this.around({ kind: 'footnote', start: 0, end: 0, number, use }, () => {})
      }
      case 'image':
        return this.addImage(token, from)
      case 'link_open':
        return this.openLink(token)
      case 'wiki_open':
        return this.openWikiLink(token)
      case 'fact_open': {
        const { key, valueStart, valueEnd } = token.meta as {
          key: string
          valueStart: number
          valueEnd: number
        }
        this.out.facts.push({ property: key, start: valueStart, end: valueEnd })
        return this.start({ kind: 'fact', start: 0, end: 0 })
      }
    }
    if (token.nesting < 0) return this.finish()
    const kind = opening[token.type]
    if (token.nesting > 0) this.start(kind ? { kind, start: 0, end: 0 } : null)
  }

  /** Text that stands in the content as it is. */
  private write(text: string, from: number): void {
    this.out.text += text
    for (let index = 0; index < text.length; index++) this.out.offsets.push(from + index)
  }

  /** Text that stands for something else in the content. */
  private writeAt(text: string, from: number): void {
    this.out.text += text
    for (let index = 0; index < text.length; index++) this.out.offsets.push(from)
  }

  private start(span: InlineSpan | null): void {
    this.open.push(span)
    if (!span) return
    span.start = this.out.text.length
    this.out.spans.push(span)
  }

  private finish(): void {
    const span = this.open.pop()
    if (span) span.end = this.out.text.length
    if (span?.kind === 'link' || span?.kind === 'wiki link') this.linkDepth--
  }

  private around(span: InlineSpan | null, write: () => void): void {
    this.start(span)
    write()
    this.finish()
  }

  private openLink(token: PlacedToken): void {
    const href = String(token.attrGet('href') ?? '')
    this.angle = token.markup === 'autolink' ? 1 : 0
    // Links in links are no HTML; markdown-it makes them from an image's text.
    if (href === '' || this.linkDepth > 0) return this.start(null)
    this.linkDepth++
    this.start({ kind: 'link', start: 0, end: 0, href, title: titleOf(token) })
  }

  private openWikiLink(token: PlacedToken): void {
    const { link, end } = token.meta as { link: WikiLinkParts; end: number }
    const { labelStart: _, ...parts } = link
    this.linkDepth++
    const start = sourceOffset(this.place, token.from as number)
    const wikiLink = { ...parts, start, end: sourceOffset(this.place, end - 1) + 1 }
    this.start({ kind: 'wiki link', start: 0, end: 0, link: wikiLink })
  }

  private addImage(token: PlacedToken, from: number): void {
    const src = String(token.attrGet('src') ?? '')
    const title = titleOf(token)
    const inside = readInline(token.children ?? [], 0, this.place)
    const external = isExternalUrl(src)
    const span: InlineSpan | null = !external
      ? { kind: 'image', start: 0, end: 0, src, title }
      : this.linkDepth > 0
        ? null
        : { kind: 'link', start: 0, end: 0, href: src, title }
    this.around(src === '' ? null : span, () => {
      if (inside.text === '') return external ? this.writeAt(src, from) : undefined
      // Its children were read from what stands behind '!['.
      this.out.text += inside.text
      for (let index = 0; index < inside.text.length; index++) {
        this.out.offsets.push((inside.offsets[index] as number) + from + 2)
      }
    })
  }
}

function titleOf(token: PlacedToken): string | null {
  const title = token.attrGet('title')
  return title === null ? null : String(title)
}

/** One space is cut off at both ends of code that has one at both. */
function codeStart({ from = 0, to = 0, markup, content }: PlacedToken): number {
  return from + markup.length + (to - from - 2 * markup.length - content.length) / 2
}

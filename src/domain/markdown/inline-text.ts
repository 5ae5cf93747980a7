import { OffsetList } from '../text/offset-list.ts'
import { type ContentMap, sourceOffset } from './content-map.ts'
import { attachmentPath, readNoteLink } from './note-link.ts'
import type { PlacedToken } from './placed-token.ts'
import type { InlineSpan, WikiLink } from './types.ts'

/** What a reader sees of some inline content. */
export interface InlineText {
  text: string
  /** Content offset of each unit of text; one more for the end. */
  offsets: OffsetList
  spans: InlineSpan[]
  /** Inline facts; value offsets are of the content. */
  facts: { property: string; start: number; end: number }[]
}

/**
 * The text of an inline token's children, with its markup as spans. `place` gives wiki links their source offsets; a
 * list for the offsets may be given, to be used again and again.
 */
export function readInline(
  children: readonly PlacedToken[],
  contentLength: number,
  place: ContentMap,
  offsets = new OffsetList(),
): InlineText {
  const writer = new InlineWriter(place, offsets)
  for (const token of children) writer.add(token)
  writer.out.offsets.push(contentLength)
  return writer.out
}

type NoteSpan = Extract<InlineSpan, { kind: 'wiki link' }>

class InlineWriter {
  readonly out: InlineText
  private readonly place: ContentMap
  private readonly open: (InlineSpan | null)[] = []
  private linkDepth = 0
  /** 1 where the next text stands behind the '<' of an autolink. */
  private angle = 0

  constructor(place: ContentMap, offsets: OffsetList) {
    this.place = place
    this.out = { text: '', offsets, spans: [], facts: [] }
  }

  add(token: PlacedToken): void {
    const rule = rules[token.type]
    if (rule) rule(this, token, token.from ?? 0)
    else if (token.nesting > 0) this.start(null)
    else if (token.nesting < 0) this.finish(token.to)
  }

  /** Text that stands in the content as it is. */
  write(text: string, from: number): void {
    this.out.text += text
    this.out.offsets.pushRun(from + this.angle, text.length)
    this.angle = 0
  }

  /** Text that stands for something else in the content. */
  writeAt(text: string, from: number): void {
    this.out.text += text
    this.out.offsets.pushRun(from, text.length, 0)
  }

  start(span: InlineSpan | null): void {
    this.open.push(span)
    if (!span) return
    span.start = this.out.text.length
    this.out.spans.push(span)
  }

  /** `to` is the content offset behind what ends here. */
  finish(to?: number): void {
    const span = this.open.pop()
    if (!span) return
    span.end = this.out.text.length
    if (span.kind === 'link' || span.kind === 'wiki link') this.linkDepth--
    if (span.kind !== 'wiki link' || !span.link.file) return
    span.link.label = this.out.text.slice(span.start)
    if (to !== undefined) span.link.end = sourceOffset(this.place, to - 1) + 1
  }

  openLink(token: PlacedToken): void {
    const href = String(token.attrGet('href') ?? '')
    this.angle = token.markup === 'autolink' ? 1 : 0
    // Links in links are no HTML; markdown-it makes them from an image's text.
    if (href === '' || this.linkDepth > 0) this.start(null)
    else if (token.markup !== 'autolink' && attachmentPath(href) !== null) {
      this.start({ start: 0, end: 0, kind: 'embed', file: attachmentPath(href) })
    } else {
      this.linkDepth++
      const note = token.markup === 'autolink' ? null : this.noteLink(href, token.from ?? 0)
      this.start(note ?? { start: 0, end: 0, kind: 'link', href, title: titleOf(token) })
    }
  }

  /** A link to another note by its file's path is a link to its article. */
  private noteLink(href: string, from: number): NoteSpan | null {
    const note = readNoteLink(href)
    const at = sourceOffset(this.place, from)
    return note && { start: 0, end: 0, kind: 'wiki link', link: { ...note, label: '', start: at, end: at } }
  }

  openWikiLink(token: PlacedToken): void {
    const { universe, title, heading, label, ...at } = (token.meta as { link: WikiLink }).link
    const start = sourceOffset(this.place, at.start)
    const end = sourceOffset(this.place, at.end - 1) + 1
    this.linkDepth++
    this.start({ start: 0, end: 0, kind: 'wiki link', link: { universe, title, heading, label, start, end } })
  }

  openFact(token: PlacedToken): void {
    const { key, valueStart, valueEnd } = token.meta as { key: string; valueStart: number; valueEnd: number }
    this.out.facts.push({ property: key, start: valueStart, end: valueEnd })
    this.start({ start: 0, end: 0, kind: 'fact' })
  }

  /** An image of this site, whether it is there or not; any other is a link, as pages load nothing from other hosts. */
  addImage(token: PlacedToken, from: number, to?: number): void {
    const src = String(token.attrGet('src') ?? '')
    const title = titleOf(token)
    const own = !/^\w+:/.test(src)
    const inside = readInline(token.children ?? [], 0, this.place)
    const note = own && this.linkDepth === 0 ? this.noteLink(src, from) : null
    if (src === '' || (!own && this.linkDepth > 0)) this.start(null)
    else if (note) this.startEmbed(note)
    else if (own) this.start({ start: 0, end: 0, kind: 'image', src, title })
    else {
      this.linkDepth++
      this.start({ start: 0, end: 0, kind: 'link', href: src, title })
    }
    if (inside.text === '' && (note || !own)) this.writeAt(note?.link.title ?? src, from)
    // Its children were read from what stands behind '!['.
    for (let index = 0; index < inside.text.length; index++) {
      this.writeAt(inside.text[index] as string, (inside.offsets.at(index) as number) + from + 2)
    }
    this.finish(to)
    if (note) this.finish()
  }

  /** `![words](note.md)`, like `![[note]]`, is a link between the marks of what would be shown here. */
  private startEmbed(note: NoteSpan): void {
    this.linkDepth++
    this.start({ start: 0, end: 0, kind: 'embed', file: null })
    this.start(note)
  }
}

const rules: Record<string, (writer: InlineWriter, token: PlacedToken, from: number) => void> = {
  text: (writer, token, from) => writer.write(token.content, from),
  // An escape shows the character behind its backslash, an entity a character that stands nowhere.
  text_special: (writer, { content, markup, info }, from) => {
    if (info === 'escape') writer.write(content, from + markup.length - content.length)
    else writer.writeAt(content, from)
  },
  softbreak: (writer, _, from) => writer.writeAt(' ', from),
  hardbreak: (writer, _, from) => {
    writer.start({ start: 0, end: 0, kind: 'break' })
    writer.writeAt('\n', from)
    writer.finish()
  },
  code_inline: (writer, token, from) => {
    const { to = from, markup, content } = token
    // One space is cut off at both ends of code that has one at both.
    const cut = (to - from - 2 * markup.length - content.length) / 2
    writer.start({ start: 0, end: 0, kind: 'code' })
    writer.write(content, from + markup.length + cut)
    writer.finish()
  },
  footnote_ref: (writer, token) => {
    const { number, use } = token.meta as { number: number; use: number }
    writer.start({ start: 0, end: 0, kind: 'footnote', number, use })
    writer.finish()
  },
  task: (writer, token, from) => {
    const { done } = token.meta as { done: boolean }
    writer.start({ start: 0, end: 0, kind: 'task', done })
    writer.write(token.content, from)
    writer.finish()
  },
  image: (writer, token, from) => writer.addImage(token, from, token.to),
  link_open: (writer, token) => writer.openLink(token),
  embed_open: (writer, token) => {
    const { file } = token.meta as { file: string | null }
    writer.start({ start: 0, end: 0, kind: 'embed', file })
  },
  wiki_open: (writer, token) => writer.openWikiLink(token),
  fact_open: (writer, token) => writer.openFact(token),
  key_open: (writer) => writer.start({ start: 0, end: 0, kind: 'property' }),
  em_open: (writer) => writer.start({ start: 0, end: 0, kind: 'em' }),
  strong_open: (writer) => writer.start({ start: 0, end: 0, kind: 'strong' }),
  s_open: (writer) => writer.start({ start: 0, end: 0, kind: 'strike' }),
  spoiler_open: (writer) => writer.start({ start: 0, end: 0, kind: 'spoiler' }),
}

function titleOf(token: PlacedToken): string | null {
  const title = token.attrGet('title')
  return title === null ? null : String(title)
}

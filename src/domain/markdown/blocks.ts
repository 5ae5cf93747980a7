import { OffsetList } from '../text/offset-list.ts'
import { type ContentMap, sourceOffset } from './content-map.ts'
import { type InlineText, readInline } from './inline-text.ts'
import { parseMarkdown } from './parser.ts'
import type { PlacedToken } from './placed-token.ts'
import type { BodyProblem, InlineSpan, SourceBlock } from './types.ts'

/** A block with what parsing an article needs beside its text. */
export interface ReadBlock extends SourceBlock {
  spans: InlineSpan[]
  /** Inline facts in it, their values without comments; offsets are of the value in the source. */
  facts: { property: string; value: string; start: number; end: number }[]
}

/**
 * The blocks that a reader sees, in source order, none overlapping another. All offsets are of `source`; its body
 * begins at `from` (where splitSource says). Plain characters of a block's text stand in the source at their offsets;
 * a softbreak reads as a space, a line break as '\n', cells of a row are parted by tabs, and what an entity stands for
 * has the offset of its '&'. Footnotes and hidden markup are no text.
 */
export function readBlocks(source: string, from = 0): ReadBlock[] {
  return readBody(source, from).blocks
}

/** The same with those that are pictures without words, whose text is ''. */
export function readBlocksAndPictures(source: string, from = 0): ReadBlock[] {
  return readBody(source, from, true).blocks
}

/** The same with what of it is not shown as it may have been meant. */
export function readBody(
  source: string,
  from = 0,
  pictures = false,
): { blocks: ReadBlock[]; problems: readonly BodyProblem[] } {
  const body = source.slice(from)
  const plain = body.includes('\r') ? withoutReturns(body) : null
  const { text, offsets, tokens, problems } = parseMarkdown(plain?.text ?? body)
  const blocks = new BlockReader(text, pictures).read(tokens)
  // Footnotes come last on the page but are blocks where they stand.
  blocks.sort((a, b) => a.start - b.start)
  const maps = [offsets, plain?.offsets ?? null].filter((each) => each !== null)
  const move = (offset: number) => from + maps.reduce((at, map) => map[at] as number, offset)
  if (maps.length > 0 || from > 0) for (const block of blocks) moveBlock(block, move)
  return { blocks, problems }
}

const containers: Record<string, 'item' | 'quote' | 'footnote'> = {
  list_item_open: 'item',
  blockquote_open: 'quote',
  callout_open: 'quote',
  footnote_open: 'footnote',
}
const containerEnds = new Set(['list_item_close', 'blockquote_close', 'callout_close', 'footnote_close'])

class BlockReader {
  private readonly body: string
  private readonly pictures: boolean
  private readonly lineStarts: number[] = [0]
  private readonly blocks: ReadBlock[] = []
  /** Lists, quotes and footnotes around the current token. */
  private readonly around: SourceBlock['kind'][] = []
  private row: ReadBlock | null = null
  /** Source offsets of the open block's text so far. */
  private readonly offsets = new OffsetList()
  private readonly inlineOffsets = new OffsetList()

  constructor(body: string, pictures: boolean) {
    this.body = body
    this.pictures = pictures
    for (let at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) this.lineStarts.push(at + 1)
  }

  read(tokens: readonly PlacedToken[]): ReadBlock[] {
    tokens.forEach((token, index) => {
      this.add(token, tokens[index - 1])
    })
    return this.blocks
  }

  private add(token: PlacedToken, before: PlacedToken | undefined): void {
    const container = containers[token.type]
    if (container) this.around.push(container)
    else if (containerEnds.has(token.type)) this.around.pop()
    else if (token.type === 'tr_open') this.row = this.open('row', 0, token)
    else if (token.type === 'tr_close') this.closeRow()
    else if (token.type === 'fence' || token.type === 'code_block') this.addCode(token)
    else if (token.type === 'inline' && this.row) this.addCell(this.row, token)
    else if (token.type === 'inline') this.addInline(token, before)
  }

  private addInline(token: PlacedToken, before: PlacedToken | undefined): void {
    const place = token.place as ContentMap
    const inline = this.inline(token, place)
    const heading = before?.type === 'heading_open' ? Number(before.tag.slice(1)) : 0
    const fact = before?.type === 'fact_line_open'
    const around = this.around.at(-1)
    const depth = this.around.filter((container) => container !== 'footnote').length
    const kind = heading ? 'heading' : fact ? 'fact' : (around ?? 'paragraph')
    const block = this.open(
      kind,
      heading || (around && !fact ? depth : 0),
      (heading ? before : undefined) ?? token,
    )
    if (fact) this.addProperty(block, before, token, place)
    this.append(block, inline, place)
    if (fact) block.spans.unshift({ kind: 'fact', start: 0, end: block.text.length })
    this.finish(block)
  }

  /** The text of an inline token; its offsets are good until the next one's. */
  private inline(token: PlacedToken, place: ContentMap): InlineText {
    this.inlineOffsets.length = 0
    return readInline(token.children ?? [], token.content.length, place, this.inlineOffsets)
  }

  private open(
    kind: SourceBlock['kind'],
    level: number,
    { map }: { map: [number, number] | null },
  ): ReadBlock {
    const [first, last] = map ?? [0, 0]
    const start = this.lineStarts[first] ?? this.body.length
    const end = last < this.lineStarts.length ? (this.lineStarts[last] as number) : this.body.length
    const lines = this.body.slice(start, end)
    const indent = lines.length - lines.trimStart().length
    return {
      kind,
      level,
      start: start + indent,
      end: start + lines.trimEnd().length,
      text: '',
      offsets: new Uint32Array(0),
      links: [],
      spans: [],
      facts: [],
    }
  }

  /** Adds text to a block; content offsets become source offsets. */
  private append(block: ReadBlock, inline: InlineText, place: ContentMap): void {
    const base = block.text.length
    block.text += inline.text
    // Most content stands in the source as one piece.
    if (place.starts.length === 1) {
      this.offsets.pushAll(inline.offsets, inline.text.length, place.deltas[0] as number)
    } else {
      for (let index = 0; index < inline.text.length; index++) {
        this.offsets.push(sourceOffset(place, inline.offsets.at(index) as number))
      }
    }
    for (const span of inline.spans) {
      block.spans.push(base === 0 ? span : { ...span, start: base + span.start, end: base + span.end })
      if (span.kind !== 'wiki link') continue
      const { universe, title } = span.link
      if (title !== '') block.links.push({ start: base + span.start, end: base + span.end, universe, title })
    }
    for (const { property, start, end } of inline.facts) {
      this.addFact(block, property, sourceOffset(place, start), sourceOffset(place, end - 1) + 1)
    }
  }

  /** Adds text that stands in the source as it is. */
  private appendLiteral(block: ReadBlock, text: string, from: number): void {
    block.text += text
    this.offsets.pushRun(from, text.length)
  }

  private addProperty(block: ReadBlock, line: PlacedToken, value: PlacedToken, place: ContentMap): void {
    const start = line.place?.deltas[0] as number
    const valueStart = sourceOffset(place, 0)
    this.appendLiteral(block, `${line.content}:`, start)
    this.appendLiteral(block, ' ', valueStart - 1)
    const end = valueStart + value.content.length
    this.addFact(block, line.content, valueStart, end)
    block.spans.push({ kind: 'property', start: 0, end: line.content.length })
  }

  private addFact({ facts }: ReadBlock, property: string, start: number, end: number): void {
    facts.push({ property, value: this.body.slice(start, end), start, end })
  }

  private addCell(row: ReadBlock, token: PlacedToken): void {
    const place = token.place as ContentMap
    const inline = this.inline(token, place)
    if (row.spans.some(({ kind }) => kind === 'cell')) {
      // The bar before the cell, or the end of a row that has too few.
      const bar = this.body.lastIndexOf('|', sourceOffset(place, 0) - 1)
      this.appendLiteral(row, '\t', Math.max(bar, this.offsets.at(this.offsets.length - 1) ?? row.start))
      row.spans.push({ kind: 'bar', start: row.text.length - 1, end: row.text.length })
    }
    const start = row.text.length
    row.spans.push({ kind: 'cell', start, end: start + inline.text.length })
    this.append(row, inline, place)
  }

  private closeRow(): void {
    const { row } = this
    this.row = null
    if (row) this.finish(row)
  }

  private addCode(token: PlacedToken): void {
    const block = this.open('code', 0, token)
    const place = token.place as ContentMap
    const text = token.content.replace(/\n+$/, '')
    block.text = text
    for (let index = 0; index < text.length; index++) this.offsets.push(sourceOffset(place, index))
    this.finish(block)
  }

  /** Keeps the block if a reader sees anything of it. */
  private finish(block: ReadBlock): void {
    // Indentation made of tabs is wider in the text than in the source, and may seem to begin before its line.
    this.offsets.clamp(block.start, block.end)
    this.offsets.push(block.end)
    block.offsets = this.offsets.take()
    const isPicture = this.pictures && block.spans.some(({ kind }) => kind === 'image')
    if (isPicture || block.text.trim() !== '') this.blocks.push(block)
  }
}

function moveBlock(block: ReadBlock, move: (offset: number) => number): void {
  // What stands behind the last unit may be hidden, and is no part of it.
  const moved = ({ start, end }: { start: number; end: number }) => {
    return { start: move(start), end: end > start ? move(end - 1) + 1 : move(end) }
  }
  Object.assign(block, moved(block))
  for (let index = 0; index < block.text.length; index++) {
    block.offsets[index] = move(block.offsets[index] as number)
  }
  block.offsets[block.text.length] = block.end
  for (const fact of block.facts) Object.assign(fact, moved(fact))
  block.spans = block.spans.map((span) => {
    return span.kind === 'wiki link' ? { ...span, link: { ...span.link, ...moved(span.link) } } : span
  })
}

/** The text with '\n' for every line end, and where each of its units stood. */
function withoutReturns(body: string): { text: string; offsets: Uint32Array } {
  const offsets = new Uint32Array(body.length + 1)
  let length = 0
  for (let index = 0; index < body.length; index++) {
    offsets[length++] = index
    if (body[index] === '\r' && body[index + 1] === '\n') index++
  }
  offsets[length] = body.length
  return { text: body.replace(/\r\n?/g, '\n'), offsets }
}

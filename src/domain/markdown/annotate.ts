import { splitSource } from '../source/front-matter.ts'
import { type ReadBlock, readBlocksAndPictures } from './blocks.ts'
import { renderInline, type Wrapper } from './inline-html.ts'
import { escapeHtml } from './safe-html.ts'
import type { Annotation, InlineSpan, LinkTarget, SafeHtml, SourceBlock, WikiLink } from './types.ts'

/** As much of a block as rendering needs; a passage of a comparison has it. */
export type RenderableBlock = Pick<SourceBlock, 'start' | 'text' | 'offsets' | 'spans'>

/**
 * The inside of one block as HTML (no paragraph or cell around it), its markup kept and its annotations set apart:
 * <mark class="changed|added|conflict">, and <time class="date"> with a gloss for dates. Always well nested, whatever
 * overlaps. There are no ids in it and no jumps within the page, so that blocks of several articles can stand together.
 * A block whose spans were left behind gets them from `source` again; one that is none of its blocks is plain text.
 */
export function renderBlock(
  source: string,
  block: RenderableBlock,
  options: { annotations: readonly Annotation[]; resolveLink(link: WikiLink): LinkTarget },
): SafeHtml {
  const { text, offsets } = block
  const wrappers = options.annotations.map((annotation) => wrapperOf(annotation, text, offsets))
  const context = { resolveLink: options.resolveLink, ids: null }
  return renderInline(text, block.spans ?? spansOf(source, block), context, wrappers)
}

/**
 * A stretch of a block, from one index of its text to another, as renderBlock gives the whole. Markup that reaches
 * beyond the stretch ends with it, and footnotes are left out.
 */
export function renderExcerpt(
  source: string,
  block: RenderableBlock,
  { start, end }: { start: number; end: number },
  options: { annotations: readonly Annotation[]; resolveLink(link: WikiLink): LinkTarget },
): SafeHtml {
  const spans = (block.spans ?? spansOf(source, block))
    .filter((span) => span.start < end && span.end > start && span.kind !== 'footnote')
    .map((span) => ({
      ...span,
      start: Math.max(span.start, start) - start,
      end: Math.min(span.end, end) - start,
    }))
  const stretch = {
    start: block.start,
    text: block.text.slice(start, end),
    offsets: block.offsets.subarray(start, end + 1),
    spans,
  }
  return renderBlock(source, stretch, options)
}

/** The cells of a table's row as HTML, one by one; that of a row which its source no longer has is its text. */
export function renderCells(
  source: string,
  block: RenderableBlock,
  options: { annotations: readonly Annotation[]; resolveLink(link: WikiLink): LinkTarget },
): SafeHtml[] {
  const spans = block.spans ?? spansOf(source, block)
  const cells = spans.filter(({ kind }) => kind === 'cell')
  if (cells.length === 0) return [renderBlock(source, block, options)]
  return cells.map(({ start, end }) => {
    const inside = spans.filter((span) => span.kind !== 'cell' && span.kind !== 'bar')
    return renderExcerpt(source, { ...block, spans: inside }, { start, end }, options)
  })
}

function wrapperOf(
  { start, end, kind, title, gloss }: Annotation,
  text: string,
  offsets: Uint32Array,
): Wrapper {
  const tag = kind === 'date' || kind === 'slip' ? 'time' : 'mark'
  const classes = kind === 'slip' ? 'date slip' : kind
  const close = `</${tag}>`
  const [from, to] = [textIndex(offsets, text.length, start), textIndex(offsets, text.length, end)]
  return {
    start: from < to && isInside(text, from) ? from - 1 : from,
    end: from < to && isInside(text, to) ? to + 1 : to,
    open: `<${tag} class="${classes}"${title ? ` title="${escapeHtml(title)}"` : ''}>`,
    pause: close,
    close: gloss ? `<sup>${escapeHtml(gloss)}</sup>${close}` : close,
  }
}

/** The first unit of text that stands at or behind a source offset. */
export function textIndex(offsets: Uint32Array, length: number, offset: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] as number) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether an index stands between the halves of one character. */
function isInside(text: string, index: number): boolean {
  return (text.charCodeAt(index - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(index) & 0xfc00) === 0xdc00
}

/** Sources whose blocks are kept, newest last: a comparison renders one after another, column by column. */
const recent: { source: string; blocks: Map<number, ReadBlock> }[] = []
/** As many as a comparison has columns: one fewer, and each of its rows would have every source read again. */
const KEPT_SOURCES = 6

function spansOf(source: string, { start, text }: RenderableBlock): readonly InlineSpan[] {
  const block = blocksOf(source).get(start)
  return block?.text === text ? block.spans : []
}

function blocksOf(source: string): Map<number, ReadBlock> {
  const known = recent.find((each) => each.source === source)
  if (known) return known.blocks
  const blocks = new Map(
    readBlocksAndPictures(source, splitSource(source).bodyStart).map((block) => [block.start, block]),
  )
  recent.push({ source, blocks })
  if (recent.length > KEPT_SOURCES) recent.shift()
  return blocks
}

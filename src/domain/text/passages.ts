import { readBlocksAndPictures } from '../markdown/blocks.ts'
import type { InlineSpan, SourceBlock } from '../markdown/types.ts'
import { splitSource } from '../source/front-matter.ts'
import { findSentences, type SentenceSpan } from './sentences.ts'
import type { Passage } from './types.ts'

/** A passage before its sentences are known. */
type Block = Pick<SourceBlock, 'kind' | 'level' | 'start' | 'end' | 'text' | 'offsets'> &
  Partial<Pick<SourceBlock, 'links' | 'spans'>>

/** A telling in passages, whose own offsets are of the source, and what stands in each, in offsets of the passage's text. */
export interface CutTelling {
  passages: Passage[]
  /** Of each passage. */
  sentences: SentenceSpan[][]
  /** Wiki links of each passage; none in plain text. */
  links: SourceBlock['links'][]
  /** Markup of each passage; none in plain text. */
  spans: (readonly InlineSpan[])[]
}

/**
 * The passages of a telling, in order, with their sentences and links. Front matter is no passage. In plain text a blank
 * line parts paragraphs; so does a single line break where lines are whole paragraphs rather than wrapped, and before a
 * bullet.
 */
export function readPassages(input: {
  source: string
  format: 'markdown' | 'text'
  lang: string
}): CutTelling {
  const { source, format, lang } = input
  const blocks: Block[] =
    format === 'markdown' ? readBlocksAndPictures(source, splitSource(source).bodyStart) : textBlocks(source)
  const sentences = blocks.map(({ text }) => findSentences(text, lang))
  const passages = blocks.map((block, index) => ({
    index,
    kind: block.kind,
    level: block.level,
    start: block.start,
    end: block.end,
    text: block.text,
    offsets: block.offsets,
    sentences: (sentences[index] as SentenceSpan[]).map(({ start, end }) => ({
      start: block.offsets[start] as number,
      // The unit after the last one may stand behind markup that closes later; the sentence ends with its last unit.
      end: (block.offsets[end - 1] as number) + 1,
    })),
  }))
  return {
    passages,
    sentences,
    links: blocks.map(({ links = [] }) => links),
    spans: blocks.map(({ spans = [] }) => spans),
  }
}

/** Average line length from which lines count as whole paragraphs; wrapped text keeps under it. */
const WRAP_WIDTH = 120

function textBlocks(source: string): Block[] {
  const blocks: Block[] = []
  // Only where a line begins: a blank one would be tried again from each of its spaces.
  const paragraph = /(?:(?<![^\n])[^\S\n]*\S[^\n]*(?:\n|$))+/g
  for (const match of source.matchAll(paragraph)) {
    const lines = linesOf(match[0], match.index)
    const unwrapped = lines.slice(0, -1).some((line) => line.end - line.start > WRAP_WIDTH)
    let open: { start: number; end: number; kind: Block['kind'] } | null = null
    for (const line of lines) {
      const bullet = /^(?:[•‣◦*–—-]|\d{1,3}[.)])\s+/.exec(
        source.slice(line.start, Math.min(line.end, line.start + 8)),
      )
      const kind = bullet ? 'item' : 'paragraph'
      if (open && !unwrapped && !bullet) open.end = line.end
      else {
        if (open) blocks.push(textBlock(source, open))
        open = { start: line.start + (bullet?.[0].length ?? 0), end: line.end, kind }
      }
    }
    if (open) blocks.push(textBlock(source, open))
  }
  return blocks
}

/** The lines of a paragraph with source offsets, without the white space around them. */
function linesOf(text: string, at: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = []
  for (const match of text.matchAll(/\S.*/g)) {
    lines.push({ start: at + match.index, end: at + match.index + match[0].trimEnd().length })
  }
  return lines
}

function textBlock(
  source: string,
  { start, end, kind }: { start: number; end: number; kind: Block['kind'] },
): Block {
  const offsets = new Uint32Array(end - start + 1)
  for (let index = 0; index < offsets.length; index++) offsets[index] = start + index
  return { kind, level: kind === 'item' ? 1 : 0, start, end, text: source.slice(start, end), offsets }
}

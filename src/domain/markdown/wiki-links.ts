import { type ReadBlock, readBlocks } from './blocks.ts'
import type { WikiLink } from './types.ts'

/** The wiki links of an article's body, in order; code and escaped brackets hold none, nor do links to a heading here. */
export function findWikiLinks(body: string): WikiLink[] {
  return linksOf(readBlocks(body))
}

/** The wiki links inside blocks, in order. */
export function linksOf(blocks: readonly ReadBlock[]): WikiLink[] {
  return blocks.flatMap(({ spans }) =>
    spans.flatMap((span) => (span.kind === 'wiki link' && span.link.title !== '' ? [span.link] : [])),
  )
}

/**
 * Where the content of an inline token stands in the source. markdown-it hands inline rules a string cut together from
 * source lines without their indentation, quote marks and table escapes; each piece keeps one distance to the source.
 */
export interface ContentMap {
  /** Content offset at which each piece begins, ascending; the first is 0 or less. */
  starts: number[]
  /** What to add to a content offset inside a piece to get the source offset. */
  deltas: number[]
}

/** The map of content that stands in the source as one piece. */
export function straightMap(sourceStart: number): ContentMap {
  return { starts: [0], deltas: [sourceStart] }
}

/** Source offset of a content offset. Offsets are asked for mostly in ascending order, so the search starts at `near`. */
export function sourceOffset({ starts, deltas }: ContentMap, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return offset + (deltas[low] as number)
}

/** The map of a content of which the first `skipped` units were cut off. */
export function skipContent({ starts, deltas }: ContentMap, skipped: number): ContentMap {
  return { starts: starts.map((start) => start - skipped), deltas: deltas.map((delta) => delta + skipped) }
}

import { splitSource } from '../source/front-matter.ts'
import { cutStretches, findHidden, type Stretch } from './find-hidden.ts'
import { readBlockTokens } from './parser.ts'

/** A Markdown text as a reader sees it, where each of its units stands in it (and one more for the end), and what is hidden. */
export function shownText(markdown: string): {
  text: string
  offsets: Uint32Array
  hidden: readonly Stretch[]
} {
  const { stretches: hidden } = findHidden(markdown, readBlockTokens)
  return { ...cutStretches(markdown, hidden), hidden }
}

/**
 * A source's body as a reader sees it, and where each of its units stands in the source. What is no Markdown of ours, such
 * as a search for dates, reads this and never the source.
 */
export function shownBody(source: string): { text: string; offsets: Uint32Array } {
  const { body, bodyStart } = splitSource(source)
  const { text, offsets } = shownText(body)
  return { text, offsets: offsets.map((offset) => offset + bodyStart) }
}

/** Words of a source to quote, from one offset to another, without what is hidden between. */
export function shownStretch(source: string, start: number, end: number): string {
  let words = ''
  let at = start
  for (const hidden of hiddenIn(source)) {
    if (hidden.end <= at || hidden.start >= end) continue
    words += source.slice(at, Math.max(at, hidden.start))
    at = hidden.end
  }
  return words + source.slice(at, Math.max(at, end))
}

/** As many as a comparison has columns, each quoted from again and again. */
const KEPT_SOURCES = 6
const recent: { source: string; stretches: Stretch[] }[] = []

function hiddenIn(source: string): readonly Stretch[] {
  const known = recent.find((each) => each.source === source)
  if (known) return known.stretches
  const { body, bodyStart } = splitSource(source)
  const stretches = findHidden(body, readBlockTokens).stretches.map(({ start, end }) => ({
    start: start + bodyStart,
    end: end + bodyStart,
  }))
  recent.push({ source, stretches })
  if (recent.length > KEPT_SOURCES) recent.shift()
  return stretches
}

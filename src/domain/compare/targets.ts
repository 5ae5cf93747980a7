import type { InlineSpan } from '../markdown/types.ts'

/** Something in a passage that leads to or shows something else, in offsets of the passage's text; a picture may be empty. */
export interface PlacedTarget {
  kind: 'link' | 'picture'
  start: number
  end: number
  /** What it leads to or shows, as written. */
  to: string
  /** Equal for one and the same thing. */
  key: string
  /** Equal for what may well be the same, where nobody knows: without what a title has in brackets. */
  likely: string
}

/** What stands in a passage, in order. */
export interface Targets {
  links: PlacedTarget[]
  pictures: PlacedTarget[]
}

const none: Targets = { links: [], pictures: [] }

/** The links and pictures of a passage; `subjects` are those that the wiki knows, by titles as `fold` writes them. */
export function targetsIn(
  spans: readonly InlineSpan[],
  fold: (title: string) => string,
  subjects: ReadonlyMap<string, string> | undefined,
): Targets {
  const targets = spans.flatMap((span) => targetOf(span, fold, subjects) ?? [])
  if (targets.length === 0) return none
  return {
    links: targets.filter(({ kind }) => kind === 'link'),
    pictures: targets.filter(({ kind }) => kind === 'picture'),
  }
}

function targetOf(
  span: InlineSpan,
  fold: (title: string) => string,
  subjects: ReadonlyMap<string, string> | undefined,
): PlacedTarget | undefined {
  const { start, end } = span
  if (span.kind === 'image') {
    const { src } = span
    return { kind: 'picture', start, end, to: src, key: src, likely: src }
  }
  if (span.kind === 'link') {
    const { href } = span
    const key = href.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
    return { kind: 'link', start, end, to: href, key, likely: key }
  }
  if (span.kind !== 'wiki link' || span.link.title === '') return undefined
  const { universe, title } = span.link
  const to = universe === null ? title : `${universe}:${title}`
  const subject = subjects?.get(fold(title))
  if (subject !== undefined)
    return { kind: 'link', start, end, to, key: `=${subject}`, likely: `=${subject}` }
  const bare = title.endsWith(')') ? title.replace(/(?<=\S)\s*\([^()]*\)$/u, '') : title
  return { kind: 'link', start, end, to, key: fold(title), likely: fold(bare) }
}

/** Whether two targets are one thing, or may be as far as anybody knows. */
export function areAlike(a: PlacedTarget, b: PlacedTarget): boolean {
  return a.kind === b.kind && (a.key === b.key || a.likely === b.likely)
}

import type { MappedDate, Passage } from '../compare/types.ts'
import { tokenise } from '../text/tokens.ts'
import type { AlignColumn, AlignPassage, Anchor } from './types.ts'

/** What a column is made of before anchors are found; dates and links carry source offsets. */
export interface ColumnParts {
  lang: string
  passages: readonly Passage[]
  /** In order of start, mapped to the common axis. */
  dates: readonly Pick<MappedDate, 'start' | 'end' | 'moment'>[]
  /** Wiki links by source offset, with the subject slug (or folded title) they lead to. */
  links?: readonly { start: number; end: number; subject: string }[]
}

/** The aligner's view of a telling: passages with sentences and anchors in offsets of their own text. */
export function alignColumnOf({ lang, passages, dates, links = [] }: ColumnParts): AlignColumn {
  return {
    lang,
    passages: passages.map((passage) => {
      const own = (span: { start: number; end: number }) =>
        span.start < passage.end && span.end > passage.start
      const at = (span: { start: number; end: number }) => ({
        start: textIndex(passage.offsets, span.start),
        end: textIndex(passage.offsets, span.end),
      })
      const moments = dates
        .filter((date) => date.moment && own(date))
        .map((date) => momentAnchor(at(date), date))
      const targets = links
        .filter(own)
        .map((link): Anchor => ({ kind: 'link', ...at(link), key: link.subject }))
      return {
        text: passage.text,
        sentences: passage.sentences.map(at),
        anchors: [...moments, ...targets, ...findAnchors(passage.text, lang)],
      }
    }),
  }
}

/** A bare passage (no source, no dates known) as the aligner sees it. */
export function alignPassageOf(
  text: string,
  lang: string,
  sentences: AlignPassage['sentences'],
): AlignPassage {
  return { text, sentences, anchors: findAnchors(text, lang) }
}

/** Numbers and names of a text. */
export function findAnchors(text: string, lang: string): Anchor[] {
  const anchors: Anchor[] = []
  for (const { start, end, key, kind } of tokenise(text, lang)) {
    if (kind === 'number') anchors.push({ kind: 'number', start, end, key })
  }
  return anchors
}

function momentAnchor(span: { start: number; end: number }, date: Pick<MappedDate, 'moment'>): Anchor {
  const days = date.moment ?? { from: null, to: null }
  return { kind: 'moment', ...span, key: `${days.from}/${days.to}`, days }
}

/** The index in a passage's text of the first unit at or behind a source offset. */
export function textIndex(offsets: Uint32Array, source: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] as number) < source) low = middle + 1
    else high = middle
  }
  return low
}

import type { DayInterval } from '../dates/types.ts'
import { findSentences } from '../text/sentences.ts'
import type { Token } from '../text/tokens.ts'
import type { Passage, Span } from '../text/types.ts'
import type { AlignColumn, AlignPassage, Anchor } from './types.ts'

/** What a column is made of; all offsets are of the source. */
export interface ColumnParts {
  lang: string
  passages: readonly Passage[]
  /** Of each passage's text, where they are known already. */
  tokens?: readonly (readonly Token[])[]
  /** Mapped to the common axis; those without a moment say nothing. `oldStyle` is where else the same day may be put. */
  dates: readonly (Span & { moment: DayInterval | null; oldStyle?: DayInterval | undefined })[]
  yearShift?: number
  /** Wiki links with the slug of the subject, or the folded title, that they lead to. */
  links?: readonly (Span & { subject: string })[]
}

/** The aligner's view of a telling: passages with sentences and anchors in offsets of their own text. */
export function alignColumnOf({
  lang,
  passages,
  tokens,
  dates,
  yearShift = 0,
  links = [],
}: ColumnParts): AlignColumn {
  const anchors = passages.map((): Anchor[] => [])
  const place = (span: Span, anchor: Omit<Anchor, 'start' | 'end'>) => {
    const index = passageAt(passages, span.start)
    const passage = passages[index]
    if (passage && span.start < passage.end) anchors[index]?.push({ ...anchor, ...textSpan(passage, span) })
  }
  for (const { moment, oldStyle, ...span } of dates) {
    if (moment) place(span, momentAnchor(moment))
    if (oldStyle) place(span, momentAnchor(oldStyle))
  }
  for (const { subject, ...span } of links) place(span, { kind: 'link', key: subject })
  return {
    lang,
    yearShift,
    passages: passages.map((passage, index) => ({
      ...apartOf(passage),
      text: passage.text,
      sentences: passage.sentences.map((span) => textSpan(passage, span)),
      anchors: anchors[index] as Anchor[],
      ...(tokens ? { tokens: tokens[index] as readonly Token[] } : {}),
    })),
  }
}

function momentAnchor(days: DayInterval): Omit<Anchor, 'start' | 'end'> {
  return { kind: 'moment', key: `${days.from}/${days.to}`, days }
}

function apartOf({ kind }: Passage): Pick<AlignPassage, 'apart'> {
  return kind === 'heading' || kind === 'footnote' || kind === 'row' ? { apart: kind } : {}
}

/** A bare passage (no source, no dates or links known) as the aligner sees it; sentences are found if not given. */
export function alignPassageOf(
  text: string,
  lang: string,
  sentences: AlignPassage['sentences'] = findSentences(text, lang),
): AlignPassage {
  return { text, sentences, anchors: [] }
}

/** The last passage that starts at or before a source offset; -1 where all start behind it. */
function passageAt(passages: readonly Passage[], source: number): number {
  let low = 0
  let high = passages.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passages[middle] as Passage).start <= source) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Source offsets as offsets in the passage's text. */
function textSpan({ offsets }: Passage, { start, end }: Span): Span {
  return { start: textIndex(offsets, start), end: textIndex(offsets, end) }
}

/** The index in a passage's text of the first unit at or behind a source offset. */
function textIndex(offsets: Uint32Array, source: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] as number) < source) low = middle + 1
    else high = middle
  }
  return low
}

import type { DayInterval } from '../dates/types.ts'
import { findSentences, type SentenceSpan } from '../text/sentences.ts'
import type { TokenList } from '../text/tokens.ts'
import type { Passage } from '../text/types.ts'
import type { AlignColumn, AlignPassage, Anchor } from './types.ts'

/** What a column is made of; sentences, tokens, links and dates in offsets of their passages' texts. */
export interface ColumnParts<Placed> {
  lang: string
  passages: readonly Passage[]
  sentences: readonly (readonly SentenceSpan[])[]
  tokens: TokenList
  dates: readonly Placed[]
  /** Years to add to the numbers of its dates to reach the common axis. */
  yearShift: number
  /** Wiki links with the slug of the subject, or the folded title, that they lead to. */
  links: readonly (readonly { start: number; end: number; subject: string }[])[]
  /** The pictures that stand in each passage. */
  targets: readonly { pictures: readonly { to: string }[] }[]
}

/** Where a date stands in its passage. */
interface PlacedDate {
  passage: number
  localStart: number
  localEnd: number
}

/**
 * The aligner's view of a telling. `momentsOf` gives a date's moments on the common axis, two where its day has two names;
 * null and undefined are none, and a date without a moment says nothing.
 */
export function alignColumnOf<Placed extends PlacedDate>(
  { lang, passages, sentences, tokens, dates, yearShift, links, targets }: ColumnParts<Placed>,
  momentsOf: (date: Placed) => readonly (DayInterval | null | undefined)[],
): AlignColumn {
  const pictures = targets.map((each) => each.pictures.map(({ to }) => to).join(' '))
  const anchors = links.map((each) =>
    each.map(({ subject, start, end }): Anchor => ({ kind: 'link', key: subject, start, end })),
  )
  for (const date of dates) {
    const { passage, localStart: start, localEnd: end } = date
    for (const days of momentsOf(date))
      if (days) anchors[passage]?.push({ kind: 'moment', key: `${days.from}/${days.to}`, days, start, end })
  }
  return {
    lang,
    yearShift,
    tokens,
    passages: passages.map((passage, index) => ({
      ...apartOf(passage, pictures[index] ?? ''),
      text: passage.text === '' ? (pictures[index] ?? '').slice(-LONGEST_NAME) : passage.text,
      sentences: sentences[index] as readonly SentenceSpan[],
      anchors: anchors[index] as Anchor[],
    })),
  }
}

/** Of a picture's address the end tells it from others. */
const LONGEST_NAME = 40

function apartOf({ kind, level, text }: Passage, pictures: string): Pick<AlignPassage, 'apart' | 'level'> {
  if (kind === 'heading') return { apart: kind, level }
  if (kind === 'footnote' || kind === 'row') return { apart: kind }
  return pictures !== '' && text === '' ? { apart: 'picture' } : {}
}

/** A bare passage (no source, no dates or links known) as the aligner sees it; sentences are found if not given. */
export function alignPassageOf(
  text: string,
  lang: string,
  sentences: AlignPassage['sentences'] = findSentences(text, lang),
): AlignPassage {
  return { text, sentences, anchors: [] }
}

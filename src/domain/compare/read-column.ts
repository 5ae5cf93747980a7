import { findDates } from '../dates/find-dates.ts'
import type { DateExpression } from '../dates/types.ts'
import { nameKey } from '../slugs.ts'
import { readPassages } from '../text/passages.ts'
import type { SentenceSpan } from '../text/sentences.ts'
import { listTokens, type TokenList } from '../text/tokens.ts'
import type { Passage } from '../text/types.ts'
import { WordList } from '../text/word-list.ts'
import { type Targets, targetsIn } from './targets.ts'
import { withoutTitleYears } from './title-qualifiers.ts'
import type { Telling } from './types.ts'

/** A date expression of a column: in source offsets as callers see it, and where it stands inside its passage. */
export interface PlacedDate extends DateExpression {
  passage: number
  /** Offsets in the passage's text. */
  localStart: number
  localEnd: number
}

/** A telling cut into passages, with its dates: all that later stages read of it. */
export interface ReadColumn {
  telling: Telling
  /** The primary subtag of the telling's language: 'en' of 'en-GB'. */
  language: string
  passages: Passage[]
  /** Of each passage's text, in its offsets. */
  sentences: SentenceSpan[][]
  tokens: TokenList
  dates: PlacedDate[]
  /** Wiki links of each passage, in order and in offsets of its text. */
  links: PlacedLink[][]
  /** All links of each passage, and its pictures. */
  targets: Targets[]
}

/** A wiki link; `subject` is the slug of what it leads to, or the folded title where the wiki does not know it. */
export interface PlacedLink {
  start: number
  end: number
  subject: string
}

/**
 * Cuts a telling into passages and finds its dates in reading order. Dates are sought in the text a reader sees, so
 * that markup inside one ("7 [[November]] 1879") does not hide it, and in one go, so that a year carries over. Columns of
 * one language may share a list of `words`.
 */
export function readColumn(telling: Telling, words = new WordList(telling.lang)): ReadColumn {
  const { passages, sentences, links, spans } = readPassages(telling)
  const tokens = listTokens(
    passages.map(({ text }) => text),
    words,
  )
  const { lang, calendar, eras = [] } = telling
  const dates: PlacedDate[] = []
  let passage = 0
  for (const date of findDates(tokens.text, { lang, calendar, eras }, tokens)) {
    while (date.start >= (tokens.textStarts[passage + 1] ?? Number.POSITIVE_INFINITY)) passage++
    const here = passages[passage] as Passage
    const localStart = date.start - (tokens.textStarts[passage] as number)
    const localEnd = date.end - (tokens.textStarts[passage] as number)
    if (localEnd > here.text.length) continue
    dates.push({ ...date, ...sourceSpan(here, localStart, localEnd), passage, localStart, localEnd })
  }
  const folded = new Map<string, string>()
  // A title is linked to again and again.
  const fold = (title: string) => {
    const key = folded.get(title) ?? nameKey(title)
    folded.set(title, key)
    return key
  }
  return {
    telling,
    language: primarySubtag(lang),
    passages,
    sentences,
    tokens,
    dates: withoutTitleYears(dates, passages, telling.format),
    links: links.map((each) =>
      each.map(({ start, end, title }) => {
        const key = fold(title)
        return { start, end, subject: telling.linkSubjects?.get(key) ?? key }
      }),
    ),
    targets: spans.map((each) => targetsIn(each, fold, telling.linkSubjects)),
  }
}

/** The primary subtag of a language tag (BCP 47): 'en' of 'en-GB'. */
export function primarySubtag(lang: string): string {
  return lang.toLowerCase().split('-', 1)[0] as string
}

/** Where a stretch of a passage's text stands in the source. The end is that of its last unit, before any markup. */
export function sourceSpan(passage: Passage, start: number, end: number): { start: number; end: number } {
  return { start: passage.offsets[start] as number, end: (passage.offsets[end - 1] as number) + 1 }
}

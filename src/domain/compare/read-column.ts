import { findDates } from '../dates/find-dates.ts'
import type { DateExpression } from '../dates/types.ts'
import { scanWikiLinks } from '../markdown/wiki-link-syntax.ts'
import { foldKey } from '../slugs.ts'
import { splitSource } from '../source/front-matter.ts'
import { readPassages } from '../text/passages.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import type { Passage, Span } from '../text/types.ts'
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
  /** Of each passage's text. */
  tokens: Token[][]
  dates: PlacedDate[]
  /** Wiki links in order of start, with the subject that they lead to. */
  links: PlacedLink[]
}

/** A wiki link in source offsets; `subject` is its slug, or the folded title where the wiki does not know it. */
export interface PlacedLink extends Span {
  subject: string
}

/** Between passages in the text that dates are sought in: a year carries over it, an expression never does. */
const SEPARATOR = '\n\n'

/**
 * Cuts a telling into passages and finds its dates in reading order. Dates are sought in the text a reader sees, so
 * that markup inside one ("7 [[November]] 1879") does not hide it, and in one go, so that a year carries over.
 */
export function readColumn(telling: Telling): ReadColumn {
  const passages = readPassages(telling)
  const text = passages.map((passage) => passage.text).join(SEPARATOR)
  const dates: PlacedDate[] = []
  let passage = 0
  let from = 0
  const { lang, calendar, eras = [] } = telling
  for (const date of findDates(text, { lang, calendar, eras })) {
    for (
      let here = passages[passage];
      here && date.start >= from + here.text.length;
      here = passages[passage]
    ) {
      from += here.text.length + SEPARATOR.length
      passage++
    }
    const here = passages[passage]
    if (!here || date.end > from + here.text.length) continue
    const localStart = date.start - from
    const localEnd = date.end - from
    dates.push({ ...date, ...sourceSpan(here, localStart, localEnd), passage, localStart, localEnd })
  }
  const tokens = passages.map((each) => tokenise(each.text, lang))
  const language = lang.toLowerCase().split('-', 1)[0] as string
  return { telling, language, passages, tokens, dates, links: readLinks(telling) }
}

function readLinks({ source, format, linkSubjects }: Telling): PlacedLink[] {
  if (format !== 'markdown') return []
  const { body, bodyStart } = splitSource(source)
  return scanWikiLinks(body, bodyStart).map(({ start, end, title }) => {
    const key = foldKey(title)
    return { start, end, subject: linkSubjects?.get(key) ?? key }
  })
}

/** Where a stretch of a passage's text stands in the source. The end is that of its last unit, before any markup. */
export function sourceSpan(passage: Passage, start: number, end: number): { start: number; end: number } {
  return { start: passage.offsets[start] as number, end: (passage.offsets[end - 1] as number) + 1 }
}

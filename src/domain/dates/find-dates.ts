import type { TokenList } from '../text/tokens.ts'
import type { CalendarName, Era } from '../universe.ts'
import { latestYearOf } from './bare-year.ts'
import { eastAsianDates, readAhead } from './east-asian.ts'
import { markEras } from './eras.ts'
import { languageOf } from './languages.ts'
import { lexiconOf } from './lexicon.ts'
import { readExpressions } from './read-expression.ts'
import { resolveAll } from './resolve.ts'
import { dateTokens } from './tokens.ts'
import type { DateExpression } from './types.ts'

/** How to read a text's dates. */
export interface DateReading {
  /** BCP 47; a language without a vocabulary here is read for what needs no words. */
  lang: string
  /** How the text's universe counts where a date does not say. */
  calendar: CalendarName
  /** The astronomical year that dates without one belong to, until the text names its own. */
  anchorYear?: number
  /** Eras of the universe's own; none where not given. */
  eras?: readonly Era[]
}

/**
 * Every date expression of a running text, in order and not overlapping, with exact UTF-16 offsets. A date that leaves
 * its year to the text around it is resolved from the dates before it; where there are none it is reported unresolved.
 * `cut` is the text as `listTokens` cut it, where it is cut already; the dates are the same without it. Pure, never
 * throws, and takes time in proportion to the text's length whatever the text is.
 */
export function findDates(text: string, reading: DateReading, cut?: TokenList): DateExpression[] {
  const language = languageOf(reading.lang)
  const cutTokens = dateTokens(text, lexiconOf(language), cut)
  const eras = reading.eras ?? []
  const read = language.eastAsian && readAhead(cutTokens, eastAsianDates(text, language.eastAsian, eras))
  const tokens = markEras(text, read?.tokens ?? cutTokens, eras)
  const isBuddhist = language.unspaced === true || reading.calendar === 'buddhist'
  const latestYear = latestYearOf(tokens, isBuddhist)
  const found = readExpressions({
    tokens,
    language,
    latestYear,
    lastEnd: -1,
    lastDecade: null,
    ready: read?.ready,
  })
  return resolveAll(found, reading.calendar, reading.anchorYear ?? null).map(
    ({ written, kind, value, calendar, ambiguous, oldStyle, inEra, part, namedDay }) => {
      const start = tokens.starts.at(written.from) ?? 0
      const end = tokens.ends.at(written.to - 1) ?? start
      return {
        text: text.slice(start, end),
        edtf: value?.edtf ?? null,
        calendar,
        days: value?.days ?? null,
        start,
        end,
        kind,
        resolved: value !== null,
        ...(ambiguous ? { ambiguous } : {}),
        ...(oldStyle ? { oldStyle } : {}),
        ...(inEra ? { inEra } : {}),
        ...(part ? { part } : {}),
        ...(namedDay ? { namedDay } : {}),
      }
    },
  )
}

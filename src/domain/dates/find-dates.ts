import type { CalendarName } from '../universe.ts'
import { readEdtf } from './edtf.ts'
import type { DateExpression, DateKind } from './types.ts'

/** How to read a text's dates. */
export interface DateReading {
  /** BCP 47. */
  lang: string
  calendar: CalendarName
  /** The year that dates without one belong to, until the text names its own. */
  anchorYear?: number
}

const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
const names = months.map((name) => name[0]?.toUpperCase() + name.slice(1)).join('|')
const pattern = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)? (${names}),? (\\d{4})|(${names}) (\\d{1,2})(?:st|nd|rd|th)?(?: \\[O\\.S\\.[^\\]]{0,30}\\])?,? (\\d{4})|(${names}) (\\d{4})|(1\\d{3}|20\\d\\d)(?!\\w))\\b`,
  'g',
)

/** Every date expression of a running text, in order, not overlapping. Pure and linear in the text's length. */
export function findDates(text: string, reading: DateReading): DateExpression[] {
  const found: DateExpression[] = []
  for (const match of text.matchAll(pattern)) {
    const [words, d1, m1, y1, m2, d2, y2, m3, y3, y4] = match
    const month = m1 ?? m2 ?? m3
    const day = d1 ?? d2
    const edtf = [
      y1 ?? y2 ?? y3 ?? y4,
      month && String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0'),
      day?.padStart(2, '0'),
    ]
      .filter(Boolean)
      .join('-')
    const read = readEdtf(edtf)
    if (!read) continue
    const kind: DateKind = day ? 'day' : month ? 'month' : 'year'
    found.push({
      text: words,
      ...read,
      calendar: reading.calendar,
      start: match.index,
      end: match.index + words.length,
      kind,
      resolved: true,
    })
  }
  return found
}

import type { Passage } from '../../text/types.ts'
import type { PlacedDate } from '../read-column.ts'

/** Marks in a masked text: the first unit of each date, then its others. Of no script, and taken out of what was typed. */
const POINT = '\uE000'
const SPAN = '\uE001'
const OTHER = '\uE002'
const REST = '\uE003'

/** One date that says its own year; a span of two; and any, that of a year left to the context among them. */
export const DATE = `${POINT}${REST}*`
export const INTERVAL = `${SPAN}${REST}*`
export const ANY_DATE = `[${POINT}${SPAN}${OTHER}]${REST}*`

/** A passage as the grammar of leads sees it: each date is one piece, at its own place. */
export interface LeadText {
  passage: Passage
  text: string
  /** By where they begin in the text. */
  dates: ReadonlyMap<number, PlacedDate>
}

/** Masks a passage's dates; `isDated` says which of them name their own year. */
export function maskDates(
  passage: Passage,
  dates: readonly PlacedDate[],
  isDated: (date: PlacedDate) => boolean,
): LeadText {
  let text = ''
  for (const date of dates) {
    if (date.localEnd > passage.text.length) break
    const mark = !date.resolved ? OTHER : date.kind === 'interval' ? SPAN : isDated(date) ? POINT : OTHER
    const length = date.localEnd - date.localStart
    text += plain(passage.text.slice(text.length, date.localStart)) + mark + REST.repeat(length - 1)
  }
  text += plain(passage.text.slice(text.length))
  return { passage, text, dates: new Map(dates.map((date) => [date.localStart, date])) }
}

function plain(text: string): string {
  return text.replace(/[\uE000-\uE003]/g, ' ')
}

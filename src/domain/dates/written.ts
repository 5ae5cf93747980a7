import type { CalendarName } from '../universe.ts'
import type { Limit, TimeUnit, YearPart } from './language.ts'

/** A point in time as a text writes it, before the years it leaves out are found. */
export interface WrittenPoint {
  /** Astronomical; the first year meant where `masked`. null where the text leaves it out. */
  year: number | null
  /** Two digits after an apostrophe ('41): a year of a century that the text around must give. */
  shortYear: number | null
  /** Last digits of the year left open: 1 a decade, 2 a century, 3 a millennium. */
  masked: number
  /** How many years before our era are meant where they do not fit a mask (the 3rd millennium BC). */
  lastYear: number | null
  /** 1–12, or 21–24 for a season. */
  month: number | null
  day: number | null
  /** Years from the one being told of: "March of the following year" is 1. */
  yearTurn: number | null
  part: YearPart | null
  /** EDTF's 33–36 for a quarter, 40 and 41 for a half. */
  division: number | null
  circa: boolean
  doubt: boolean
  /** How the point is written where that is not the text's own calendar. */
  calendar: CalendarName | null
  /** A numeric date that could be read two ways. */
  ambiguous: boolean
}

/** A date expression as written, with the tokens it spans (`to` is the first after it). */
export type Written = {
  from: number
  to: number
  /** True where it opens its sentence ("In 1917 …"): the text goes on to tell of that time. */
  opens: boolean
} & (
  | { form: 'point'; point: WrittenPoint; limit: Limit | null; joined: boolean }
  | { form: 'span'; first: WrittenPoint; last: WrittenPoint | null }
  | {
      form: 'relative'
      unit: TimeUnit | 'named'
      named: number | null
      by: number | null
      part: YearPart | null
      event: boolean
    }
)

export const blankPoint: WrittenPoint = Object.freeze({
  year: null,
  shortYear: null,
  masked: 0,
  lastYear: null,
  month: null,
  day: null,
  yearTurn: null,
  part: null,
  division: null,
  circa: false,
  doubt: false,
  calendar: null,
  ambiguous: false,
})

import type { CalendarName } from '../universe.ts'
import type { Limit, TimeUnit, YearPart } from './language.ts'

/** A day of a month without its year. */
export interface MonthDay {
  month: number
  day: number
}

/** A point in time as a text writes it, before the years it leaves out are found. */
export interface WrittenPoint {
  /** Astronomical; the first year meant where `masked`. null where the text leaves it out. */
  year: number | null
  /** Two digits after an apostrophe ('41): a year of a century that the text around must give. */
  shortYear: number | null
  /** Last digits of the year left open: 1 a decade, 2 a century, 3 a millennium. */
  masked: number
  /** The last year meant where no mask fits (a Buddhist decade or century). */
  lastYear: number | null
  /** 1–12, or 21–24 for a season. */
  month: number | null
  day: number | null
  /** The day as written, where its month has none such and the month alone is meant. */
  namedDay: number | null
  /** Years from the one being told of: "March of the following year" is 1. */
  yearTurn: number | null
  part: YearPart | null
  /** EDTF's 33–36 for a quarter, 40 and 41 for a half. */
  division: number | null
  circa: boolean
  doubt: boolean
  /** How the point is written where that is not the text's own calendar. */
  calendar: CalendarName | null
  /** The Old Style name of the day, where the words give that alone or beside the New Style one. */
  oldStyle: MonthDay | null
  /** True where an era is written beside the year, which says all by itself. */
  inEra: boolean
  /** A numeric date that could be read two ways. */
  ambiguous: boolean
}

/** One point, or two joined: `last` is null where there is but one. */
export interface WrittenPair {
  first: WrittenPoint
  last: WrittenPoint | null
}

export interface PointExpression {
  form: 'point'
  point: WrittenPoint
  limit: Limit | null
  /** True where the next words join another date to it ("January and February 1937"). */
  joined: boolean
}

export interface SpanExpression {
  form: 'span'
  first: WrittenPoint
  /** null where the span is open ("1917–present") or its end unknown ("1879–?"). */
  last: WrittenPoint | null
  endUnknown: boolean
}

/** A date told from another. */
export interface RelativeExpression {
  form: 'relative'
  /** `named` for a month or a season by its name ("next summer"). */
  unit: TimeUnit | 'named'
  named: number | null
  /** How many units on; 0 for the same. */
  by: number
  part: YearPart | null
  /** True where it is told from an event that has no date here. */
  event: boolean
}

export type Expression = PointExpression | SpanExpression | RelativeExpression

/** A date expression where it stands: from one token to the one before `to`. */
export type Written<E extends Expression = Expression> = E & {
  from: number
  to: number
  /** True where it opens its sentence ("In 1917 …"): the text goes on to tell of that time. */
  opens: boolean
}

export const blankPoint: WrittenPoint = Object.freeze({
  year: null,
  shortYear: null,
  masked: 0,
  lastYear: null,
  month: null,
  day: null,
  namedDay: null,
  yearTurn: null,
  part: null,
  division: null,
  circa: false,
  doubt: false,
  calendar: null,
  oldStyle: null,
  inEra: false,
  ambiguous: false,
})

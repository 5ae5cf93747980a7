import { dayOfJulian, gregorianOfDay } from '../dates/axis.ts'
import { formatEdtf, shiftEdtf } from '../dates/edtf.ts'
import { toMoment } from '../dates/moments.ts'
import type { DateExpression, DayInterval } from '../dates/types.ts'
import type { ReadColumn } from './read-column.ts'
import type { MappedDate, Telling } from './types.ts'

/** What of a telling the common axis' names for its dates depend on. */
type NamesDates = Pick<Telling, 'lang' | 'axisEras'>

/** What the common axis calls a date of a telling, as EDTF, in the telling's language: 12 BBY where it has that era. */
export function commonName(edtf: string, yearShift: number, { lang, axisEras }: NamesDates): string {
  return formatEdtf(shiftEdtf(edtf, yearShift), lang, axisEras)
}

/** A date as the page shows it: with its moment, and the common axis' name for it where a shift changes that. */
export function mapDate(date: DateExpression, yearShift: number, telling: NamesDates): MappedDate {
  const commonText = date.edtf && yearShift !== 0 ? commonName(date.edtf, yearShift, telling) : null
  return { ...date, moment: toMoment(date, yearShift), commonText }
}

/** What stands between a date and its name in another count: "August 1412 is August 1941", "1388 (1917)". */
const EQUATES = /^\s*(?:is|was|=|\(|\[|(?:that )?is to say|means|corresponds to)\s*$/

/**
 * A column's dates as the page shows them. One that the text itself gives as the common axis' name for the date before
 * it is told in the common count, and not shifted once more.
 */
export function mapDates({ passages, dates, telling }: ReadColumn, yearShift: number): MappedDate[] {
  return dates.map(({ passage, localStart, localEnd, ...date }, index) => {
    const before = dates[index - 1]
    const between = passages[passage]?.text.slice(before?.localEnd ?? 0, localStart)
    const translates =
      before?.passage === passage &&
      before.edtf !== null &&
      shiftEdtf(before.edtf, yearShift) === date.edtf &&
      EQUATES.test(between ?? '')
    return mapDate(date, translates ? 0 : yearShift, telling)
  })
}

/** The first year number of a date in its own universe; null where it has none. */
export function yearOf(date: Pick<DateExpression, 'edtf'>): number | null {
  const year = date.edtf && /^[[{]?(?:\.\.)?(?:Y?(-?\d{4,})|(-?\d{1,3})(X{1,3}))/.exec(date.edtf)
  if (!year) return null
  return year[1] === undefined
    ? Number(`${year[2]}${(year[3] as string).replaceAll('X', '0')}`)
    : Number(year[1])
}

/** True where the words themselves say which year, so that a different year is a different claim. */
export function namesYear(date: Pick<DateExpression, 'text' | 'kind' | 'resolved' | 'inEra'>): boolean {
  if (!date.resolved || date.kind === 'relative') return false
  return (
    date.inEra === true ||
    date.kind === 'year' ||
    date.kind === 'decade' ||
    date.kind === 'century' ||
    /\p{Nd}{3}|’\p{Nd}{2}/u.test(date.text)
  )
}

/** What is left of a date without its years: '--10-26', for comparing dates whose words name none. */
export function monthAndDay(date: Pick<DateExpression, 'edtf'>): string | null {
  return date.edtf === null ? null : date.edtf.replace(/Y?-?\d{4,}|-?\d{1,3}X{1,3}/g, '-')
}

/**
 * A key that two dates share exactly where a reader takes them for the same: the moment, how surely and which part of it
 * is meant, where the words name a year; month and day where they leave it to the context; and the words themselves where
 * there is no more to go by.
 */
export function dateKey(date: DateExpression, yearShift: number): string {
  const moment = namesYear(date) ? toMoment(date, yearShift) : null
  if (moment) return `@${moment.from}/${moment.to}${exactness(date)}`
  const inYear = date.kind === 'relative' ? null : monthAndDay(date)
  return inYear === null || inYear === '-' ? `@${wordsOf(date)}` : `@${inYear}`
}

/**
 * What a date says of its moment besides the days: "c.", "?", "early", the 30th of a February. Equal for two dates that are
 * meant alike; "c. 1824" and "1824" are not.
 */
export function exactness({
  edtf,
  part,
  namedDay,
}: Pick<DateExpression, 'edtf' | 'part' | 'namedDay'>): string {
  const hedges = edtf === null ? '' : edtf.replace(/[^~?%]/g, '')
  return `${hedges}${part ?? ''}${namedDay ?? ''}`
}

/** The calendars drift; outside these years a difference of that size is a different day and no Old Style. */
const OLD_STYLE_YEARS = [1582, 1930] as const

/** True where two days on the common axis are one day written in the Old and in the New Style. */
export function isOldStylePair(a: DayInterval, b: DayInterval): boolean {
  if (a.from === null || b.from === null || a.from !== a.to || b.from !== b.to) return false
  const [older, newer] = a.from < b.from ? [a.from, b.from] : [b.from, a.from]
  if (newer - older > 13 || newer === older) return false
  const { year, month, day } = gregorianOfDay(older)
  if (year < OLD_STYLE_YEARS[0] || year > OLD_STYLE_YEARS[1]) return false
  return dayOfJulian(year, month, day) === newer
}

/** Whether a moment lies wholly before a day; never where no day is asked for. */
export function isBefore(moment: DayInterval, day: number | null): boolean {
  return day !== null && (moment.to ?? Infinity) < day
}

/** The words of a date in one order and without endings and signs: '18 November' and 'November 18th.' are equal. */
export function wordsOf({ text }: Pick<DateExpression, 'text'>): string {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? []
  return words
    .filter((word) => !/^(?:st|nd|rd|th|the|of)$/.test(word))
    .sort()
    .join(' ')
}

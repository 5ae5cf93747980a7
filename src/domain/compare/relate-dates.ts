import { intervalContains, intervalsOverlap, shiftYears } from '../dates/axis.ts'
import { readEdtf } from '../dates/edtf.ts'
import { toMoment } from '../dates/moments.ts'
import type { DateExpression, DayInterval } from '../dates/types.ts'
import { exactness, isOldStylePair, monthAndDay, namesYear, wordsOf, yearOf } from './moments.ts'

/** How two dates that stand for each other relate. */
export interface DateRelation {
  /** One moment; both could be so, and one is vaguer ('1940', 'August 1940', 'c. 1940'); or they contradict each other. */
  verdict: 'same' | 'compatible' | 'conflict'
  /** Years to add to the right to get the left, for each end of the dates; [] where one names no year or is vague. */
  years: number[]
}

/** What of a date its relation to another depends on. */
export type ComparableDate = Pick<
  DateExpression,
  'text' | 'edtf' | 'days' | 'kind' | 'resolved' | 'inEra' | 'part' | 'oldStyle' | 'namedDay'
>

/** Compares two dates through the shifts of their universes. */
export function relateDates(
  a: ComparableDate,
  aShift: number,
  b: ComparableDate,
  bShift: number,
): DateRelation {
  // Two universes may each have a 12 BBY, counted to another year.
  const sameCount = aShift === bShift && (!a.inEra || a.edtf === b.edtf)
  const alike = exactness(a) === exactness(b)
  const sameWords = alike && (a.text === b.text || wordsOf(a) === wordsOf(b))
  if (sameWords && (sameCount || !namesYear(a) || !namesYear(b))) {
    return { verdict: 'same', years: yearsBetween(a, b) }
  }
  if (a.kind === 'relative' || b.kind === 'relative') return { verdict: 'compatible', years: [] }
  if (!namesYear(a) || !namesYear(b)) return { verdict: relateInYear(a, b), years: [] }
  const x = toMoment(a, aShift)
  const y = toMoment(b, bShift)
  if (!x || !y) return { verdict: 'compatible', years: [] }
  const years = yearsBetween(a, b)
  // "early 1905" and "late 1905", "30 February" and "31 February"
  const partsDiffer = a.part && b.part && a.part !== b.part
  const daysDiffer = a.namedDay && b.namedDay && a.namedDay !== b.namedDay
  if ((partsDiffer || daysDiffer) && intervalsOverlap(x, y)) return { verdict: 'conflict', years }
  if (isVague(a) || isVague(b)) {
    if (alike && isSamePeriod(x, y)) return { verdict: 'same', years: [] }
    return { verdict: intervalsOverlap(around(a, x), around(b, y)) ? 'compatible' : 'conflict', years: [] }
  }
  if (isSameMoment(x, y) && !alike) return { verdict: 'compatible', years }
  if (isSameMoment(x, y) || isOldStylePair(x, y)) return { verdict: 'same', years }
  // What the words say themselves holds in any universe, whatever its years do to the distance of the calendars.
  const [p, q] = [a.oldStyle && shiftYears(a.oldStyle, aShift), b.oldStyle && shiftYears(b.oldStyle, bShift)]
  if ((p && isSameMoment(p, y)) || (q && isSameMoment(x, q))) return { verdict: 'same', years }
  if (sameAbbreviatedEnd(a.text, b.text) && years[0] === bShift - aShift)
    return { verdict: 'same', years: [years[0]] }
  // 'Since 1923' says nothing of an end that could clash.
  if (isOpen(x) || isOpen(y)) return { verdict: intervalsOverlap(x, y) ? 'compatible' : 'conflict', years }
  const bothSpans = a.kind === 'interval' && b.kind === 'interval'
  const within = a.kind !== b.kind && (intervalContains(x, y) || intervalContains(y, x))
  return { verdict: within && !bothSpans ? 'compatible' : 'conflict', years }
}

/** '1915-17' and '1898-17': the end names no year in full, and its digits were carried over as they were. */
function sameAbbreviatedEnd(a: string, b: string): boolean {
  const end = /\d[-–—/](\d{1,2})$/.exec(a)?.[1]
  return end !== undefined && end === /\d[-–—/](\d{1,2})$/.exec(b)?.[1]
}

/** Dates without a year of their own: only the day of the year is claimed. */
function relateInYear(a: ComparableDate, b: ComparableDate): DateRelation['verdict'] {
  const [x, y] = [monthAndDay(a), monthAndDay(b)]
  if (x === null || y === null) return a.kind === b.kind && a.kind === 'day' ? 'conflict' : 'compatible'
  if (x === y) return 'same'
  return x.startsWith(y) || y.startsWith(x) ? 'compatible' : 'conflict'
}

function isSameMoment(a: DayInterval, b: DayInterval): boolean {
  return a.from === b.from && a.to === b.to
}

function isOpen({ from, to }: DayInterval): boolean {
  return from === null || to === null
}

/** Decades shift to years that no decade begins with: 1919 to 1928 are the 1920s, but not the year 1924. */
function isSamePeriod(a: DayInterval, b: DayInterval): boolean {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return isSameMoment(a, b)
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from)
  return shared > MOST_OF * Math.max(a.to - a.from, b.to - b.from)
}

const MOST_OF = 0.5

/** True for a decade and the like, and for what is hedged. */
function isVague({ kind, edtf }: ComparableDate): boolean {
  return kind === 'decade' || kind === 'century' || kind === 'other' || (edtf !== null && /[X~%]/.test(edtf))
}

/** "About 1640" may be a year or two before or after. */
const ABOUT = 2 * 366

function around({ edtf }: ComparableDate, { from, to }: DayInterval): DayInterval {
  const about = edtf !== null && /[~%]/.test(edtf) ? ABOUT : 0
  return { from: from === null ? null : from - about, to: to === null ? null : to + about }
}

function yearsBetween(a: ComparableDate, b: ComparableDate): number[] {
  if (!namesYear(a) || !namesYear(b) || isVague(a) || isVague(b)) return []
  const x = endYears(a)
  if (a.edtf === b.edtf) return x.map(() => 0)
  const y = endYears(b)
  if (x.length === y.length) return x.map((year, end) => year - (y[end] as number))
  // A life of which one side gives only the birth: the day tells that it is the same end.
  const sameDay = startInYear(a) !== '-' && startInYear(a) === startInYear(b)
  return sameDay ? [(x[0] as number) - (y[0] as number)] : []
}

/** Month and day of a date, or of a span's beginning. */
function startInYear({ edtf }: ComparableDate): string | null {
  return monthAndDay({ edtf: edtf?.split('/')[0] ?? null })
}

/** The years that a date's words name: one, or an interval's two. */
function endYears({ edtf }: ComparableDate): number[] {
  const ends = edtf?.split('/').filter((end) => readEdtf(end)) ?? []
  return ends.flatMap((end) => yearOf({ edtf: end }) ?? [])
}

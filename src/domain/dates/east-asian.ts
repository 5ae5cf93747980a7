import { valueOfHanNumber } from '../text/han-numerals.ts'
import type { Era } from '../universe.ts'
import { daysInMonth } from './axis.ts'
import { yearOfNamedEra } from './eras.ts'
import type { EastAsianNames } from './language.ts'
import { yearOfEra } from './read-year.ts'
import { Tokens } from './tokens.ts'
import { newWord, type Word } from './word.ts'
import { blankPoint, type Expression, type WrittenPoint } from './written.ts'

/** A date expression where it stands in the text. */
export interface FoundExpression {
  start: number
  end: number
  expression: Expression
}

/** A year by itself is one from here on: "10年" is ten years long, or the tenth of something. */
const FIRST_BARE_YEAR = 1000
const LAST_BARE_YEAR = 2150

const DIGITS = '[0-9０-９]{1,4}|[〇零一二三四五六七八九十百千]{1,6}'
const patterns = new WeakMap<EastAsianNames, RegExp>()

/**
 * The dates of a text in a language that writes year, month and day behind their numbers ("1914年8月4日", "1914년 8월 4일"),
 * its decades, centuries and spans of two. A year by itself needs its four digits or an era; what is told to be a length
 * of time ("1000年間") is none. Linear in the text: every part of the pattern has a bound.
 */
export function eastAsianDates(
  text: string,
  names: EastAsianNames,
  eras: readonly Era[] = [],
): FoundExpression[] {
  const points: { start: number; end: number; point: WrittenPoint; counted: Counted }[] = []
  for (const match of text.matchAll(patternOf(names, eras))) {
    const point = match.groups && readPoint(match.groups, names, eras)
    const end = match.index + match[0].length
    if (!point || (isBare(point.point) && names.lengths.test(text.slice(end, end + 6)))) continue
    points.push({ start: match.index, end, ...point })
  }
  const found: FoundExpression[] = []
  for (let at = 0; at < points.length; at++) {
    const first = points[at] as (typeof points)[number]
    const last = points[at + 1]
    const span = last && names.joint.test(text.slice(first.end, last.start)) ? joined(first, last) : null
    if (span && last) {
      const [start, end] = [first.start, last.end]
      found.push({ start, end, expression: { form: 'span', ...span, endUnknown: false } })
      at++
    } else if (!isDayAlone(first.point) && first.counted.unit !== null && !first.counted.short) {
      const { start, end, point } = first
      found.push({ start, end, expression: { form: 'point', point, limit: null, joined: false } })
    }
  }
  return found
}

/** The tokens with one for each expression that was read already, in place of those that it covers or cuts. */
export function readAhead(
  tokens: Tokens,
  found: readonly FoundExpression[],
): { tokens: Tokens; ready: Map<Word, Expression> } {
  const kept = new Tokens()
  const ready = new Map<Word, Expression>()
  let next = 0
  for (let at = 0; at < tokens.length; at++) {
    const end = tokens.ends.at(at) as number
    for (; next < found.length && (found[next] as FoundExpression).start < end; next++) {
      const { start, end, expression } = found[next] as FoundExpression
      const word = newWord('word', '')
      ready.set(word, expression)
      kept.push(word, start, end)
    }
    const before = found[next - 1]
    if (!before || before.end <= (tokens.starts.at(at) as number)) kept.pushFrom(tokens, at)
  }
  for (const line of tokens.lines) kept.lines.add(line)
  return { tokens: kept, ready }
}

/** What a number counts; `unit` is null for a number that another's unit must tell of ("1914–1918年"). */
interface Counted {
  era: string | null
  value: number | null
  unit: 'date' | 'period' | null
  /** True where only an era before it can say that it is a year: "紀元前300年から200年". */
  short?: boolean
}

function patternOf(names: EastAsianNames, own: readonly Era[]): RegExp {
  const known = own.length === 0 ? patterns.get(names) : undefined
  if (known) return known
  const { year, month, day, decade, century, reigns, bce, ce, first } = names
  const escaped = own.map(({ name }) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  const eras = [...bce, ...ce, ...Object.keys(reigns), ...escaped]
    .sort((a, b) => b.length - a.length)
    // "以前1914年に" is no year before our era.
    .map((era) => (era === '前' ? '(?<!\\p{Script=Han})前' : era))
    .join('|')
  const number = (name: string) => `(?<${name}>${DIGITS})`
  const pattern = new RegExp(
    `(?<![0-9０-９〇零一二三四五六七八九十百千]|[0-9０-９][.,，．])(?:(?<era>${eras})\\s{0,2})?(?:` +
      `${number('nth')}\\s?(?:${century})|${number('tens')}\\s?(?:${decade})|` +
      `(?:${number('year')}|(?<firstYear>${first}))\\s?(?:${year})(?:\\s{0,2}${number('month')}\\s?(?:${month})(?:\\s{0,2}${number('day')}\\s?(?:${day}))?)?|` +
      `${number('yearlessMonth')}\\s?(?:${month})(?!間|间|간)(?:\\s{0,2}${number('yearlessDay')}\\s?(?:${day}))?|` +
      `${number('dayAlone')}\\s?(?:${day})(?!間|间|간)|` +
      `(?<open>[0-9０-９]{3,4})(?=\\s?[-–—―－~～〜至]\\s?[0-9０-９]{3,4}\\s?(?:${year})))`,
    'gu',
  )
  if (own.length === 0) patterns.set(names, pattern)
  return pattern
}

type Groups = Record<string, string | undefined>

function readPoint(
  { era = '', nth, tens, year, firstYear, month, day, yearlessMonth, yearlessDay, dayAlone, open }: Groups,
  names: EastAsianNames,
  eras: readonly Era[],
): { point: WrittenPoint; counted: Counted } | null {
  const own = eras.find(({ name }) => name === era)
  const bce = names.bce.includes(era)
  const period = { era: era || null, value: null, unit: 'period' as const }
  if ((nth ?? tens) !== undefined && own) return null
  if (nth !== undefined) {
    const value = valueOfHanNumber(nth)
    if (value === null || value < 1 || value > 40) return null
    return {
      point: { ...blankPoint, year: bce ? 1 - value * 100 : (value - 1) * 100, masked: 2 },
      counted: period,
    }
  }
  if (tens !== undefined) return readDecade(tens, bce, era, period)
  if (yearlessMonth !== undefined || dayAlone !== undefined) {
    if (era !== '') return null
    const point = dated(blankPoint, yearlessMonth, yearlessDay ?? dayAlone)
    return point && { point, counted: { era: null, value: null, unit: 'date' } }
  }
  const written = year ?? open
  const value = firstYear === undefined ? valueOfHanNumber(written ?? '') : 1
  const ownYear = own && value !== null ? yearOfNamedEra(own, value) : null
  const told =
    ownYear !== null
      ? { ...blankPoint, year: ownYear, inEra: true }
      : value === null
        ? null
        : yearOf(value, era, names, month !== undefined)
  const point = told && dated(told, month, day)
  const short = era === '' && value !== null && value < (month === undefined ? FIRST_BARE_YEAR : 100)
  return (
    point && { point, counted: { era: era || null, value, unit: open === undefined ? 'date' : null, short } }
  )
}

/** "1930年代", and "90年代" of the century that is told of. */
function readDecade(tens: string, bce: boolean, era: string, counted: Counted) {
  const value = valueOfHanNumber(tens)
  if (value === null || value % 10 !== 0 || bce || value > 9990) return null
  if (value < 100)
    return era === '' ? { point: { ...blankPoint, shortYear: value, masked: 1 }, counted } : null
  return { point: { ...blankPoint, year: value, masked: 1 }, counted }
}

function yearOf(
  value: number,
  era: string,
  { bce, reigns }: EastAsianNames,
  hasMonth: boolean,
): WrittenPoint | null {
  const reign = reigns[era]
  if (reign) {
    const inReign = value >= (reign.from ?? 1) && value <= reign.years
    return inReign ? { ...blankPoint, year: reign.before + value, calendar: 'gregorian', inEra: true } : null
  }
  if (value === 0) return null
  if (bce.includes(era))
    return { ...blankPoint, year: yearOfEra(value, 'bce'), calendar: 'gregorian', inEra: true }
  if (era !== '') return { ...blankPoint, year: value, calendar: 'gregorian', inEra: true }
  return hasMonth || value <= LAST_BARE_YEAR ? { ...blankPoint, year: value } : null
}

function dated(year: WrittenPoint, month: string | undefined, day: string | undefined): WrittenPoint | null {
  const [m, d] = [month, day].map((each) => (each === undefined ? null : valueOfHanNumber(each)))
  if (month !== undefined && !(m && m <= 12)) return null
  if (day !== undefined && !(d && d <= (m ? daysInMonth(year.year ?? 2000, m) : 31))) return null
  return { ...year, month: m ?? null, day: d ?? null }
}

/** The two ends of a span: an era counts both, and an end may leave its month to the beginning. */
function joined(
  one: { point: WrittenPoint; counted: Counted },
  other: { point: WrittenPoint; counted: Counted },
): { first: WrittenPoint; last: WrittenPoint } | null {
  const [a, b] = [one.counted.value, other.counted.value]
  const bothBefore =
    one.point.inEra && other.counted.era === null && a !== null && b !== null && (one.point.year ?? 0) <= 0
  if (one.counted.short || (other.counted.short && !(bothBefore && b < a))) return null
  const before = bothBefore && b < a ? { ...one.point, year: yearOfEra(b, 'bce') } : other.point
  const last = isDayAlone(before) ? { ...before, month: one.point.month } : before
  if (isDayAlone(one.point) || one.point.masked !== last.masked || (isDayAlone(before) && !one.point.day))
    return null
  if (one.point.year !== null && last.year !== null && one.point.year > last.year) return null
  return { first: one.point, last }
}

function isBare({ month, inEra, masked }: WrittenPoint): boolean {
  return month === null && !inEra && masked === 0
}

function isDayAlone({ year, shortYear, month, day }: WrittenPoint): boolean {
  return year === null && shortYear === null && month === null && day !== null
}

import { isSentenceStart, isYearInContext } from './bare-year.ts'
import type { Limit, Meaning, YearPart } from './language.ts'
import { readPeriod } from './read-period.ts'
import { readDated } from './read-point.ts'
import { readRelative } from './read-relative.ts'
import { readYearInWords } from './read-words.ts'
import { readYears } from './read-year.ts'
import {
  isDash,
  isGlued,
  isNumber,
  meaningAt,
  type Read,
  type Scan,
  skip,
  skipMeaning,
  tokenAt,
} from './scan.ts'
import { blankPoint, type Written, type WrittenPoint } from './written.ts'

/** One or two points that were read together. */
interface Points {
  first: WrittenPoint
  /** undefined: a point alone; null: a span open to the end ("1917–present"). */
  last?: WrittenPoint | null
}

/** Every date expression of the tokens as written, in order, not overlapping. Each token starts a bounded look ahead. */
export function readExpressions(scan: Scan): Written[] {
  const found: Written[] = []
  let at = 0
  while (at < scan.tokens.length) {
    const read = mayBegin(scan, at) ? readExpression(scan, at) : null
    if (read) {
      found.push({ ...read, from: afterArticle(scan, read), opens: opensSentence(scan, at) })
      scan.lastEnd = read.to
      at = Math.max(read.to, at + 1)
    } else at++
  }
  return found
}

/** "The 1917 revolution" is dated by its year alone; "the 1920s" and "the 3rd of March" have their article. */
function afterArticle(scan: Scan, read: Written): number {
  if (!meaningAt(scan, read.from, 'the') || read.form === 'relative') return read.from
  const next = tokenAt(scan, read.from + 1)
  const { masked, part, division, lastYear, month, day } = read.form === 'point' ? read.point : read.first
  const mark = tokenAt(scan, read.from + 2)
  const numeric =
    next.kind === 'number' && /^[./-]$/.test(mark.text) && isNumber(scan, read.from + 3) && !mark.spaced
  const plainYear =
    next.kind === 'number' &&
    month === null &&
    day === null &&
    masked === 0 &&
    part === null &&
    division === null &&
    lastYear === null
  return plainYear || numeric || next.meanings.month !== undefined ? read.from + 1 : read.from
}

/** True at the start of a sentence or line, behind no more than a preposition and an article. */
function opensSentence(scan: Scan, at: number): boolean {
  let start = at
  while (
    start > at - 3 &&
    ['at', 'the', 'from', 'circa'].some((each) => meaningAt(scan, start - 1, each as Meaning))
  )
    start--
  return isSentenceStart(scan, start)
}

/** Words that begin a date only before one: of these there are many in prose, so they are asked twice. */
const openers: readonly Meaning[] = [
  'the',
  'from',
  'between',
  'limit',
  'circa',
  'part',
  'count',
  'turn',
  'dayMark',
]

function mayBegin(scan: Scan, at: number): boolean {
  const { begins, kind, capital, meanings, text } = tokenAt(scan, at)
  if (begins)
    return kind === 'number' || !openers.some((each) => meanings[each] !== undefined) || mayGoOn(scan, at + 1)
  return capital && kind === 'word' && /^[ivxlхі]+\p{L}{0,3}$/u.test(text)
}

function mayGoOn(scan: Scan, at: number): boolean {
  const { begins, kind, capital, meanings } = tokenAt(scan, at)
  return (
    begins || (kind === 'mark' && isDash(scan, at)) || capital || meanings.of === true || meanings.at === true
  )
}

function readExpression(scan: Scan, at: number): Written | null {
  const relative = readRelative(scan, at)
  if (relative) return relative
  const two = meaningAt(scan, at, 'between') || meaningAt(scan, at, 'from') ? readTwo(scan, at) : null
  if (two) return two
  const limited = readLimited(scan, at)
  if (limited) return limited
  const points = readPoints(scan, at)
  return points && written(scan, at, points)
}

function written(scan: Scan, from: number, { value, next }: Read<Points>): Written {
  if (value.last !== undefined)
    return { from, opens: false, to: next, form: 'span', first: value.first, last: value.last }
  const joined = Boolean(meaningAt(scan, next, 'and')) || /^[,/&]$/.test(tokenAt(scan, next).text)
  return { from, opens: false, to: next, form: 'point', point: value.first, limit: null, joined }
}

/** "between 1917 and 1922", "from May to August 1988". */
function readTwo(scan: Scan, at: number): Written | null {
  const first = readPoint(scan, at + 1, true)
  if (!first) return null
  // "from 4 to 10 May 1917", "between 1917–1922": the two were read together.
  if (first.value.last !== undefined) return written(scan, at, first)
  if (meaningAt(scan, first.next, 'onward')) {
    return { from: at, opens: false, to: first.next + 1, form: 'span', first: first.value.first, last: null }
  }
  const comma = skip(scan, first.next, ',')
  const between = meaningAt(scan, at, 'between')
  const joined =
    meaningAt(scan, comma, 'to') || (between && (meaningAt(scan, comma, 'and') || isDash(scan, comma)))
  if (!joined) return null
  const second = readPoint(scan, comma + 1, true)
  if (!second || second.value.last !== undefined) return isPresent(scan, comma + 1, at, first.value.first)
  if (!inOrder(first.value.first, second.value.first)) return null
  if (!isSound(scan, at + 1, first) || !isSound(scan, comma + 1, second)) return null
  return {
    from: at,
    opens: false,
    to: second.next,
    form: 'span',
    first: first.value.first,
    last: second.value.first,
  }
}

function isPresent(scan: Scan, at: number, from: number, first: WrittenPoint): Written | null {
  return meaningAt(scan, at, 'present')
    ? { from, opens: false, to: at + 1, form: 'span', first, last: null }
    : null
}

/** Two bare numbers after "between" or "from" are years only where they look like years. */
function isSound(scan: Scan, at: number, { value: { first }, next }: Read<Points>): boolean {
  const number = skipMeaning(scan, at, ['the', 'circa'], 2)
  const bare = isNumber(scan, number) && next === number + 1 && first.month === null && first.masked === 0
  const { digits, value } = tokenAt(scan, number)
  if (!bare) return true
  return (
    digits === 4 &&
    value <= 2650 &&
    !meaningAt(scan, next, 'counted') &&
    !meaningAt(scan, next, 'people') &&
    !meaningAt(scan, next, 'money')
  )
}

/** "before 1086", "หลัง ค.ศ. 1924". In English prose only what bounds a date ("founded before 1086") is open. */
function readLimited(scan: Scan, at: number): Written | null {
  const limit = meaningAt(scan, at, 'limit')
  if (!limit) return null
  const points = readPoints(scan, at + 1)
  if (!points || points.value.last !== undefined) return null
  // "prior to the 1388 revolution" bounds the revolution, not its year.
  const modifies = meaningAt(scan, at + 1, 'the') && isNumber(scan, at + 2) && points.next === at + 3
  const alone = at === 0 && points.next === scan.tokens.length
  if (modifies || !(alone || isOpen(scan, at, limit))) return null
  return {
    from: at,
    opens: false,
    to: points.next,
    form: 'point',
    point: points.value.first,
    limit,
    joined: false,
  }
}

function isOpen(scan: Scan, at: number, limit: Limit): boolean {
  if (scan.language.openLimits || limit === 'before') return true
  return limit === 'after' && /(ed|en|wn|ilt|some ?time)$/.test(tokenAt(scan, at - 1).text)
}

/** A point, or two joined by a dash, "to", or a tail of digits. */
function readPoints(scan: Scan, at: number): Read<Points> | null {
  const first = readPoint(scan, at, false)
  if (!first || first.value.last !== undefined) return first
  const joint =
    isDash(scan, first.next) ||
    Boolean(meaningAt(scan, first.next, 'to')) ||
    (tokenAt(scan, first.next).text === '/' && first.value.first.month !== null)
  if (!joint) return first
  if (isDash(scan, first.next) && meaningAt(scan, first.next + 1, 'present')) {
    return { value: { first: first.value.first, last: null }, next: first.next + 2 }
  }
  const second = readPoint(scan, first.next + 1, true)
  if (!second || second.value.last !== undefined || !inOrder(first.value.first, second.value.first))
    return first
  return { value: { first: first.value.first, last: second.value.first }, next: second.next }
}

/** Rough order, years left out counting as fitting: it only has to refuse what cannot be a span. */
function inOrder(a: WrittenPoint, b: WrittenPoint): boolean {
  if (a.year === null || b.year === null) {
    if (a.month === null && a.year === null && a.shortYear === null) return false
    return b.month !== null || b.year !== null || b.shortYear !== null
  }
  return (
    a.year < b.year ||
    (a.year === b.year && (a.month ?? 0) * 40 + (a.day ?? 0) <= (b.month ?? 99) * 40 + (b.day ?? 39))
  )
}

/** A date with what qualifies it before ("c.", "the end of", "mid-") and after ("?"). `told`: the words around say it is a date. */
function readPoint(scan: Scan, at: number, told: boolean): Read<Points> | null {
  let next = at
  let circa = false
  let part: YearPart | null = null
  let division: number | null = null
  for (let steps = 0; steps < 6; steps++) {
    const { meanings, text } = tokenAt(scan, next)
    if (meanings.circa || text === '~' || text === '≈') circa = true
    else if (meanings.part) part = meanings.part
    else if (meanings.division) division = meanings.division
    else if (
      !(
        meanings.the ||
        ((part !== null || division !== null) &&
          (meanings.of ||
            meanings.at ||
            meanings.monthMark ||
            meanings.yearMark ||
            isDash(scan, next) ||
            meanings.unit === 'year' ||
            meanings.unit === 'month'))
      ) ||
      meanings.weekday
    )
      break
    next++
  }
  const core =
    readCore(scan, next, told || part !== null || division !== null || circa) ??
    (next > at ? readCore(scan, next - 1, told) : null)
  if (!core) return null
  const { first, last } = core.value
  const doubt = isDoubted(scan, core.next)
  const qualify = (point: WrittenPoint): WrittenPoint => ({ ...point, circa, doubt, part, division })
  const after = doubt ? core.next + 1 : core.next
  return {
    value: last ? { first: qualify(first), last: qualify(last) } : { first: qualify(first) },
    next: after,
  }
}

/** A question mark that doubts the date and does not end a question. */
function isDoubted(scan: Scan, at: number): boolean {
  if (tokenAt(scan, at).text !== '?' || !isGlued(scan, at)) return false
  const after = tokenAt(scan, at + 1)
  return (after.kind === 'word' && !after.capital) || /^[),;\]–-]$/.test(after.text)
}

function readCore(
  scan: Scan,
  at: number,
  told: boolean,
): Read<{ first: WrittenPoint; last: WrittenPoint | null }> | null {
  return readDated(scan, at) ?? readPeriod(scan, at) ?? readYearsInContext(scan, at, told)
}

/** A year or a span of two, by an era or by the words around. */
function readYearsInContext(
  scan: Scan,
  at: number,
  told: boolean,
): Read<{ first: WrittenPoint; last: WrittenPoint | null }> | null {
  const marked = meaningAt(scan, at, 'yearMark') === true
  const number = skipMeaning(scan, at, ['yearMark'], 2)
  const words =
    marked || meaningAt(scan, at - 1, 'at') || meaningAt(scan, at - 1, 'of')
      ? readYearInWords(scan, number)
      : null
  if (words) return { value: { first: { ...blankPoint, year: words.value }, last: null }, next: words.next }
  const years = readYears(scan, number, marked ? 1 : 3)
  if (!years) return null
  const { first, last, bare } = years.value
  const dated = told || meaningAt(scan, at - 1, 'at') || meaningAt(scan, at - 1, 'of')
  if (first.shortYear !== null ? !dated : bare && !isYearInContext(scan, number, years.next, told))
    return null
  return { value: { first, last }, next: years.next }
}

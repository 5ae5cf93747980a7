import type { Limit } from './language.ts'
import { readQualified } from './read-qualified.ts'
import {
  isJoined,
  isJoiningDash,
  isNumber,
  meaningsAt,
  type Read,
  type Scan,
  skip,
  skipMeaning,
  wordAt,
} from './scan.ts'
import type { PointExpression, SpanExpression, WrittenPair, WrittenPoint } from './written.ts'

type Found = Read<PointExpression | SpanExpression>

/**
 * A date, or a span of two: between and from (what joins the two is `and`, `to` or a dash), before and after, or joined
 * by a dash alone.
 */
export function readSpan(scan: Scan, at: number): Found | null {
  const opened = meaningsAt(scan, at).between || meaningsAt(scan, at).from ? readOpened(scan, at) : null
  return opened ?? readLimited(scan, at) ?? readJoined(scan, at)
}

function span(first: WrittenPoint, last: WrittenPoint | null, next: number): Found {
  return { value: { form: 'span', first, last, endUnknown: false }, next }
}

/** "between 1917 and 1922", "from May to August 1988", "from 4 to 10 May 1917", "from 1917 onwards". */
function readOpened(scan: Scan, at: number): Found | null {
  const first = readQualified(scan, at + 1, true)
  if (!first) return null
  if (first.value.last) return span(first.value.first, first.value.last, first.next)
  if (meaningsAt(scan, first.next).onward) return span(first.value.first, null, first.next + 1)
  const joint = skip(scan, first.next, ',')
  const and = meaningsAt(scan, at).between && (meaningsAt(scan, joint).and || isJoiningDash(scan, joint))
  if (!and && !meaningsAt(scan, joint).to && !isJoiningDash(scan, joint)) return null
  if (meaningsAt(scan, joint + 1).present) return span(first.value.first, null, joint + 2)
  const second = readQualified(scan, joint + 1, true)
  if (!second || second.value.last || !isInOrder(first.value.first, second.value.first)) return null
  if (!looksLikeYear(scan, at + 1, first) || !looksLikeYear(scan, joint + 1, second)) return null
  return span(first.value.first, second.value.first, second.next)
}

/** Bare numbers between these words are counts as often; years have four digits and nothing counted behind. */
function looksLikeYear(scan: Scan, at: number, { value: { first }, next }: Read<WrittenPair>): boolean {
  const number = skipMeaning(scan, at, ['the', 'circa'], 2)
  if (!isNumber(scan, number) || next !== number + 1 || first.month !== null || first.masked > 0) return true
  const { digits, value } = wordAt(scan, number)
  const counted =
    meaningsAt(scan, next).counted || meaningsAt(scan, next).people || meaningsAt(scan, next).money
  return digits === 4 && value <= 2650 && !counted
}

/** "before 1086", "หลัง ค.ศ. 1924". In English prose only what bounds a date ("founded before 1086") is open. */
function readLimited(scan: Scan, at: number): Found | null {
  const limit = meaningsAt(scan, at).limit
  const read = limit ? readJoined(scan, at + 1) : null
  if (!limit || read?.value.form !== 'point') return null
  // "prior to the 1388 revolution" bounds the revolution, not its year.
  const modifies = meaningsAt(scan, at + 1).the && isNumber(scan, at + 2) && read.next === at + 3
  const alone = at === 0 && read.next === scan.tokens.length
  if (modifies || !(alone || isOpen(scan, at, limit))) return null
  return { value: { ...read.value, limit, joined: false }, next: read.next }
}

function isOpen(scan: Scan, at: number, limit: Limit): boolean {
  if (scan.language.openLimits || limit === 'before') return true
  const { text, meanings } = wordAt(scan, at - 1)
  return limit === 'after' && (meanings.life === true || /(ed|en|wn|ilt|some ?time)$/.test(text))
}

/** A point, or two joined by a dash or "to"; by a slash where they are no bare years. */
function readJoined(scan: Scan, at: number): Found | null {
  const first = readQualified(scan, at, false)
  if (!first) return null
  if (first.value.last) return span(first.value.first, first.value.last, first.next)
  const joint = first.next
  const slash = wordAt(scan, joint).text === '/' && first.value.first.month !== null
  if (isJoiningDash(scan, joint) || meaningsAt(scan, joint).to || slash) {
    if (meaningsAt(scan, joint + 1).present) return span(first.value.first, null, joint + 2)
    if (isJoiningDash(scan, joint) && /^[)\];]$/.test(wordAt(scan, joint + 1).text))
      return span(first.value.first, null, joint + 1)
    if (isJoiningDash(scan, joint) && wordAt(scan, joint + 1).text === '?') {
      return {
        value: { form: 'span', first: first.value.first, last: null, endUnknown: true },
        next: joint + 2,
      }
    }
    const second = readQualified(scan, joint + 1, true)
    if (second && !second.value.last && isInOrder(first.value.first, second.value.first)) {
      return span(first.value.first, second.value.first, second.next)
    }
  }
  const joined = isJoined(scan, joint)
  return { value: { form: 'point', point: first.value.first, limit: null, joined }, next: joint }
}

/** Rough order, what is left out counting as fitting: it only has to refuse what cannot be a span. */
function isInOrder(a: WrittenPoint, b: WrittenPoint): boolean {
  if (a.year === null || b.year === null) return isNamed(a) && isNamed(b)
  if (a.year !== b.year) return a.year < b.year
  return (a.month ?? 0) * 40 + (a.day ?? 0) <= (b.month ?? 99) * 40 + (b.day ?? 39)
}

function isNamed({ year, shortYear, month }: WrittenPoint): boolean {
  return year !== null || shortYear !== null || month !== null
}

import { isDash, isGlued, isNumber, type Read, type Scan, wordAt } from './scan.ts'
import { blankPoint, type PointExpression, type SpanExpression, type WrittenPoint } from './written.ts'

/** "1917-11-07" and "1917-11", with nothing glued behind that makes another number of them. */
export function readIsoDate(scan: Scan, at: number): Read<WrittenPoint> | null {
  const read = readIsoPoint(scan, at)
  if (!read || read.value.day !== null) return read
  // 1905-07 is 1905 to 1907; 1917-11 cannot be a span, so it is November.
  const { year, month } = read.value
  return (year ?? 0) % 100 < (month ?? 0) ? null : read
}

/**
 * What only ISO 8601 writes: a year with its sign ("-0044-03-15") and two dates joined by a slash, of which one may be
 * left open ("1914-08-04/1918-11-11", "1914-08/.."). `from` is the first token, which may stand before `at`.
 */
export function readIsoForm(
  scan: Scan,
  at: number,
): (Read<PointExpression | SpanExpression> & { from: number }) | null {
  if (!isNumber(scan, at) || wordAt(scan, at).digits !== 4) return null
  const signed = isSign(scan, at - 1) && isFirst(scan, at - 1)
  const first = readSigned(scan, signed ? at - 1 : at, true)
  if (!first || (!signed && !isFirst(scan, at) && !followsDots(scan, at))) return null
  const from = signed ? at - 1 : at
  if (followsDots(scan, from) && isFirst(scan, from - 3)) {
    return first.value.month === null ? null : { ...limited(first, 'until'), from: from - 3 }
  }
  if (isSlash(scan, first.next)) {
    if (first.value.month !== null && isDots(scan, first.next + 1))
      return { ...limited({ ...first, next: first.next + 3 }, 'since'), from }
    const last = readShortEnd(scan, first.next + 1, first.value) ?? readSigned(scan, first.next + 1, true)
    // Two years alone are as often the number of a file.
    if (
      last &&
      (first.value.month !== null || last.value.month !== null) &&
      isInOrder(first.value, last.value)
    ) {
      return {
        value: { form: 'span', first: first.value, last: last.value, endUnknown: false },
        next: last.next,
        from,
      }
    }
  }
  return signed && first.value.month !== null ? { ...limited(first, null), from } : null
}

/** "1914-08-04/05", "1914-08-04/09-11": an end may leave out what it shares with the beginning. */
function readShortEnd(
  scan: Scan,
  at: number,
  { day, month, ...shared }: WrittenPoint,
): Read<WrittenPoint> | null {
  if (day === null || month === null || !isPlainPair(scan, at)) return null
  const dated = isHyphen(scan, at + 1) && isPlainPair(scan, at + 2)
  const next = dated ? at + 3 : at + 1
  const [ofMonth, ofDay] = dated
    ? [wordAt(scan, at).value, wordAt(scan, at + 2).value]
    : [month, wordAt(scan, at).value]
  const exists = ofMonth >= 1 && ofMonth <= 12 && ofDay >= 1 && ofDay <= 31 && !continues(scan, next)
  return exists ? { value: { ...shared, month: ofMonth, day: ofDay }, next } : null
}

function isInOrder(a: WrittenPoint, b: WrittenPoint): boolean {
  return placeOf(a) <= placeOf(b)
}

function placeOf({ year, month, day }: WrittenPoint): number {
  return (year ?? 0) * 10_000 + (month ?? 0) * 100 + (day ?? 0)
}

function limited(
  { value: point, next }: Read<WrittenPoint>,
  limit: PointExpression['limit'],
): Read<PointExpression> {
  return { value: { form: 'point', point, limit, joined: false }, next }
}

/** A point with or without a minus before its year; a year alone only where asked for. */
function readSigned(scan: Scan, at: number, alone: boolean): Read<WrittenPoint> | null {
  const signed = isSign(scan, at)
  const number = signed ? at + 1 : at
  const read = readIsoPoint(scan, number) ?? (alone ? readIsoYear(scan, number) : null)
  const year = read?.value.year
  return read && year && signed ? { ...read, value: { ...read.value, year: -year } } : read
}

function readIsoYear(scan: Scan, at: number): Read<WrittenPoint> | null {
  const { digits, suffix, value } = wordAt(scan, at)
  if (!isNumber(scan, at) || digits !== 4 || suffix !== '' || isHyphen(scan, at + 1)) return null
  return { value: { ...blankPoint, year: value }, next: at + 1 }
}

function readIsoPoint(scan: Scan, at: number): Read<WrittenPoint> | null {
  const { value: year, digits } = wordAt(scan, at)
  if (digits !== 4 || !(isHyphen(scan, at + 1) && isPlainPair(scan, at + 2))) return null
  const month = wordAt(scan, at + 2).value
  if (month < 1 || month > 12) return null
  if (isHyphen(scan, at + 3) && isPlainPair(scan, at + 4)) {
    const day = wordAt(scan, at + 4).value
    if (day < 1 || day > 31 || continues(scan, at + 5)) return null
    return { value: { ...blankPoint, year, month, day }, next: at + 5 }
  }
  return continues(scan, at + 3) ? null : { value: { ...blankPoint, year, month }, next: at + 3 }
}

function isHyphen(scan: Scan, at: number): boolean {
  return wordAt(scan, at).text === '-' && isGlued(scan, at) && isGlued(scan, at + 1)
}

function isSign(scan: Scan, at: number): boolean {
  return /^[-−]$/.test(wordAt(scan, at).text) && isGlued(scan, at + 1)
}

/** True where nothing is glued before but an opening bracket or quotation mark. */
function isFirst(scan: Scan, at: number): boolean {
  return at >= scan.lastEnd && (!isGlued(scan, at) || /^[([{"“„«‘'|]$/.test(wordAt(scan, at - 1).text))
}

function isSlash(scan: Scan, at: number): boolean {
  return wordAt(scan, at).text === '/' && isGlued(scan, at) && isGlued(scan, at + 1)
}

function isDots(scan: Scan, at: number): boolean {
  return wordAt(scan, at).text === '.' && wordAt(scan, at + 1).text === '.' && isGlued(scan, at + 1)
}

/** "../1918-11-11" */
function followsDots(scan: Scan, at: number): boolean {
  return isSlash(scan, at - 1) && isDots(scan, at - 3)
}

function isPlainPair(scan: Scan, at: number): boolean {
  const { digits, suffix } = wordAt(scan, at)
  return isNumber(scan, at) && digits === 2 && suffix === ''
}

/** True where a number goes on: "1917-11-07.5", "1917-11-07-3". */
export function continues(scan: Scan, at: number): boolean {
  return (
    (isDash(scan, at) || wordAt(scan, at).text === '.') &&
    isGlued(scan, at) &&
    isGlued(scan, at + 1) &&
    wordAt(scan, at + 1).kind === 'number'
  )
}

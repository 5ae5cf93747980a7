import { readPeriods } from './read-century.ts'
import { decadeBefore, MOST_BETWEEN, readDecade, readTens } from './read-decade.ts'
import { meaningsAt, type Read, type Scan, skipMeaning } from './scan.ts'
import { blankPoint, type WrittenPair, type WrittenPoint } from './written.ts'

/** A decade, a century or a millennium, or some centuries in a row ("the 17th and 18th centuries"). */
export function readPeriod(scan: Scan, at: number): Read<WrittenPair> | null {
  const decade = readDecade(scan, at)
  const placed = inCentury(scan, decade ?? readTens(scan, at))
  if (decade || placed) {
    const { value: first, next } = placed ?? (decade as Read<WrittenPoint>)
    const last = scan.lastDecade
    const follows = last?.named && at > last.end && at <= last.end + MOST_BETWEEN
    const named = Boolean(meaningsAt(scan, at).decadeWord || follows)
    scan.lastDecade = first.masked === 1 ? { end: next, year: first.year, named } : null
    return { value: { first, last: null }, next }
  }
  const periods = readPeriods(scan, at)
  if (!periods?.value.whole) return null
  const points = periods.value.members
    .map(({ point }) => point)
    .sort((a, b) => (a.year as number) - (b.year as number))
  const [first, last] = [points[0] as WrittenPoint, points.at(-1) as WrittenPoint]
  return { value: { first, last: points.length > 1 ? last : null }, next: periods.next }
}

/** "the twenties of the nineteenth century": a decade of two digits has its century behind it. */
function inCentury(scan: Scan, decade: Read<WrittenPoint> | null): Read<WrittenPoint> | null {
  if (!decade) return null
  const { value, next } = decade
  const tens = value.masked === 1 ? value.shortYear : null
  const century = skipMeaning(scan, next, ['of', 'the', 'at'], 3)
  // Where years say that they are years, the genitive says enough: "двадцатые годы XIX века".
  const linked = meaningsAt(scan, next).of || scan.language.words.yearTail !== undefined
  const read = tens !== null && linked ? readPeriods(scan, century) : null
  const point = read?.value.members.length === 1 ? read.value.members[0]?.point : undefined
  if (!read || tens === null || point?.masked !== 2 || point.year === null) return null
  // The first century BC is -99 to 0, and its twenties are the years 29 to 20.
  const inPast = point.year < 0
  return {
    value: inPast
      ? decadeBefore(tens - point.year - 99)
      : { ...blankPoint, year: point.year + tens, masked: 1 },
    next: read.next,
  }
}

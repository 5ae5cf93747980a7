import type { WrittenEra } from './language.ts'
import { isCountedHere, periodInEra } from './read-decade.ts'
import { eraAt, yearOfEra } from './read-year.ts'
import { romanSum } from './roman.ts'
import {
  isDash,
  isGlued,
  isNumber,
  meaningsAt,
  type Read,
  type Scan,
  skip,
  skipMeaning,
  wordAt,
} from './scan.ts'
import { blankPoint, type WrittenPoint } from './written.ts'

type PeriodUnit = 'century' | 'millennium'

/** One of the ordinals before or behind the word for the period, with the tokens that it stands in. */
interface Nth {
  n: number
  from: number
  to: number
}

/** Centuries or millennia that share one word: "the 17th and 18th centuries", "siglos II, III y IV". */
export interface Periods {
  /** In the order of the text, with their tokens: the shared word belongs to the one beside it. */
  members: { point: WrittenPoint; from: number; to: number }[]
  /** True where each follows the one before, or a dash joins them: then they are one span. */
  whole: boolean
}

/** More ordinals are a list of something else. */
const MOST_MEMBERS = 8

/** "20th century", "XVIIIe siècle", "siglo XIX", "คริสต์ศตวรรษที่ 20", "3rd millennium BC", and lists of them. */
export function readPeriods(scan: Scan, at: number): Read<Periods> | null {
  const unit = meaningsAt(scan, at).unit
  if (unit === 'century' || unit === 'millennium') return readNumbered(scan, at, unit)
  if (!ordinalAt(scan, at, false)) return null
  const nths = readOrdinals(scan, at, false)
  const last = nths.at(-1)
  const behind = last && endOfPeriod(scan, last.to)
  if (!behind) return null
  last.to = behind.next
  return { value: periodsOf(scan, nths, behind.value.unit, behind.value.era), next: behind.next }
}

/** The unit first: "siglo XIX", "siglos XVII y XVIII", "ศตวรรษที่ 20". */
function readNumbered(scan: Scan, at: number, unit: PeriodUnit): Read<Periods> | null {
  const nths = withoutStrangers(scan, readOrdinals(scan, at + 1, true))
  const [first, last] = [nths[0], nths.at(-1)]
  if (!first || !last) return null
  first.from = at
  const era = eraAt(scan, last.to)
  if (era) last.to++
  return { value: periodsOf(scan, nths, unit, era ?? meaningsAt(scan, at).era ?? null), next: last.to }
}

/**
 * The ordinals up to the first that tells of something else: written otherwise, joined by no more than a comma, out of
 * order, or counting ("el siglo XIX y 30 barcos").
 */
function withoutStrangers(scan: Scan, nths: readonly Nth[]): Nth[] {
  const first = nths[0]
  const kind = first && wordAt(scan, first.to - 1).kind
  let kept = 0
  for (const [index, { n, to }] of nths.entries()) {
    const before = nths[index - 1]
    if (before) {
      const inOrder = n > before.n || before.n - n === 1
      const stranger = wordAt(scan, to - 1).kind !== kind || isCountedHere(scan, to) || isMonthAt(scan, to)
      if (stranger || !inOrder) break
    }
    const joint = before && wordAt(scan, before.to)
    if (joint?.text !== ',' || joint.meanings.and) kept = index + 1
  }
  return nths.slice(0, kept)
}

function isMonthAt(scan: Scan, at: number): boolean {
  return meaningsAt(scan, skipMeaning(scan, at, ['of', 'the'], 2)).month !== undefined
}

/** "2nd", "2nd or 3rd", "the late fifteenth and early sixteenth", "2nd, 3rd or 4th"; `counted` behind their unit, where words may do. */
function readOrdinals(scan: Scan, at: number, counted: boolean): Nth[] {
  const nths: Nth[] = []
  let from = at
  for (let start = at; nths.length < MOST_MEMBERS; ) {
    const read = ordinalAt(scan, start, counted)
    if (!read) break
    nths.push({ n: read.value, from, to: read.next })
    if (!isJoint(scan, read.next)) break
    const joint =
      wordAt(scan, read.next).text === ',' ? skipMeaning(scan, read.next + 1, ['and']) : read.next + 1
    from = skipMeaning(scan, joint, ['the', 'part'], 3)
    start = from
  }
  return nths
}

function periodsOf(scan: Scan, nths: readonly Nth[], unit: PeriodUnit, era: WrittenEra | null): Periods {
  const members = nths.map(({ n, from, to }) => ({ point: periodOf(n, unit, era), from, to }))
  const [first, second] = nths
  const dashed = first && second && nths.length === 2 && isSpanJoint(scan, first.to)
  const follows = nths.every(({ n }, index) => index === 0 || Math.abs(n - (nths[index - 1]?.n ?? n)) === 1)
  return { members, whole: Boolean(dashed) || follows }
}

function isJoint(scan: Scan, at: number): boolean {
  const { meanings, text } = wordAt(scan, at)
  return Boolean(meanings.and || meanings.to) || text === '/' || text === ',' || isDash(scan, at)
}

function isSpanJoint(scan: Scan, at: number): boolean {
  return Boolean(meaningsAt(scan, at).to) || isDash(scan, at)
}

function endOfPeriod(scan: Scan, at: number): Read<{ unit: PeriodUnit; era: WrittenEra | null }> | null {
  const word = isDash(scan, at) ? at + 1 : at
  // "the 17th c."; before a number the same letter says about.
  const short = wordAt(scan, word).text === 'c.' && !isNumber(scan, word + 1)
  const unit = short && wordAt(scan, at - 1).suffix ? 'century' : meaningsAt(scan, word).unit
  if (unit !== 'century' && unit !== 'millennium') return null
  const era = eraAt(scan, word + 1)
  return { value: { unit, era }, next: era ? word + 2 : word + 1 }
}

/** A number that counts centuries: "19th", "19.", "XIX", "XIXe", "nineteenth", "ที่ 20"; behind its unit "diecinueve" too. */
function ordinalAt(scan: Scan, at: number, counted: boolean): Read<number> | null {
  const { ordinal } = scan.language.suffixes
  const token = wordAt(scan, at)
  if (isNumber(scan, at)) {
    if (token.value < 1 || token.value > 40) return null
    const hyphened =
      isDash(scan, at + 1) && isGlued(scan, at + 1) && ordinal.includes(wordAt(scan, at + 2).text)
    const next = hyphened ? at + 3 : skip(scan, at + 1, '.')
    return token.suffix === '' || ordinal.includes(token.suffix) ? { value: token.value, next } : null
  }
  const word = token.meanings.ordinal ?? (counted ? token.meanings.count : undefined)
  if (word !== undefined) return word <= 40 ? { value: word, next: at + 1 } : null
  const roman = token.capital ? romanNumeral(token.text, ordinal) : null
  return roman === null ? null : { value: roman, next: skip(scan, at + 1, '.') }
}

/** The value of Roman digits, of which Cyrillic texts write some in their own letters; null for other words. */
function romanNumeral(text: string, ordinals: readonly string[]): number | null {
  const suffix = ordinals.find((each) => text.endsWith(each) && isRoman(text.slice(0, -each.length)))
  const digits = suffix === undefined ? text : text.slice(0, -suffix.length)
  return isRoman(digits) ? romanSum(digits.replaceAll('х', 'x').replaceAll('і', 'i')) : null
}

function isRoman(text: string): boolean {
  return /^[ivxlхі]{1,8}$/.test(text)
}

/** The nth century or millennium. The 19th century is 18XX, the 5th BC is -04XX; a Buddhist one fits no mask. */
function periodOf(n: number, unit: PeriodUnit, era: WrittenEra | null): WrittenPoint {
  const digits = unit === 'century' ? 2 : 3
  const size = 10 ** digits
  if (typeof era === 'object' && era !== null) return periodInEra(era, (n - 1) * size + 1, n * size)
  if (era === 'bce') return { ...blankPoint, year: 1 - n * size, masked: digits }
  if (era === 'be') {
    const last = yearOfEra(n * size, 'be')
    return { ...blankPoint, year: last - size + 1, lastYear: last, calendar: 'buddhist' }
  }
  return { ...blankPoint, year: (n - 1) * size, masked: digits }
}

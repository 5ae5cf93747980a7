import type { EraName } from './language.ts'
import { isDash, isGlued, isNumber, meaningAt, type Read, type Scan, skip, tokenAt } from './scan.ts'
import { blankPoint, type WrittenPoint } from './written.ts'

/** Years to add to an era's year to get the astronomical one; before our era they are counted back from 1. */
const eraOffsets: Record<EraName, number> = { ce: 0, bce: 1, be: -543, rs: 1781, cs: 638 }

/** Where a month or a day stands before, any number that can be a year is one; on its own it needs an era. */
export interface YearWanted {
  /** Fewest digits a number without an era may have. */
  digits: number
}

/**
 * A year at `at`: "1879", "AD 79", "44 BC", "พ.ศ. 2461", "12 BBY", and where a month stands before also "'41".
 */
export function readYear(scan: Scan, at: number, wanted: YearWanted): Read<WrittenPoint> | null {
  const before = eraAt(scan, at)
  if (before && isNumber(scan, skip(scan, at + 1, '.'))) {
    const number = skip(scan, at + 1, '.')
    return { value: yearPoint(tokenAt(scan, number).value, before), next: afterYear(scan, number + 1) }
  }
  if (/^['’‘]$/.test(tokenAt(scan, at).text) && isGlued(scan, at + 1)) {
    const { digits, value, suffix } = tokenAt(scan, at + 1)
    if (digits === 2 && suffix === '') return { value: { ...blankPoint, shortYear: value }, next: at + 2 }
    return null
  }
  if (!isNumber(scan, at) || tokenAt(scan, at).suffix !== '' || isPartOfNumber(scan, at)) return null
  const { value, digits } = tokenAt(scan, at)
  const after = eraAt(scan, at + 1) ?? namedEraAt(scan, at + 1)
  if (after) return { value: yearPoint(value, after), next: afterYear(scan, at + 2) }
  if (digits < wanted.digits || digits > 4 || value === 0) return null
  return { value: plainYear(scan, value), next: afterYear(scan, at + 1) }
}

/** Era words; one of letters alone must be capitals, or "ad" and "be" would be eras. */
export function eraAt(scan: Scan, at: number): EraName | null {
  const token = tokenAt(scan, at)
  const era = token.meanings.era
  if (!era || (scan.language.capitalMonths && !token.capital)) return null
  return era
}

function namedEraAt(scan: Scan, at: number): { first: number; backwards: boolean } | null {
  if (scan.eras.size === 0) return null
  return scan.eras.get(tokenAt(scan, at).text) ?? null
}

function yearPoint(value: number, era: EraName | { first: number; backwards: boolean }): WrittenPoint {
  if (typeof era === 'string')
    return { ...blankPoint, year: yearOfEra(value, era), calendar: era === 'be' ? 'buddhist' : 'gregorian' }
  return { ...blankPoint, year: era.backwards ? era.first - value + 1 : era.first + value - 1 }
}

/** The astronomical year of an era's year: 44 BC is -43, 2461 BE is 1918. */
export function yearOfEra(value: number, era: EraName): number {
  return era === 'bce' ? eraOffsets.bce - value : value + eraOffsets[era]
}

/** A number without an era, in the count that the language takes for granted: above 2400 a Thai year is Buddhist. */
function plainYear(scan: Scan, value: number): WrittenPoint {
  const buddhist = scan.language.unspaced && value >= 2400 && value < 2700
  return {
    ...blankPoint,
    year: buddhist ? yearOfEra(value, 'be') : value,
    calendar: buddhist ? 'buddhist' : null,
  }
}

/** Past words that only repeat that it was a year: "1917 г.", "1917 года", "300 ปี". */
function afterYear(scan: Scan, at: number): number {
  return meaningAt(scan, at, 'yearMark') ? at + 1 : at
}

/** True for a piece of a decimal, a fraction, a clock time, a version or an address. */
export function isPartOfNumber(scan: Scan, at: number): boolean {
  return joins(scan, at - 1, at, at - 2) || joins(scan, at + 1, at + 1, at + 2)
}

/** A mark glued to the number at one side, with a number glued to its other side. */
function joins(scan: Scan, mark: number, second: number, far: number): boolean {
  const { text } = tokenAt(scan, mark)
  if (!/^[.,:/_\\+=@]$/.test(text) || !isGlued(scan, second)) return false
  return tokenAt(scan, far).kind === 'number' && isGlued(scan, Math.max(mark, far))
}

/**
 * Two years joined by a dash, the second perhaps cut to its last digits: "1389–1394", "1941–2", "1926/27",
 * "300–200 BC". null where the second does not follow the first.
 */
export function readYearTail(scan: Scan, at: number, first: WrittenPoint): Read<WrittenPoint> | null {
  const slash = tokenAt(scan, at).text === '/'
  if (!(isDash(scan, at) || slash) || first.year === null) return null
  const number = at + 1
  const { value, digits, suffix } = tokenAt(scan, number)
  if (!isNumber(scan, number) || suffix !== '' || digits > 3 || isPartOfDecimal(scan, number)) return null
  const adjacent = isGlued(scan, at) && isGlued(scan, number)
  const size = 10 ** digits
  const year = first.year - (first.year % size) + value
  if (!adjacent || first.year < size || year <= first.year || (slash && year - first.year > 1)) return null
  return { value: { ...first, year }, next: afterYear(scan, number + 1) }
}

function isPartOfDecimal(scan: Scan, at: number): boolean {
  return (
    /^[.,:/]$/.test(tokenAt(scan, at + 1).text) &&
    isGlued(scan, at + 1) &&
    isGlued(scan, at + 2) &&
    isNumber(scan, at + 2)
  )
}

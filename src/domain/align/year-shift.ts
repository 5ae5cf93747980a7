import { type ColumnTerms, termNumber, type Vocabulary } from './terms.ts'
import type { Link } from './types.ts'

/** Numbers read as years; smaller ones are mostly counts, and a shift of counts would mean nothing. */
const FIRST_YEAR = 100
const LAST_YEAR = 99_999

/** In place of the year of a term that is none. */
const NO_YEAR = 0

/** Times one difference must be seen, and its share of all differing years, to be a shift and no set of edits. */
const LEAST_VOTES = 2
const LEAST_SHARE = 0.6

/**
 * Years to add to the left's to get the right's, where linked passages show one difference nearly throughout; 0 where
 * they do not. A rough reading, so that passages that differ in nothing but shifted years find each other: what the
 * comparison says of shifts it finds out for itself.
 */
export function guessYearShift(
  [a, b]: [ColumnTerms, ColumnTerms],
  links: readonly Link[],
  { ids }: Vocabulary,
): number {
  const years = new Int32Array(ids.size)
  for (const [term, id] of ids) years[id] = yearIn(term) ?? NO_YEAR
  const votes = new Map<number, number>()
  let all = 0
  for (const { left, right } of links) {
    const [one, other] = [yearsOf(a, left, years), yearsOf(b, right, years)]
    if (one.length !== other.length) continue
    one.forEach((year, index) => {
      const shift = (other[index] as number) - year
      votes.set(shift, (votes.get(shift) ?? 0) + 1)
      all++
    })
  }
  const [shift, count] = [...votes].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])
  return count >= LEAST_VOTES && count >= LEAST_SHARE * all ? shift : 0
}

/** The column with `shift` added to its years. */
export function shiftYears(column: ColumnTerms, shift: number, vocabulary: Vocabulary): ColumnTerms {
  const shifted = new Map<number, number>()
  for (const [term, id] of [...vocabulary.ids]) {
    const year = yearIn(term)
    if (year !== null) shifted.set(id, termNumber(vocabulary, term.replace(/\d+/, String(year + shift)), 1))
  }
  return { ...column, terms: column.terms.map((term) => shifted.get(term) ?? term) }
}

function yearsOf({ terms, passageStart }: ColumnTerms, passage: number, years: Int32Array): number[] {
  const found: number[] = []
  for (let at = passageStart[passage] as number; at < (passageStart[passage + 1] as number); at++) {
    const year = years[terms[at] as number] as number
    if (year !== NO_YEAR) found.push(year)
  }
  return found
}

/** The year of '1917' and '1390s'. */
function yearIn(term: string): number | null {
  // Nearly all terms are words, and there are many.
  if (term.charCodeAt(0) > 0x39) return null
  const year = /^\d{3,5}s?$/.test(term) ? Number.parseInt(term, 10) : 0
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null
}

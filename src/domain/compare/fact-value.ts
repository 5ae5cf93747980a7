import type { CanonDate } from '../dates/types.ts'
import { plainWords } from '../markdown/plain-words.ts'
import { scanWikiLinks } from '../markdown/wiki-link-syntax.ts'
import { readQuantities } from '../quantities/read-quantities.ts'
import { relateQuantities } from '../quantities/relate-quantities.ts'
import type { Quantity } from '../quantities/types.ts'
import { nameKey } from '../slugs.ts'
import type { Fact } from '../source/types.ts'
import { foldNumber } from '../text/fold.ts'
import { tokenise } from '../text/tokens.ts'
import { isSpelling } from './names.ts'
import { primarySubtag } from './read-column.ts'
import { type ComparableDate, relateDates } from './relate-dates.ts'
import type { Telling } from './types.ts'

/** A fact's value in a form that does not depend on how it was written. */
export interface FactValue {
  fact: Fact
  date: CanonDate | null
  /** Words folded, numbers in one form, links by their subject. */
  key: string
  /** The words alone, for comparing a link with the same name unlinked. */
  words: string
  /** Its quantities, and its words with a sign in the place of each. */
  quantities: readonly Quantity[]
  frame: string
  /** In Latin letters, where the value is a name: whole, or what stands in brackets behind another script's letters. */
  name: string | null
}

/** How two values of one property relate, from agreement to contradiction. Of `compatible` dates one is vaguer. */
export type ValueRelation = (typeof relations)[number]
const relations = ['same', 'same moment', 'compatible', 'differs'] as const

/** Longer values are compared by their beginning: a fact is no essay. */
const LONGEST_VALUE = 2000

/** Reads a fact's value for comparison: dates as dates, numbers with their units, links by subject, text folded. */
export function readFactValue(fact: Fact, telling: Pick<Telling, 'lang' | 'linkSubjects'>): FactValue {
  const subjectOf = (title: string) => telling.linkSubjects?.get(nameKey(title))
  const value = fact.value.slice(0, LONGEST_VALUE)
  const links = scanWikiLinks(value).map(({ title }) => subjectOf(title) ?? nameKey(title))
  const plain = plainWords(value)
  const words = foldWords(plain, telling.lang)
  const whole = links.length === 0 ? subjectOf(plain.trim()) : undefined
  return {
    fact,
    date: fact.date,
    words,
    ...framed(plain, telling.lang),
    name: nameIn(plain),
    key: [...links, ...(whole ? [whole] : [])].sort().join(' + ') || words,
  }
}

/** What a value counts, and the words around. Links are no counts: theirs is what they lead to. */
function framed(plain: string, lang: string): Pick<FactValue, 'quantities' | 'frame'> {
  const quantities = readQuantities(plain, primarySubtag(lang))
  let frame = ''
  let at = 0
  for (const { start, end } of quantities) {
    frame += `${plain.slice(at, start)} ${PLACE} `
    at = end
  }
  return { quantities, frame: foldWords(frame + plain.slice(at), lang) }
}

/** Stands for a quantity: a word, so that folding keeps it. */
const PLACE = 'quantity'

/** A word of a name in Latin letters. */
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u

function nameIn(plain: string): string | null {
  const name = /\p{L}.*\(([^()]*\p{Script=Latin}[^()]*)\)\s*$/u.exec(plain)?.[1] ?? plain
  const isName =
    !/[^\P{L}\p{Script=Latin}]/u.test(name) && name.split(/\s+/).every((word) => NAME_WORD.test(word))
  const outside = plain.replace(name, '')
  return isName && !/\p{Script=Latin}/u.test(outside) ? name : null
}

/** The words of a text, folded, with one space between them; signs left out and numbers in one form. */
export function foldWords(text: string, lang: string): string {
  return tokenise(text, lang)
    .filter(({ kind }) => kind !== 'sign')
    .map(({ key, kind }) => (kind === 'number' ? foldNumber(key, lang) : key))
    .join(' ')
}

/**
 * Compares two sets of values of one property. Every value must find its like on the other side, and hold from and
 * until the same moments where both say so. 'same moment' where a date agrees only through the year shifts, 'compatible'
 * where it is vaguer than the other. `rename` turns names in the right's words into those that the left puts for them.
 */
export function relateValues(
  left: readonly FactValue[],
  leftShift: number,
  right: readonly FactValue[],
  rightShift: number,
  rename: (words: string) => string = (words) => words,
): ValueRelation {
  if (left.length !== right.length) return 'differs'
  const rest = right.map((value) => ({ ...value, words: rename(value.words) }))
  let worst: ValueRelation = 'same'
  for (const value of left) {
    const found = rest.map((other) => relateValue(value, leftShift, other, rightShift))
    const best = relations.find((each) => found.includes(each)) ?? 'differs'
    if (best === 'differs') return 'differs'
    rest.splice(found.indexOf(best), 1)
    worst = worseOf([worst, best])
  }
  return worst
}

function worseOf(all: readonly ValueRelation[]): ValueRelation {
  return relations.findLast((each) => all.includes(each)) ?? 'same'
}

function relateValue(a: FactValue, aShift: number, b: FactValue, bShift: number): ValueRelation {
  const value: ValueRelation =
    a.date && b.date
      ? relateCanonDates(a.date, aShift, b.date, bShift)
      : a.key === b.key || a.words === b.words || isSpelledAlike(a, b) || countsTheSame(a, b)
        ? 'same'
        : 'differs'
  const from = relateOptional(a.fact.from, aShift, b.fact.from, bShift)
  const until = relateOptional(a.fact.until, aShift, b.fact.until, bShift)
  return worseOf([value, from, until])
}

function isSpelledAlike({ name: a }: FactValue, { name: b }: FactValue): boolean {
  return a !== null && b !== null && isSpelling(a, b)
}

/** "3 km" and "3,000 metres", with the same words around. */
function countsTheSame(a: FactValue, b: FactValue): boolean {
  if (a.quantities.length === 0 || a.quantities.length !== b.quantities.length || a.frame !== b.frame)
    return false
  return a.quantities.every(
    (each, index) => relateQuantities(each, b.quantities[index] as Quantity) === 'same',
  )
}

/** Silence on one side contradicts nothing. */
function relateOptional(
  a: CanonDate | null,
  aShift: number,
  b: CanonDate | null,
  bShift: number,
): ValueRelation {
  return a && b ? relateCanonDates(a, aShift, b, bShift) : 'same'
}

function relateCanonDates(a: CanonDate, aShift: number, b: CanonDate, bShift: number): ValueRelation {
  const { verdict } = relateDates(comparable(a), aShift, comparable(b), bShift)
  if (verdict === 'conflict') return 'differs'
  if (verdict === 'compatible') return 'compatible'
  return a.edtf === b.edtf ? 'same' : 'same moment'
}

function comparable(date: CanonDate): ComparableDate {
  const edtf = date.edtf ?? ''
  const kind = edtf.includes('/')
    ? 'interval'
    : edtf.includes('X')
      ? 'decade'
      : (['year', 'month', 'day'] as const)[edtf.replace(/^-/, '').split('-').length - 1]
  // A fact's date always says its year; its words may be EDTF, which a reader of running text would not know.
  const said = date.part ? { part: date.part } : {}
  return {
    text: `${edtf}${date.part ?? ''}`,
    edtf: date.edtf,
    days: date.days,
    kind: kind ?? 'other',
    resolved: date.edtf !== null,
    ...said,
  }
}

import { readCanonDate } from '../dates/canon-date.ts'
import type { CanonDate } from '../dates/types.ts'
import { foldKey } from '../slugs.ts'
import type { CalendarName, Era } from '../universe.ts'
import type { Fact } from './types.ts'

/** How an article writes its dates. */
export interface Reading {
  calendar: CalendarName
  /** Of the article's universe; none where not given. */
  eras?: readonly Era[]
  lang: string
}

/** Longest value that can still be a date with its Old Style twin and qualifiers. */
const MAX_DATE_LENGTH = 80

/** A fact with its value read as a date where it is one, and nothing else known of it. */
export function makeFact(
  fact: Pick<Fact, 'property' | 'value' | 'origin' | 'start' | 'end'>,
  reading: Reading,
): Fact {
  return {
    ...fact,
    propertyKey: foldKey(fact.property),
    date: readDate(fact.value, reading),
    from: null,
    until: null,
    source: null,
    stance: null,
  }
}

/** What is known to be a date, as one: a year of fewer digits than four is one too. edtf is null where it cannot be read. */
export function readDateText(text: string, reading: Reading): CanonDate {
  return { ...readCanonDate(/^\d{1,3}$/.test(text) ? text.padStart(4, '0') : text, reading), text }
}

/** Properties whose value a reader takes for a date, so that one that cannot be read deserves a word. */
const dated =
  /^(?:born|died|birth|death|dates?|day|year|founded|dissolved|abolished|established|married|crowned|elected|killed|executed|fought|signed|built|beg[aiu]n|begins|start(?:s|ed)?|end(?:s|ed)?|from|until|since|เกิด|เสียชีวิต|วันที่)(?![\p{L}\p{M}])/iu

/** Day, month, year: what stands in this shape is meant as a date, whatever its property is. */
const dayMonthYear = /^\p{Nd}{1,2}\.? \p{L}[\p{L}\p{M}]+\.?,? \p{Nd}{3,4}$/u

/** Whether a fact's value is meant as a date by its property's name or its own shape, be it readable or not. */
export function meansDate({ property, value }: Pick<Fact, 'property' | 'value'>): boolean {
  return (dated.test(property) && /\p{Nd}/u.test(value)) || dayMonthYear.test(value)
}

/** The value as a date; null where it is none. A bare number counts as a year only with a year's four digits. */
function readDate(value: string, reading: Reading): CanonDate | null {
  if (value.length > MAX_DATE_LENGTH || !/\p{Nd}/u.test(value)) return null
  if (/^\p{Nd}+$/u.test(value) && value.length !== 4) return null
  const date = readCanonDate(value, reading)
  return date.edtf === null ? null : date
}

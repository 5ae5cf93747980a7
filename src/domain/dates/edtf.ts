import type { Era } from '../universe.ts'
import { edtfDays, parseEdtf, shiftValue, writeEdtf } from './edtf-value.ts'
import { type EraNaming, formatEdtfValue } from './format-edtf.ts'
import type { DayInterval } from './types.ts'

/**
 * Reads EDTF (ISO 8601-2, levels 0 to 2), and `Y10528-11-07` for the days of five-digit years, which the standard has
 * no form for. Answers the value in normal form and its days; undefined for anything else, a day that does not exist
 * and a span that ends before it begins among them. A season is three months, spring from March; winter ends in
 * February of the next year. Bare two and three digits, EDTF's centuries and decades, are not taken: write 19XX, 193X.
 *
 * Points, spans and sets are read here: the package's parser costs some 80 µs a value, reads `19501` as milliseconds,
 * refuses 1917/1917 and spans of seasons or of five-digit years, and ends [1917..1925] in 1917. What is left (masked
 * months, qualifiers of one part, significant digits, clock times) is left to it.
 */
export function readEdtf(text: string): { edtf: string; days: DayInterval } | undefined {
  const value = parseEdtf(text)
  const days = value && edtfDays(value)
  return value && days ? { edtf: writeEdtf(value), days } : undefined
}

/** The same value with every year number raised by `years`; text that is no EDTF comes back as it is. */
export function shiftEdtf(edtf: string, years: number): string {
  const value = years === 0 ? undefined : parseEdtf(edtf)
  return value ? writeEdtf(shiftValue(value, years)) : edtf
}

/**
 * The value in a reader's words: '7 November 1879', 'c. 1350', '1389–1394', 'the 1390s', '44 BC'. English where the
 * language has no words of its own here, and the text itself where it is no EDTF. Years before those that `eras` of its
 * universe count up are said by the eras that count down: '12 BBY'; later ones stay plain, unless the era is `always` to be
 * named: '312 ABY', and '600 (10 S.A.)' where the universe's own number is another.
 */
export function formatEdtf(
  edtf: string,
  lang = 'en',
  eras: readonly Era[] = [],
  naming: EraNaming = 'of early years',
): string {
  const value = parseEdtf(edtf)
  return value ? formatEdtfValue(value, lang, eras, naming) : edtf
}

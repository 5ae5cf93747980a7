import { asciiDigits } from './characters.ts'
import { fewMarks } from './few-marks.ts'
import { decimalMark } from './number-marks.ts'

/** Letters that Unicode does not decompose but readers take for their plain forms. */
const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  '’': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
}

/**
 * One form for all ways to write a word: lower case, no diacritics, plain width, ASCII digits and apostrophes.
 * Only marks that readers leave out freely are dropped; Thai and Indic vowel signs are part of the word and stay.
 */
export function foldWord(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
  if (/^[\x00-\x5f\x61-\x7f]*$/.test(word)) return word.toLowerCase()
  const bare = fewMarks(word)
    .normalize('NFKD')
    .replace(
      /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u2060\ufeff]/g,
      '',
    )
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþıŋ’ʼ`´]/g, (letter) => plain[letter] as string)
  return asciiDigits(bare)
}

/**
 * A number as written, in one form: '1,400' and "1'400" are '1400'; where the language sets off thousands with a point
 * and decimals with a comma, '1.400' too. Dotted strings that are no number ('1.2.3') stay as they are.
 */
export function foldNumber(text: string, lang: string): string {
  const digits = /^[\d.,]*$/.test(text) ? text : plainNumber(text)
  if (!/[.,]/.test(digits)) return digits
  const points = decimalMark(lang) === '.'
  const thousands = points ? /^\d{1,3}(,\d{3})+(?=\.|$)/ : /^\d{1,3}(\.\d{3})+(?=,|$)/
  const whole = digits.replace(thousands, (match) => match.replace(/[.,]/g, ''))
  return points ? whole : whole.replace(/^(\d+),(\d+)$/, '$1.$2')
}

/** ASCII digits, without the apostrophes and the Arabic marks that set off thousands and decimals. */
function plainNumber(text: string): string {
  const digits = asciiDigits(fewMarks(text).normalize('NFKC'))
  const whole = digits.replace(/[٬'’](?=\d{3}(?!\d))/g, '')
  // An Arabic decimal mark is one whatever the language; behind it no mark sets off thousands.
  return whole.replace(/^(\d+)٫(\d+)$/, (_, one, other) =>
    other.length === 3 ? `${one}.${other}0` : `${one}.${other}`,
  )
}

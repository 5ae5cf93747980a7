/** What a UTF-16 unit is to the tokeniser and the sentence finder. */
export const SPACE = 1
export const LETTER = 2
export const DIGIT = 3
/** Combining marks belong to what stands before them. */
export const MARK = 4
export const SIGN = 5
export const APOSTROPHE = 6
/** Letters of scripts that put no spaces between words: Thai, Lao, Khmer, Burmese, Han, kana. */
export const UNSPACED = 7
export const SURROGATE = 8

const unspaced =
  /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u30fc]/u

/** Classes of the Basic Multilingual Plane, filled as characters are first met; 0 is not met yet. */
const classes = new Uint8Array(0x10000)

/** Shown at the end of a line or not at all: they part no word. */
const INSIDE_WORDS = /[\u00ad\u2060\ufeff]/u

function classify(char: string): number {
  if (INSIDE_WORDS.test(char)) return MARK
  if (/[\p{White_Space}\p{Cc}\p{Cf}]/u.test(char)) return SPACE
  if (/['’ʼ`´＇]/u.test(char)) return APOSTROPHE
  if (/\p{Nd}/u.test(char)) return DIGIT
  if (unspaced.test(char) && /[\p{L}\p{M}\p{Nl}]/u.test(char)) return UNSPACED
  if (/[\p{L}\p{Nl}]/u.test(char)) return LETTER
  if (/\p{M}/u.test(char)) return MARK
  return SIGN
}

/** The class of the unit at `index`; SURROGATE for half of an astral character, see `astralClass`. */
export function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index)
  const known = classes[code] as number
  if (known) return known
  const found = (code & 0xf800) === 0xd800 ? SURROGATE : classify(text.charAt(index))
  classes[code] = found
  return found
}

/** The class of the astral character that starts at `index`; a lone surrogate is a SIGN. */
export function astralClass(text: string, index: number): number {
  const code = text.codePointAt(index) as number
  return code > 0xffff ? classify(String.fromCodePoint(code)) : SIGN
}

/** True where the text holds a letter of a script that is written without spaces between words. */
export function hasUnspaced(text: string): boolean {
  return unspaced.test(text)
}

/**
 * Any script's decimal digits as ASCII ('๑๘๗๙' is '1879'); other characters stay. Unicode's digit blocks run from a
 * code ending in 0 or 6, so the zero of a digit's block is found by looking at the block's first code.
 */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number
    if (code < 0x80) return digit
    const low = code & 15
    return String(/\p{Nd}/u.test(String.fromCodePoint(code - low)) ? low : low - 6)
  })
}

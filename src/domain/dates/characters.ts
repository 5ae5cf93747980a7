/** The zeros of the scripts whose decimal digits are read; their other digits follow (Unicode's Nd). */
const zeros = [
  ...[0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50],
  ...[0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1b50, 0x1bb0, 0xa8d0, 0xa900, 0xff10],
]
const digits = new Int8Array(0x10000).fill(-1)
for (const zero of zeros) for (let value = 0; value < 10; value++) digits[zero + value] = value

/** The value of a decimal digit of any script of the Basic Multilingual Plane, or -1. */
export function digitOf(code: number): number {
  return digits[code] ?? -1
}

/** The digits of a stretch of text as ASCII; all else in it is left out. */
export function digitsIn(text: string): string {
  let ascii = ''
  for (let i = 0; i < text.length; i++) {
    const digit = digitOf(text.charCodeAt(i))
    if (digit >= 0) ascii += digit
  }
  return ascii
}

export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13)
  // Marks of direction have no width, and stand around numbers in texts that run from right to left.
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200f && code !== 0x200c && code !== 0x200d) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0x61c
  )
}

/** Thai letters, vowels and tone marks: what stands in words without spaces between. Not Thai digits. */
export function isThai(code: number): boolean {
  return code >= 0xe01 && code <= 0xe4e
}

/** Signs among the letters of their scripts: Hebrew, Arabic and Indic punctuation. */
const signs = '־׀׃׆׳״،؛؟٪٫٬٭۔।॥॰'
const letters = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) letters[code] = isRoughlyLetter(code) ? 1 : 0
for (const sign of signs) letters[sign.charCodeAt(0)] = 0

/** Roughly a letter or a mark on one: enough to tell words from punctuation. */
export function isLetter(code: number): boolean {
  return letters[code] === 1
}

function isRoughlyLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
  if (code < 0xc0) return code === 0xaa || code === 0xba
  if (code >= 0x2000 && code <= 0x2bff) return false
  if (code >= 0x3000 && code <= 0x303f) return false
  return code !== 0xd7 && code !== 0xf7 && !(code >= 0xff00 && code <= 0xff20) && digitOf(code) < 0
}

/** Between thousands that are written as one number: a comma, an Arabic one or a no-break space. */
export function isGroupMark(code: number): boolean {
  return code === 0x2c || code === 0xa0 || code === 0x202f || code === 0x66c
}

/** The end of the run of characters from `start` that all pass. */
export function endOfRun(text: string, start: number, passes: (code: number) => boolean): number {
  let at = start
  while (at < text.length && passes(text.charCodeAt(at))) at++
  return at
}

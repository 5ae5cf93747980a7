/** The value of a decimal digit in ASCII, Thai, Arabic-Indic, Persian or full-width form, or -1. */
export function digitOf(code: number): number {
  if (code < 0x660) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1
  if (code >= 0xe50 && code <= 0xe59) return code - 0xe50
  if (code <= 0x669) return code - 0x660
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1
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
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000
}

/** Thai letters, vowels and tone marks: what stands in words without spaces between. Not Thai digits. */
export function isThai(code: number): boolean {
  return code >= 0xe01 && code <= 0xe4e
}

/** Roughly a letter or a mark on one: enough to tell words from punctuation. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
  if (code < 0xc0) return code === 0xaa || code === 0xba
  if (code >= 0x2000 && code <= 0x2bff) return false
  if (code >= 0x3000 && code <= 0x303f) return false
  return code !== 0xd7 && code !== 0xf7 && !(code >= 0xff00 && code <= 0xff20) && digitOf(code) < 0
}

/** Spaces between thousands that are written as one number: a comma or a no-break space. */
export function isGroupMark(code: number): boolean {
  return code === 0x2c || code === 0xa0 || code === 0x202f
}

/** The end of the run of characters from `start` that all pass. */
export function endOfRun(text: string, start: number, passes: (code: number) => boolean): number {
  let at = start
  while (at < text.length && passes(text.charCodeAt(at))) at++
  return at
}

const digits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

/** The sum of Roman digits in small letters, a smaller one before a greater taken from it. */
export function romanSum(text: string): number {
  let sum = 0
  let highest = 0
  for (let at = text.length - 1; at >= 0; at--) {
    const digit = digits[text.charAt(at)] ?? 0
    sum += digit < highest ? -digit : digit
    highest = Math.max(highest, digit)
  }
  return sum
}

/**
 * The year that a word of Roman digits is, 1000 to 2150 in capitals and as it is written by rule (MCMXIV); NaN for other
 * words.
 */
export function romanYear(written: string): number {
  if (
    written.charCodeAt(0) !== 0x4d ||
    !/^M{1,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(written)
  )
    return Number.NaN
  const year = romanSum(written.toLowerCase())
  return year <= LATEST ? year : Number.NaN
}

/** As for years in digits. */
const LATEST = 2150

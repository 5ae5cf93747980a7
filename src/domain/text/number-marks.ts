const decimals = new Map<string, string>()
const MOST_LANGUAGES = 1000

/** What stands before a language's decimals, '.' or ','; '.' for a tag that the platform does not know. */
export function decimalMark(lang: string): string {
  const known = decimals.get(lang)
  if (known !== undefined) return known
  const mark = askPlatform(lang)
  if (decimals.size >= MOST_LANGUAGES) decimals.clear()
  decimals.set(lang, mark)
  return mark
}

function askPlatform(lang: string): string {
  try {
    const parts = new Intl.NumberFormat(`${lang}-u-nu-latn`).formatToParts(0.5)
    return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'
  } catch {
    return '.'
  }
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** The language in a name such as `notes.th` or `notes.pt-BR`, and the name without it; undefined where there is none. */
export function languageOfName(stem: string): { lang: string; rest: string } | undefined {
  const found = /^(.+)\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)$/.exec(stem)
  if (!found?.[1] || !found[2]) return undefined
  try {
    const [lang] = Intl.getCanonicalLocales(found[2])
    return lang !== undefined && names.of(lang) !== undefined ? { lang, rest: found[1] } : undefined
  } catch {
    return undefined
  }
}

/** Scripts that nearly always mean one language; Japanese before Han, which it uses too. */
const scripts: [pattern: RegExp, lang: string][] = [
  [/\p{Script=Thai}/gu, 'th'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
]

/** The language that a text's script tells; undefined for Latin script, which tells nothing. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, 20_000)
  const letters = count(sample, /\p{L}/gu)
  const found = scripts.find(
    ([pattern, lang]) => count(sample, pattern) > letters * (lang === 'ja' ? 0.1 : 0.4),
  )
  if (found?.[1] === 'ru' && /[іїєґ]/iu.test(sample)) return 'uk'
  return found?.[1]
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

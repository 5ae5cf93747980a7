/**
 * The language that a text's script tells, where at least this share of its letters is of it (Japanese, mostly written in
 * Han, needs a quarter of that); undefined for Latin script, which tells nothing.
 */
export function languageOfScript(text: string, share = 0.4): string | undefined {
  const sample = text.slice(0, 20_000)
  const letters = count(sample, /\p{L}/gu)
  const found = scripts.find(
    ([pattern, lang]) => count(sample, pattern) > letters * (lang === 'ja' ? share / 4 : share),
  )
  if (found?.[1] === 'ru' && /[іїєґ]/iu.test(sample)) return 'uk'
  return found?.[1]
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

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

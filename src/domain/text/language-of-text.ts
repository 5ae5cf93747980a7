import { franc } from 'franc-min'

/**
 * The language that a text is in, as a BCP 47 tag: by its script, where at least this share of its letters is of one that
 * tells (Japanese, mostly written in Han, needs a quarter of that), else by its trigrams. Undefined where neither is sure.
 */
export function languageOfText(text: string, share = 0.4): string | undefined {
  return languageOfScript(text.slice(0, SCRIPT_SAMPLE), share) ?? languageOfTrigrams(text)
}

/** UTF-16 units looked at for a script, and for trigrams. */
const SCRIPT_SAMPLE = 20_000
const TRIGRAM_SAMPLE = 2_000
/** Fewer units say nothing sure: of English paragraphs of 200 one in 400 is taken for another language's, of 400 none. */
const LEAST_TRIGRAM_SAMPLE = 300

function languageOfTrigrams(text: string): string | undefined {
  const sample = text.trim().slice(0, TRIGRAM_SAMPLE)
  if (sample.length < LEAST_TRIGRAM_SAMPLE) return undefined
  const code = franc(sample)
  return code === 'und' ? undefined : Intl.getCanonicalLocales(code)[0]
}

function languageOfScript(sample: string, share: number): string | undefined {
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

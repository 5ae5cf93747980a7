import type { DateLanguage } from './language.ts'
import { arabic } from './languages/ar.ts'
import { catalan } from './languages/ca.ts'
import { czech } from './languages/cs.ts'
import { danish } from './languages/da.ts'
import { german } from './languages/de.ts'
import { greek } from './languages/el.ts'
import { english } from './languages/en.ts'
import { spanish } from './languages/es.ts'
import { finnish } from './languages/fi.ts'
import { french } from './languages/fr.ts'
import { hebrew } from './languages/he.ts'
import { hindi } from './languages/hi.ts'
import { indonesian } from './languages/id.ts'
import { italian } from './languages/it.ts'
import { japanese } from './languages/ja.ts'
import { korean } from './languages/ko.ts'
import { dutch } from './languages/nl.ts'
import { polish } from './languages/pl.ts'
import { portuguese } from './languages/pt.ts'
import { romanian } from './languages/ro.ts'
import { russian } from './languages/ru.ts'
import { type SmallVocabulary, smallLanguage } from './languages/small.ts'
import { swedish } from './languages/sv.ts'
import { thai } from './languages/th.ts'
import { turkish } from './languages/tr.ts'
import { ukrainian } from './languages/uk.ts'
import { universal } from './languages/universal.ts'
import { vietnamese } from './languages/vi.ts'
import { chinese } from './languages/zh.ts'

/** Languages that are read in full. */
const languages = new Map<string, DateLanguage>(
  [english, french, german, russian, spanish, thai].map((each) => [each.code, each]),
)

/** Languages that are read for whole dates and years. */
const small: Record<string, SmallVocabulary | undefined> = {
  ar: arabic,
  ca: catalan,
  cs: czech,
  da: danish,
  el: greek,
  fi: finnish,
  he: hebrew,
  hi: hindi,
  id: indonesian,
  it: italian,
  ja: japanese,
  ko: korean,
  ms: indonesian,
  nb: danish,
  nl: dutch,
  nn: danish,
  no: danish,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
  vi: vietnamese,
  zh: chinese,
}

/** Small languages by their codes, made when a text is first read by one: there are some two hundred at most. */
const made = new Map<string, DateLanguage>()
const MOST_CODES = 1000

/** The languages whose dates are read in words, English first. */
export const languageCodes: readonly string[] = [...languages.keys()]

/** Those that are read for whole dates and years, and for no more. */
export const smallLanguageCodes: readonly string[] = Object.keys(small)

/** True where a language has the words for an era, a month or a weekday already, whatever the capitals. */
export function namesOtherDates(name: string): boolean {
  const words = name.toLowerCase().replaceAll('’', "'")
  return [...languages.values()].some(({ words: { era, month, weekday } }) =>
    [era, month, weekday].some((table) =>
      Object.values(table ?? {}).some((known) => known?.split('|').includes(words)),
    ),
  )
}

/**
 * The vocabulary for a BCP 47 tag by its first part ("de-AT" is "de"). Of a language that has none here, what the platform
 * knows: the names of its months and measures; of no language, what needs no words.
 */
export function languageOf(lang: string): DateLanguage {
  const code = lang.toLowerCase().split(/[-_]/, 1)[0] ?? ''
  const known = languages.get(code) ?? made.get(code)
  if (known) return known
  if (!/^[a-z]{2,3}$/.test(code)) return universal
  const language = smallLanguage(code, small[code])
  if (made.size >= MOST_CODES) made.clear()
  made.set(code, language)
  return language
}

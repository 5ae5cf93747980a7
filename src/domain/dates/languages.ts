import type { DateLanguage } from './language.ts'
import { german } from './languages/de.ts'
import { english } from './languages/en.ts'
import { spanish } from './languages/es.ts'
import { french } from './languages/fr.ts'
import { russian } from './languages/ru.ts'
import { thai } from './languages/th.ts'
import { universal } from './languages/universal.ts'

const languages = new Map<string, DateLanguage>(
  [english, french, german, russian, spanish, thai].map((each) => [each.code, each]),
)

/** The languages whose dates are read in words, English first. */
export const languageCodes: readonly string[] = [...languages.keys()]

/** True where a language has the words for an era, a month or a weekday already, whatever the capitals. */
export function namesOtherDates(name: string): boolean {
  const words = name.toLowerCase().replaceAll('’', "'")
  return [...languages.values()].some(({ words: { era, month, weekday } }) =>
    [era, month, weekday].some((table) =>
      Object.values(table ?? {}).some((known) => known?.split('|').includes(words)),
    ),
  )
}

/** The vocabulary for a BCP 47 tag by its first part ("de-AT" is "de"); that of no language where there is none. */
export function languageOf(lang: string): DateLanguage {
  return languages.get(lang.toLowerCase().split(/[-_]/, 1)[0] ?? '') ?? universal
}

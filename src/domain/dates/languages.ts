import type { DateLanguage } from './language.ts'
import { english } from './languages/en.ts'
import { universal } from './languages/universal.ts'

const languages = new Map<string, DateLanguage>([english].map((each) => [each.code, each]))

/** The vocabulary for a BCP 47 tag by its first part ("de-AT" is "de"); that of no language where there is none. */
export function languageOf(lang: string): DateLanguage {
  return languages.get(lang.toLowerCase().split(/[-_]/, 1)[0] ?? '') ?? universal
}

import { setFrontMatter, splitSource } from './front-matter.ts'
import { readMatter } from './read-matter.ts'

/** What may be given beside a text; it goes into the front matter where that does not say. */
export interface GivenKeys {
  title?: string | undefined
  subject?: string | undefined
  lang?: string | undefined
}

/** The text with the keys that it does not have itself: kept, it must be the whole truth. */
export function withGivenKeys(text: string, { title, subject, lang }: GivenKeys): string {
  const said = saidKeys(text)
  const missing = Object.entries({ title, subject, lang })
    .map(([key, value]) => [key as keyof GivenKeys, value?.trim()] as const)
    .filter(([key, value]) => value && said[key] === undefined)
  return missing.length === 0 ? text : setFrontMatter(text, Object.fromEntries(missing))
}

/** Which of these keys a text's front matter has, and what it says. */
export function saidKeys(text: string): GivenKeys {
  const { entries } = readMatter(splitSource(text).matter ?? '', 0)
  const said = (key: string) => {
    const value = entries.get(key)
    return value?.kind === 'text' ? value.text : undefined
  }
  return { title: said('title'), subject: said('subject'), lang: said('lang') }
}

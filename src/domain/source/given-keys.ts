import { FILE_PATH_KEY } from '../links/file-path.ts'
import { setFrontMatter, splitSource } from './front-matter.ts'
import { readMatter } from './read-matter.ts'

/** What may be given beside a text; it goes into the front matter where that does not say. */
export interface GivenKeys {
  title?: string | undefined
  subject?: string | undefined
  lang?: string | undefined
  /** Where its file stands. */
  filePath?: string | undefined
}

/** In the order in which they are written, by their names in the front matter. */
const keys = [
  ['title', 'title'],
  ['subject', 'subject'],
  ['lang', 'lang'],
  ['filePath', FILE_PATH_KEY],
] as const satisfies [keyof GivenKeys, string][]

/** The text with the keys that it does not have itself: kept, it must be the whole truth. */
export function withGivenKeys(text: string, given: GivenKeys): string {
  const said = saidKeys(text)
  const missing = keys
    .map(([key, name]) => [name, said[key] === undefined ? given[key]?.trim() : undefined] as const)
    .filter(([, value]) => value)
  return missing.length === 0 ? text : setFrontMatter(text, Object.fromEntries(missing))
}

/** Which of these keys a text's front matter has, and what it says. */
export function saidKeys(text: string): GivenKeys {
  const { entries } = readMatter(splitSource(text).matter ?? '', 0)
  const said = (key: string) => {
    const value = entries.get(key)
    return value?.kind === 'text' ? value.text : undefined
  }
  return Object.fromEntries(keys.map(([key, name]) => [key, said(name)]))
}

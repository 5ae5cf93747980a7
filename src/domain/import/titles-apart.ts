import { folderOf } from '../links/file-path.ts'
import { checkTitle } from '../slugs.ts'

/** More notes of one name in one folder than anybody has. */
const mostNumbers = 1_000

/**
 * Titles that tell a note from others of its title, the best first: with its folder behind, with all its folders, with a
 * number. Those that cannot be titles are left out.
 */
export function* titlesApart(title: string, path: string | null): Generator<string> {
  const folders = folderOf(path)
  const names = [folders.at(-1), folders.length > 1 ? folders.join('/') : undefined]
  for (const name of names) {
    const words = name?.replace(/[[\]|#]/g, ' ').trim()
    if (words && checkTitle(`${title} (${words})`) === null) yield `${title} (${words})`
  }
  for (let number = 2; number <= mostNumbers; number++) {
    if (checkTitle(`${title} (${number})`) === null) yield `${title} (${number})`
  }
}

/** Whether a title is another one told apart from its like. */
export function isToldApart(told: string, title: string, path: string | null): boolean {
  if (!told.startsWith(`${title} (`)) return false
  for (const each of titlesApart(title, path)) if (each === told) return true
  return false
}

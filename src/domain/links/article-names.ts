import { nameKey } from '../slugs.ts'
import { withoutEnding } from './file-path.ts'

/** How an article comes by a name: its title, an alias, a title it had, or the path of its file. */
export const nameRanks = { title: 0, alias: 1, former: 2, file: 3 } as const

/** A name that a link may use. */
export interface ArticleName {
  name: string
  /** Folded. */
  name_key: string
  rank: number
}

/** Folders of a path that count: deeper than anybody keeps notes. */
const mostFolders = 20

/**
 * The names by which links find an article, the best first and each key once: its title, aliases, former titles, and
 * its file's path with fewer and fewer folders in front (`a/b/C`, `b/C`, `C`).
 */
export function namesOf(
  { title, aliases, filePath }: { title: string; aliases: readonly string[]; filePath: string | null },
  titles: readonly string[],
): ArticleName[] {
  const ranked: [name: string, rank: number][] = [
    [title, nameRanks.title],
    ...aliases.map((name): [string, number] => [name, nameRanks.alias]),
    ...titles.map((name): [string, number] => [name, nameRanks.former]),
    ...pathNames(filePath).map((name): [string, number] => [name, nameRanks.file]),
  ]
  // A link may name a file by its ending, which is then cut off: a title that has one is found all the same.
  const endings = ranked.flatMap(([name, rank]): [string, number][] =>
    withoutEnding(name) === name ? [] : [[withoutEnding(name), rank]],
  )
  const names = new Map<string, ArticleName>()
  for (const [name, rank] of [...ranked, ...endings]) {
    const name_key = nameKey(name)
    if (name_key !== '' && !names.has(name_key)) names.set(name_key, { name, name_key, rank })
  }
  return [...names.values()]
}

function pathNames(path: string | null): string[] {
  if (path === null) return []
  const parts = withoutEnding(path).split('/')
  return parts.map((_, index) => parts.slice(index).join('/')).slice(-mostFolders)
}

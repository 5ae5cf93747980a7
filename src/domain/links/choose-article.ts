import { nameKey } from '../slugs.ts'
import type { Aim } from './aim.ts'
import { nameRanks } from './article-names.ts'
import { withoutEnding } from './file-path.ts'

/** An article that has a name which a link looks for. */
export interface NamedArticle {
  articleId: number
  title: string
  filePath: string | null
  /** The name, folded, and how the article comes by it. */
  key: string
  rank: number
}

/**
 * The article of one universe that a link leads to, among those with a name that it looks for; undefined for none.
 * First the very file that it means; then a title, for a link to a file another one of that name, whichever has the
 * shorter path, and for other links the other way about; then aliases and former titles.
 */
export function chooseArticle<Article extends NamedArticle>(
  { key, near, file }: Pick<Aim, 'key' | 'near' | 'file'>,
  articles: readonly Article[],
): Article | undefined {
  const there = near === null ? undefined : articles.find((each) => each.key === near && isAt(each, near))
  if (there) return there
  const cost = (each: Article): number => {
    const far = distance(each)
    if (each.rank === nameRanks.title) return file ? 1e6 : 0
    if (far !== null) return 1 + far
    return 2e6 + each.rank
  }
  return articles
    .filter((each) => each.key === key)
    .sort((a, b) => cost(a) - cost(b) || a.articleId - b.articleId)[0]
}

/** Whether the article's file stands at a folded path; one without a file stands at its title. */
function isAt({ filePath, title }: NamedArticle, path: string): boolean {
  return nameKey(withoutEnding(filePath ?? title)) === path
}

/** How much longer the path of the article's file is than the name; null where the name is not its end. */
function distance({ filePath, key }: NamedArticle): number | null {
  if (filePath === null) return null
  const path = nameKey(withoutEnding(filePath))
  return path === key || path.endsWith(`-${key}`) ? path.length - key.length : null
}

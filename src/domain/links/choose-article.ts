import { foldKey, nameKey } from '../slugs.ts'
import type { Aim } from './aim.ts'
import { nameRanks } from './article-names.ts'
import { withoutEnding } from './file-path.ts'

/** An article that has a name which a link looks for. */
export interface NamedArticle {
  articleId: number
  title: string
  filePath: string | null
  /** The key of the name, and how the article comes by it. */
  key: string
  rank: number
}

/**
 * The article of one universe that a link leads to, among those with a name that it looks for; undefined for none.
 * First the very file that it means; then a title, for a link by a path a file at the end of whose path it stands,
 * the shorter the better, and for other links the other way about; then aliases and former titles.
 */
export function chooseArticle<Article extends NamedArticle>(
  { name, key, near, file }: Pick<Aim, 'name' | 'key' | 'near' | 'file'>,
  articles: readonly Article[],
): Article | undefined {
  if (near !== null) {
    const isAt = (form: (path: string) => string) => (each: Article) =>
      form(withoutEnding(each.filePath ?? each.title)) === form(near)
    const there = articles.find(isAt(foldKey)) ?? articles.find(isAt(looseKey))
    if (there) return there
  }
  const byPath = file || name.includes('/')
  const cost = (each: Article): number => {
    const far = distance(each, name)
    if (each.rank === nameRanks.title) return byPath ? 1e6 : 0
    if (far !== null) return 1 + far
    // Its key is the same, but its path is another: a/b is not a-b.
    return each.rank === nameRanks.file ? Number.POSITIVE_INFINITY : 2e6 + each.rank
  }
  return articles
    .map((article) => ({ article, cost: cost(article) }))
    .filter(({ article, cost }) => article.key === key && cost < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.cost - b.cost || a.article.articleId - b.article.articleId)[0]?.article
}

/** How much longer the path of the article's file is than the name at its end; null where that is not its end. */
function distance({ filePath }: NamedArticle, name: string): number | null {
  if (filePath === null) return null
  const bare = withoutEnding(filePath)
  // Of two files whose names differ in their signs, the one that is written so.
  if (endsWith(foldKey(bare), foldKey(name))) return bare.length - name.length
  return endsWith(looseKey(bare), looseKey(name)) ? bare.length - name.length + 0.5 : null
}

function endsWith(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`)
}

/** A path whose parts are folded as names are, signs aside. */
function looseKey(path: string): string {
  return path.split('/').map(nameKey).join('/')
}

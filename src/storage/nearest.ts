import { mostSimilar } from '../domain/similar-names.ts'
import { foldKey, nameKey, slugify } from '../domain/slugs.ts'
import { searchTokens } from '../domain/text/tokens.ts'
import type { Viewer } from '../domain/viewer.ts'
import { idsNamedLike, idsNamedWithAny, searchableWords, shortestPrefix } from './search/match-expression.ts'
import type { Db } from './tables.ts'
import { visibleArticles } from './visible.ts'

/** Names looked at for each way of finding them: bounds the cost of a page that isn't there. */
const candidates = 300

/** An article, named well enough to offer a link to it. */
export interface NearArticle {
  /** Slugs. */
  universe: string
  slug: string
  title: string
  universeName: string
}

/** Articles whose titles or aliases are nearest to a slug or title that isn't there; its own universe's first. */
export async function nearestArticles(
  db: Db,
  viewer: Viewer,
  asked: string,
  { universe, limit = 5 }: { universe?: string | undefined; limit?: number } = {},
): Promise<NearArticle[]> {
  const names = await findCandidates(db, viewer, asked)
  const home = universe === undefined ? undefined : slugify(universe)
  const ordered = names.sort((a, b) => Number(b.universe === home) - Number(a.universe === home))
  const oneWord = !/[\s_-]/u.test(asked.trim())
  const namesOf = ({ name }: { name: string }) => (oneWord ? [name, ...longWords(name)] : [name])
  const nearest = mostSimilar(asked, ordered, namesOf, limit * 4)
  const seen = new Set<number>()
  return nearest
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, limit)
    .map(({ universe, slug, title, universeName }) => ({ universe, slug, title, universeName }))
}

/** The words of a name that may be what a single misspelt word meant. */
function longWords(name: string): string[] {
  return name.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word.length > shortestPrefix)
}

/** Subjects whose slugs, or whose articles' names, are nearest to one that isn't there; each with an article's title. */
export async function nearestSubjects(
  db: Db,
  viewer: Viewer,
  asked: string,
  limit = 5,
): Promise<{ slug: string; title: string }[]> {
  const names = await findCandidates(db, viewer, asked)
  const nearest = mostSimilar(asked, names, ({ name, subject }) => [name, subject], limit * 4)
  const seen = new Set<string>()
  return nearest
    .filter(({ subject }) => !seen.has(subject) && seen.add(subject))
    .slice(0, limit)
    .map(({ subject, title }) => ({ slug: subject, title }))
}

/** Names that begin as what was asked for, that share a word with it, or that have a word which begins like one of it. */
async function findCandidates(db: Db, viewer: Viewer, asked: string) {
  const key = foldKey(asked.replaceAll('-', ' ')).slice(0, 100)
  if (key === '') return []
  const words = searchableWords(searchTokens(key)).slice(0, 8)
  const head = [...nameKey(asked)].slice(0, 2).join('')
  const inNames = visibleArticles(db, viewer)
    .innerJoin('aliases', 'aliases.article_id', 'articles.id')
    .select([
      'articles.id',
      'articles.slug',
      'articles.title',
      'articles.subject',
      'universes.slug as universe',
      'universes.name as universeName',
      'aliases.name',
    ])
  const byHead = inNames
    .where('aliases.name_key', '>=', head)
    .where('aliases.name_key', '<', `${head}\u{10ffff}`)
    .orderBy('aliases.name_key')
    .limit(candidates)
  const byWords = (ids: typeof idsNamedWithAny, wanted: readonly string[]) =>
    wanted.length === 0 ? [] : [inNames.where('articles.id', 'in', ids(wanted, candidates)).limit(candidates)]
  const long = words.filter((word) => word.length > shortestPrefix)
  // A part of a union has a limit of its own only as a table.
  const listed = (way: typeof byHead) => db.selectFrom(way.as('names')).selectAll()
  return [...byWords(idsNamedWithAny, words), ...byWords(idsNamedLike, long)]
    .reduce((found, way) => found.unionAll(listed(way)), listed(byHead))
    .execute()
}

import type { Telling } from '../../domain/compare/types.ts'
import { divergenceOnCommonAxis } from '../../domain/divergence.ts'
import { nameKey, slugify } from '../../domain/slugs.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import type { ParsedArticle } from '../../domain/source/types.ts'
import { ancestors, erasOf, shiftToCommonAxis, type Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { type Article, type ArticleHead, findArticles } from '../../storage/articles.ts'
import { linkKey, type ResolvedLink, resolveLinks } from '../../storage/links.ts'
import type { Db } from '../../storage/tables.ts'
import { tellingNames } from '../shared/telling-names.ts'
import { MOST_COLUMNS, type Selector } from './schema.ts'
import type { YearChoice } from './year-choices.ts'

/** An article of the comparison with all that its column shows and thinks with. */
export interface LoadedColumn {
  article: Article
  universe: Universe
  /** What it is called beside the others: its universe, and what tells two of one universe apart. */
  name: string
  parsed: ParsedArticle
  links: Map<string, ResolvedLink | null>
}

/**
 * The articles that selectors name, in their order; one that finds nothing is left out and named in `missing`. A
 * universe alone means its telling among `counterparts`: the oldest, in the language asked for where there is one.
 */
export async function loadSelected(
  db: Db,
  viewer: Viewer,
  selectors: readonly Selector[],
  counterparts: readonly ArticleHead[],
  lang?: string,
): Promise<{ articles: Article[]; missing: Selector[] }> {
  const tellingIn = (universe: string) => {
    const own = counterparts.filter((head) => head.universe === slugify(universe))
    return own.find((head) => head.lang === lang) ?? own[0]
  }
  const addresses = selectors.map(({ universe, article, revision }) => ({
    universe,
    slug: article ?? tellingIn(universe)?.slug ?? '', // which is no article's
    revision: revision ?? undefined,
  }))
  const found = await findArticles(db, viewer, addresses)
  return {
    articles: found.filter((article) => article !== undefined),
    missing: selectors.filter((_, index) => found[index] === undefined),
  }
}

/**
 * The tellings of a subject to show when none are named: one a universe, in the language asked for where there is one,
 * the default universe's first as the base. Where one universe alone tells of it, all it has.
 */
export async function loadCounterparts(
  db: Db,
  viewer: Viewer,
  heads: readonly ArticleHead[],
  options: { defaultUniverse: string | null; lang?: string | undefined },
): Promise<Article[]> {
  const rank = ({ universe, lang }: { universe: string; lang: string }) =>
    (universe === options.defaultUniverse ? 0 : 2) + (options.lang && lang !== options.lang ? 1 : 0)
  const ranked = heads.toSorted((a, b) => rank(a) - rank(b))
  const oneEach = ranked.filter(
    (head, index) => ranked.findIndex(({ universe }) => universe === head.universe) === index,
  )
  const chosen = oneEach.length > 1 ? oneEach : ranked
  const found = await findArticles(
    db,
    viewer,
    chosen.slice(0, MOST_COLUMNS).map(({ universe, slug }) => ({ universe, slug })),
  )
  return found.filter((article) => article !== undefined)
}

/** Reads each article and resolves the links of all of them at once. */
export async function loadColumns(
  db: Db,
  viewer: Viewer,
  articles: readonly Article[],
  universes: readonly Universe[],
): Promise<LoadedColumn[]> {
  const columns = articles.map((article) => {
    const universe = universes.find(({ id }) => id === article.universeId) as Universe
    const { calendar } = universe
    const parsed = parseArticle(article.text, {
      slugTitle: article.title,
      calendar,
      eras: erasOf(universe),
    })
    return { article, universe, parsed }
  })
  const links = await resolveLinks(
    db,
    viewer,
    universes,
    columns.map(({ universe, parsed }) => ({ ...parsed, universe })),
  )
  const names = tellingNames(
    columns.map(({ article: { title, revision }, universe, parsed: { lang } }) => ({
      universe: universe.name,
      title,
      lang,
      revision,
    })),
  )
  return columns.map((column, index) => ({
    ...column,
    name: names[index] ?? '',
    links: links[index] ?? new Map(),
  }))
}

/** A timeline whose shift nobody has set, nor chosen for this page, may have one all the same: the texts are asked. */
export function isUnset(
  universe: Universe,
  universes: readonly Universe[],
  years: readonly YearChoice[],
): boolean {
  const isChosen = years.some((choice) => choice.universe === universe.slug)
  return universe.kind === 'timeline' && !isChosen && shiftToCommonAxis(universe, universes) === 0
}

/** A column as the comparison takes it; `years` are the time shifts that the reader asks for. */
export function tellingOf(
  { article, universe, name, parsed, links }: LoadedColumn,
  universes: readonly Universe[],
  years: readonly YearChoice[],
): Telling {
  const linkSubjects = new Map<string, string>()
  for (const link of parsed.links) {
    const target = links.get(linkKey(link))
    if (target) linkSubjects.set(nameKey(link.title), target.subject)
  }
  return {
    id: `${article.universe}/${article.slug}@${article.revision}`,
    name,
    source: article.text,
    format: 'markdown',
    lang: parsed.lang,
    calendar: universe.calendar,
    eras: erasOf(universe),
    axisEras: (ancestors(universe, universes).at(-1) ?? universe).eras,
    yearShift: isUnset(universe, universes, years) ? null : shiftToCommonAxis(universe, universes),
    canon: universe.slug,
    facts: parsed.facts,
    linkSubjects,
    divergesAt: divergenceOnCommonAxis(universe, universes),
  }
}

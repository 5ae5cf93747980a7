import type { NotNull } from 'kysely'
import type { WikiLink } from '../domain/markdown/types.ts'
import { foldKey, slugify } from '../domain/slugs.ts'
import { ancestors, type Universe } from '../domain/universe.ts'
import type { Viewer } from '../domain/viewer.ts'
import { type ArticleHead, headColumns } from './articles.ts'
import { inList } from './in-list.ts'
import type { Db } from './tables.ts'
import { visibleArticles, visibleUniverses } from './visible.ts'

/** A link as far as it decides where it leads. */
export type NamedLink = Pick<WikiLink, 'universe' | 'title'>

/** Where a link leads. */
export interface ResolvedLink {
  articleId: number
  /** The universe's slug. */
  universe: string
  slug: string
  title: string
  /** Slug of its subject. */
  subject: string
  /** True when the universe that was meant has nothing of its own and an ancestor's article stands in. */
  inherited: boolean
}

/** How many articles a list of links holds at most. */
const longestList = 500

/** The key under which resolveLinks answers for a link: two links that differ only in case or form share one. */
export function linkKey({ universe, title }: NamedLink): string {
  return `${universe === null ? '' : foldKey(universe)}\u0000${foldKey(title)}`
}

/** The links of one article, and the universe whose names they use. */
export interface LinksOfArticle {
  universe: Universe
  links: readonly NamedLink[]
}

/**
 * Where the links of several articles lead, in one query: for each article a map by linkKey, null where nothing is. A
 * title or alias of the universe's own wins, then its former titles, then each ancestor's in turn. `[[name:Title]]`
 * looks in the universe of that slug or name; where there is none the colon is part of the title.
 */
export async function resolveLinks(
  db: Db,
  viewer: Viewer,
  universes: readonly Universe[],
  articles: readonly LinksOfArticle[],
): Promise<Map<string, ResolvedLink | null>[]> {
  const resolve = await linkResolver(
    db,
    viewer,
    universes,
    articles.flatMap(({ links }) => links),
  )
  return articles.map(
    ({ universe, links }) => new Map(links.map((link) => [linkKey(link), resolve(universe, link)])),
  )
}

/** The live articles with a link that leads to this one, by universe and title; at most 500. */
export async function listBacklinks(
  db: Db,
  viewer: Viewer,
  universes: readonly Universe[],
  article: ArticleHead,
): Promise<ArticleHead[]> {
  const names = await visibleArticles(db, viewer)
    .innerJoin('aliases', 'aliases.article_id', 'articles.id')
    .select('aliases.name_key')
    .where('articles.id', '=', article.id)
    .execute()
  if (names.length === 0) return []
  const keys = names.flatMap(({ name_key: key }) => [key, ...afterColons(key)])
  const rows = await visibleArticles(db, viewer)
    .innerJoin('links', 'links.article_id', 'articles.id')
    .select(headColumns)
    .select(['links.target', 'links.target_universe as targetUniverse'])
    .where('links.target_key', 'in', inList(keys))
    .orderBy('universes.position')
    .orderBy('universes.id')
    .orderBy('articles.title_key')
    .orderBy('articles.id')
    .limit(longestList * 4)
    .execute()
  const linkOf = (row: { target: string; targetUniverse: string | null }): NamedLink => ({
    universe: row.targetUniverse,
    title: row.target,
  })
  const resolve = await linkResolver(db, viewer, universes, rows.map(linkOf))
  const byId = new Map(universes.map((each) => [each.id, each]))
  const found = new Map<number, ArticleHead>()
  for (const row of rows) {
    const home = byId.get(row.universeId)
    if (!home || resolve(home, linkOf(row))?.articleId !== article.id) continue
    const { target: _, targetUniverse: __, ...head } = row
    found.set(row.id, head)
  }
  return [...found.values()].slice(0, longestList)
}

/** A red link of a universe: written in it, with nothing behind it. */
export interface WantedLink {
  title: string
  /** How many articles have it. */
  articles: number
}

/** The red links of a universe, the most wanted first. Links that name another universe are not counted. */
export async function listWantedLinks(
  db: Db,
  viewer: Viewer,
  universes: readonly Universe[],
  universe: Universe,
  limit = 200,
): Promise<WantedLink[]> {
  const chain = [universe, ...ancestors(universe, universes)].map(({ id }) => id)
  // Links stand for live articles alone, so the universe is all there is to join.
  const ownLinks = visibleUniverses(db, viewer)
    .innerJoin('links', 'links.universe_id', 'universes.id')
    .where('links.universe_id', '=', universe.id)
    .where('links.target_universe', 'is', null)
  const red = db
    .selectFrom(ownLinks.select('links.target_key as key').distinct().as('targets'))
    .select('targets.key')
    .select((eb) =>
      ownLinks
        .select(({ fn }) => fn.count<number>('links.article_id').distinct().as('articles'))
        .where('links.target_key', '=', eb.ref('targets.key'))
        .as('articles'),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('aliases')
            .select('aliases.article_id')
            .whereRef('aliases.name_key', '=', 'targets.key')
            .where('aliases.universe_id', 'in', inList(chain)),
        ),
      ),
    )
    .orderBy('articles', 'desc')
    .orderBy('targets.key')
    .limit(limit)
  // How they are written is looked up for these few: the rest reads indexes alone.
  return db
    .selectFrom(red.as('wanted'))
    .select((eb) => [
      'wanted.articles',
      ownLinks
        .select(({ fn }) => fn.min('links.target').as('title'))
        .where('links.target_key', '=', eb.ref('wanted.key'))
        .as('title'),
    ])
    .$narrowType<{ title: NotNull; articles: NotNull }>()
    .orderBy('wanted.articles', 'desc')
    .orderBy('wanted.key')
    .execute()
}

type Resolver = (home: Universe, link: NamedLink) => ResolvedLink | null

/** Asks once for every name that the links could mean, in all universes, and answers from that. */
async function linkResolver(
  db: Db,
  viewer: Viewer,
  universes: readonly Universe[],
  links: readonly NamedLink[],
): Promise<Resolver> {
  const keys = new Set(links.flatMap((link) => [foldKey(link.title), ...withColon(link)]))
  const rows =
    keys.size === 0
      ? []
      : await visibleArticles(db, viewer)
          .innerJoin('aliases', 'aliases.article_id', 'articles.id')
          .select([
            'articles.id as articleId',
            'articles.universe_id as universeId',
            'universes.slug as universe',
            'articles.slug',
            'articles.title',
            'articles.subject',
            'aliases.name_key as key',
          ])
          .where('aliases.name_key', 'in', inList(keys))
          .orderBy('aliases.rank')
          .orderBy('articles.id')
          .execute()
  const best = new Map<string, Omit<ResolvedLink, 'inherited'>>()
  for (const { key, universeId, ...target } of rows) {
    const place = `${universeId} ${key}`
    if (!best.has(place)) best.set(place, target)
  }
  const lookUp = (from: Universe, key: string): ResolvedLink | null => {
    for (const place of [from, ...ancestors(from, universes)]) {
      const target = best.get(`${place.id} ${key}`)
      if (target) return { ...target, inherited: place.id !== from.id }
    }
    return null
  }
  return (home, link) => {
    if (link.universe === null) return lookUp(home, foldKey(link.title))
    const named = universeNamed(universes, link.universe)
    if (named) return lookUp(named, foldKey(link.title))
    return (
      withColon(link)
        .map((key) => lookUp(home, key))
        .find((target) => target !== null) ?? null
    )
  }
}

/** The universe that a link's words before the colon mean: its slug or its name, in any case. */
export function universeNamed(universes: readonly Universe[], name: string): Universe | undefined {
  const [slug, key] = [slugify(name), foldKey(name)]
  return universes.find((each) => each.slug === slug) ?? universes.find((each) => foldKey(each.name) === key)
}

/** The titles that a link with a colon may mean when what stands before it is no universe. */
function withColon({ universe, title }: NamedLink): string[] {
  return universe === null ? [] : [foldKey(`${universe}:${title}`), foldKey(`${universe}: ${title}`)]
}

/** What follows each colon of a name: `[[Star Wars: A New Hope]]` was read as the title `A New Hope`. */
function afterColons(key: string): string[] {
  return [...key.matchAll(/:\s*/g)]
    .map((colon) => key.slice(colon.index + colon[0].length))
    .filter((rest) => rest !== '')
}

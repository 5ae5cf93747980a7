import type { NotNull } from 'kysely'
import { type Aim, aimOf, type NamedLink } from '../domain/links/aim.ts'
import { chooseArticle, type NamedArticle } from '../domain/links/choose-article.ts'
import { foldKey, nameKey, slugify } from '../domain/slugs.ts'
import { ancestors, type Universe } from '../domain/universe.ts'
import type { Viewer } from '../domain/viewer.ts'
import { type ArticleHead, headColumns } from './articles.ts'
import { inList } from './in-list.ts'
import type { Db } from './tables.ts'
import { visibleArticles, visibleUniverses } from './visible.ts'

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

/** The key under which resolveLinks answers for a link as it is written: ../b is not b. */
export function linkKey({ universe, title, file }: NamedLink): string {
  return `${universe ?? ''}\u0000${file ? '(' : '['}${title}`
}

/** The links of one article, the universe whose names they use, and where its file stands. */
export interface LinksOfArticle {
  universe: Universe
  links: readonly NamedLink[]
  filePath?: string | null
}

/**
 * Where the links of several articles lead, in one query: for each article a map by linkKey, null where nothing is. The
 * universe's own article wins, then each ancestor's in turn; which of several, `chooseArticle` says. `[[name:Title]]`
 * looks in the universe of that slug or name; where there is none the colon is part of the title.
 */
export async function resolveLinks(
  db: Db,
  viewer: Viewer,
  universes: readonly Universe[],
  articles: readonly LinksOfArticle[],
): Promise<Map<string, ResolvedLink | null>[]> {
  const aimed = articles.map(({ universe, links, filePath = null }) => ({
    universe,
    links: links.map((link) => ({ key: linkKey(link), aim: aimOf(link, filePath) })),
  }))
  const aims = aimed.flatMap(({ links }) => links.map(({ aim }) => aim))
  const resolve = await linkResolver(db, viewer, universes, aims)
  return aimed.map(
    ({ universe, links }) => new Map(links.map(({ key, aim }) => [key, resolve(universe, aim)])),
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
    .select(['aliases.name', 'aliases.name_key as key'])
    .where('articles.id', '=', article.id)
    .execute()
  if (names.length === 0) return []
  const keys = names.flatMap(({ name, key }) => [key, ...afterColons(name)])
  const rows = await visibleArticles(db, viewer)
    .innerJoin('links', 'links.article_id', 'articles.id')
    .select(headColumns)
    .select([
      'links.target as name',
      'links.target_key as key',
      'links.target_universe as targetUniverse',
      'links.near_key as near',
      'links.by_file as byFile',
    ])
    .where('links.target_key', 'in', inList(keys))
    .orderBy('universes.position')
    .orderBy('universes.id')
    .orderBy('articles.title_key')
    .orderBy('articles.id')
    .limit(longestList * 4)
    .execute()
  const linking = rows.map(({ name, key, targetUniverse, near, byFile, ...head }) => ({
    head,
    aim: { universe: targetUniverse, name, key, near, file: byFile !== 0 },
  }))
  const aims = linking.map(({ aim }) => aim)
  const resolve = await linkResolver(db, viewer, universes, aims)
  const byId = new Map(universes.map((each) => [each.id, each]))
  const found = new Map<number, ArticleHead>()
  for (const { head, aim } of linking) {
    const home = byId.get(head.universeId)
    if (home && resolve(home, aim)?.articleId === article.id) found.set(head.id, head)
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

type Resolver = (home: Universe, aim: Aim) => ResolvedLink | null

/** An article by one of its names, with all that a link to it needs. */
type Candidate = NamedArticle & Omit<ResolvedLink, 'inherited'>

/** Asks once for every name that the links could mean, in all universes, and answers from that. */
async function linkResolver(
  db: Db,
  viewer: Viewer,
  universes: readonly Universe[],
  aims: readonly Aim[],
): Promise<Resolver> {
  const keys = new Set(
    aims.flatMap((aim) => [aim.key, nameKey(aim.near ?? aim.name), ...withColon(aim).map(nameKey)]),
  )
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
            'articles.file_path as filePath',
            'aliases.name_key as key',
            'aliases.rank',
          ])
          .where('aliases.name_key', 'in', inList(keys))
          .orderBy('articles.id')
          .execute()
  const byName = new Map<string, Candidate[]>()
  for (const { universeId, ...candidate } of rows) {
    const place = `${universeId} ${candidate.key}`
    const others = byName.get(place)
    if (others) others.push(candidate)
    else byName.set(place, [candidate])
  }
  const lookUp = (from: Universe, aim: Omit<Aim, 'universe'>): ResolvedLink | null => {
    for (const place of [from, ...ancestors(from, universes)]) {
      const keys = new Set([nameKey(aim.near ?? aim.name), aim.key])
      const named = [...keys].flatMap((key) => byName.get(`${place.id} ${key}`) ?? [])
      const found = named.length === 0 ? undefined : chooseArticle(aim, named)
      if (!found) continue
      const { filePath: _, key: __, rank: ___, ...target } = found
      return { ...target, inherited: place.id !== from.id }
    }
    return null
  }
  return (home, aim) => {
    if (aim.universe === null) return lookUp(home, aim)
    const named = universeNamed(universes, aim.universe)
    if (named) return lookUp(named, aim)
    return (
      withColon(aim)
        .map((name) => lookUp(home, { name, key: nameKey(name), near: null, file: false }))
        .find((target) => target !== null) ?? null
    )
  }
}

/** The universe that a link's words before the colon mean: its slug or its name, in any case. */
export function universeNamed(universes: readonly Universe[], name: string): Universe | undefined {
  const [slug, key] = [slugify(name), foldKey(name)]
  return universes.find((each) => each.slug === slug) ?? universes.find((each) => foldKey(each.name) === key)
}

/** The title that a link with a colon means when what stands before it is no universe. */
function withColon({ universe, name }: Aim): string[] {
  return universe === null ? [] : [`${universe}: ${name}`]
}

/** What follows each colon of a name: `[[Star Wars: A New Hope]]` was read as the title `A New Hope`. */
function afterColons(name: string): string[] {
  return [...name.matchAll(/:/g)]
    .map(({ index }) => nameKey(name.slice(index + 1)))
    .filter((rest) => rest !== '')
}

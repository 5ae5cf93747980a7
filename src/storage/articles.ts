import type { SelectQueryBuilder } from 'kysely'
import { foldKey, slugify } from '../domain/slugs.ts'
import type { Viewer } from '../domain/viewer.ts'
import { inList } from './in-list.ts'
import type { Db, RevisionKind, Tables } from './tables.ts'
import { visibleArticles } from './visible.ts'

/** An article without its text: what lists hold. Instants are ISO-8601 UTC; `length` is bytes of UTF-8. */
export interface ArticleHead {
  id: number
  universeId: number
  /** The universe's slug. */
  universe: string
  slug: string
  title: string
  /** Slug of the subject. */
  subject: string
  lang: string
  /** Number of the revision this is. */
  revision: number
  /** SHA-256 of the text, hex. */
  hash: string
  length: number
  createdAt: string
  updatedAt: string
  deletedAt: string | null
}

/** An article at one revision. */
export interface Article extends ArticleHead {
  text: string
  summary: string
  authorName: string
  savedAt: string
  revisionKind: RevisionKind
}

/** Names one article: by address, or as a universe's telling of a subject; at one revision or the latest. */
export type ArticleSelector = { universe: string; revision?: number } & (
  | { slug: string }
  | { subject: string; lang?: string }
)

export const headColumns = [
  'articles.id',
  'articles.universe_id as universeId',
  'universes.slug as universe',
  'articles.slug',
  'articles.title',
  'articles.subject',
  'articles.lang',
  'articles.revision',
  'articles.text_hash as hash',
  'articles.length',
  'articles.created_at as createdAt',
  'articles.updated_at as updatedAt',
  'articles.deleted_at as deletedAt',
] as const

/**
 * The article at an address, in any case or Unicode form; the latest revision or the one asked for. A deleted one
 * comes only when asked for by someone who may edit, and after a live one at the same address.
 */
export async function findArticle(
  db: Db,
  viewer: Viewer,
  universeSlug: string,
  slug: string,
  options: { revision?: number | undefined; includeDeleted?: boolean } = {},
): Promise<Article | undefined> {
  const address = { universe: slugify(universeSlug), slug: slugify(slug) }
  const live = await withText(
    atAddress(visibleArticles(db, viewer), address),
    options.revision,
  ).executeTakeFirst()
  if (live || !options.includeDeleted) return live
  return withText(
    atAddress(visibleArticles(db, viewer, { includeDeleted: true }), address)
      .where('articles.deleted_at', 'is not', null)
      .orderBy('articles.deleted_at', 'desc'),
    options.revision,
  ).executeTakeFirst()
}

/** An article by its id, as findArticle gives it. */
export async function findArticleById(
  db: Db,
  viewer: Viewer,
  id: number,
  options: { revision?: number | undefined; includeDeleted?: boolean } = {},
): Promise<Article | undefined> {
  return withText(
    visibleArticles(db, viewer, options).where('articles.id', '=', id),
    options.revision,
  ).executeTakeFirst()
}

/** Where an address that no live article has leads now: the slug of the article that had it last. */
export async function findRedirect(
  db: Db,
  viewer: Viewer,
  universeSlug: string,
  slug: string,
): Promise<string | undefined> {
  const row = await visibleArticles(db, viewer)
    .innerJoin('article_slugs', 'article_slugs.article_id', 'articles.id')
    .select('articles.slug')
    .where('universes.slug', '=', slugify(universeSlug))
    .whereRef('article_slugs.universe_id', '=', 'universes.id')
    .where('article_slugs.slug', '=', slugify(slug))
    .whereRef('article_slugs.slug', '!=', 'articles.slug')
    .orderBy('articles.updated_at', 'desc')
    .orderBy('articles.id', 'desc')
    .executeTakeFirst()
  return row?.slug
}

/** Live articles by title, of one universe or all, with a tag or any; `after` is the last one of the page before. */
export async function listArticles(
  db: Db,
  viewer: Viewer,
  page: {
    universeId?: number | undefined
    tag?: string | undefined
    limit: number
    after?: { title: string; id: number } | undefined
  },
): Promise<ArticleHead[]> {
  const { universeId, tag, after } = page
  return visibleArticles(db, viewer)
    .select(headColumns)
    .$if(universeId !== undefined, (query) => query.where('articles.universe_id', '=', universeId as number))
    .$if(tag !== undefined, (query) =>
      query.where('articles.id', 'in', (eb) =>
        eb
          .selectFrom('tags')
          .select('tags.article_id')
          .where('tags.tag_key', '=', foldKey(tag as string)),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('articles.title_key', 'articles.id'),
          '>',
          eb.tuple(foldKey(after?.title ?? ''), after?.id ?? 0),
        ),
      ),
    )
    .orderBy('articles.title_key')
    .orderBy('articles.id')
    .limit(page.limit)
    .execute()
}

/** The live articles of a subject over all universes, in the universes' order. */
export async function listCounterparts(db: Db, viewer: Viewer, subject: string): Promise<ArticleHead[]> {
  return visibleArticles(db, viewer)
    .select(headColumns)
    .where('articles.subject', '=', slugify(subject))
    .orderBy('universes.position')
    .orderBy('universes.id')
    .orderBy('articles.id')
    .execute()
}

/**
 * The articles to set side by side, in the selectors' order; undefined where there is none. A subject that a
 * universe tells more than once stands for its oldest article, in the language asked for where there is one.
 */
export async function getArticlesForComparison(
  db: Db,
  viewer: Viewer,
  selectors: readonly ArticleSelector[],
): Promise<(Article | undefined)[]> {
  if (selectors.length === 0) return []
  const slugs = selectors.flatMap((each) => ('slug' in each ? [slugify(each.slug)] : []))
  const subjects = selectors.flatMap((each) => ('subject' in each ? [slugify(each.subject)] : []))
  const heads = await visibleArticles(db, viewer)
    .select(headColumns)
    .where('universes.slug', 'in', inList(selectors.map(({ universe }) => slugify(universe))))
    .where((eb) =>
      eb.or([
        ...(slugs.length > 0 ? [eb('articles.slug', 'in', inList(slugs))] : []),
        ...(subjects.length > 0 ? [eb('articles.subject', 'in', inList(subjects))] : []),
      ]),
    )
    .orderBy('articles.id')
    .execute()
  const chosen = selectors.map((selector) => ({ selector, head: choose(heads, selector) }))
  const wanted = chosen.flatMap(({ head, selector }) =>
    head ? [{ id: head.id, number: selector.revision ?? head.revision }] : [],
  )
  if (wanted.length === 0) return selectors.map(() => undefined)
  const articles = await withText(visibleArticles(db, viewer), null)
    .where((eb) =>
      eb.or(
        wanted.map(({ id, number }) =>
          eb.and([eb('articles.id', '=', id), eb('revisions.number', '=', number)]),
        ),
      ),
    )
    .execute()
  return chosen.map(({ selector, head }) =>
    articles.find(({ id, revision }) => id === head?.id && revision === (selector.revision ?? head.revision)),
  )
}

function choose(heads: readonly ArticleHead[], selector: ArticleSelector): ArticleHead | undefined {
  const own = heads.filter(({ universe }) => universe === slugify(selector.universe))
  if ('slug' in selector) return own.find(({ slug }) => slug === slugify(selector.slug))
  const tellings = own.filter(({ subject }) => subject === slugify(selector.subject))
  return tellings.find(({ lang }) => lang === selector.lang) ?? tellings[0]
}

type VisibleArticles = ReturnType<typeof visibleArticles>

function atAddress(
  query: VisibleArticles,
  { universe, slug }: { universe: string; slug: string },
): VisibleArticles {
  return query.where('universes.slug', '=', universe).where('articles.slug', '=', slug)
}

/** Joins the text: of the latest revision (undefined), of one by number, or of any (null). */
function withText(query: VisibleArticles, revision: number | null | undefined) {
  const joined =
    revision === undefined
      ? query.innerJoin('revisions', 'revisions.id', 'articles.revision_id')
      : query.innerJoin('revisions', 'revisions.article_id', 'articles.id')
  return (joined as SelectQueryBuilder<Tables, 'articles' | 'universes' | 'revisions', object>)
    .$if(typeof revision === 'number', (each) => each.where('revisions.number', '=', revision as number))
    .select([
      'articles.id',
      'articles.universe_id as universeId',
      'universes.slug as universe',
      'articles.slug',
      'revisions.title',
      'articles.subject',
      'articles.lang',
      'revisions.number as revision',
      'revisions.text_hash as hash',
      'revisions.length',
      'articles.created_at as createdAt',
      'articles.updated_at as updatedAt',
      'articles.deleted_at as deletedAt',
      'revisions.text',
      'revisions.summary',
      'revisions.author_name as authorName',
      'revisions.created_at as savedAt',
      'revisions.kind as revisionKind',
    ])
}

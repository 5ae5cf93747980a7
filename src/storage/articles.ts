import type { NotNull, SqlBool } from 'kysely'
import { sortKey } from '../domain/natural-order.ts'
import { addressForms, foldKey, slugify } from '../domain/slugs.ts'
import type { Viewer } from '../domain/viewer.ts'
import { inList } from './in-list.ts'
import type { Db, RevisionKind } from './tables.ts'
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
  /** Number of its latest revision. */
  newest: number
  text: string
  summary: string
  authorName: string
  savedAt: string
  revisionKind: RevisionKind
}

export interface ListedArticle extends ArticleHead {
  /** Whether the universe that was asked about tells the subject too. */
  toldThere?: SqlBool
}

/** Where an article stands, in any case or Unicode form. One of two addresses that were told apart once is named exactly. */
export interface ArticleAddress {
  /** Slugs. */
  universe: string
  slug: string
}

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

const textColumns = [
  'articles.id',
  'articles.universe_id as universeId',
  'universes.slug as universe',
  'articles.slug',
  'revisions.title',
  'articles.subject',
  'articles.lang',
  'revisions.number as revision',
  'articles.revision as newest',
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
] as const

/** The article of an id, deleted ones too for those who may edit; its latest revision or the one asked for. */
export async function findArticleById(
  db: Db,
  viewer: Viewer,
  id: number,
  options: { revision?: number | undefined } = {},
): Promise<Article | undefined> {
  return withText(visibleArticles(db, viewer, { includeDeleted: true }), options.revision)
    .where('articles.id', '=', id)
    .executeTakeFirst()
}

/** The live article that stands at an address; the latest revision or the one asked for. */
export async function findArticle(
  db: Db,
  viewer: Viewer,
  universeSlug: string,
  slug: string,
  { revision }: { revision?: number | undefined } = {},
): Promise<Article | undefined> {
  return withText(visibleArticles(db, viewer), revision)
    .where('universes.slug', '=', slugify(universeSlug))
    .where('articles.slug', 'in', addressForms(slug))
    .orderBy((eb) => eb('articles.slug', '=', slug), 'desc')
    .executeTakeFirst()
}

/**
 * The article that an address leads to: the one that stands there, else the one that moved away from there last, else
 * a deleted one, when asked for by someone who may edit. The latest revision or the one asked for.
 */
export async function findArticleAt(
  db: Db,
  viewer: Viewer,
  { universe, slug }: ArticleAddress,
  options: { revision?: number | undefined; includeDeleted?: boolean } = {},
): Promise<Article | undefined> {
  // Which article it is, is settled before the revision: one that lacks it must not give way to another.
  const there = visibleArticles(db, viewer, options)
    .select('articles.id')
    .innerJoin('article_slugs', 'article_slugs.article_id', 'articles.id')
    .whereRef('article_slugs.universe_id', '=', 'universes.id')
    .where('universes.slug', '=', slugify(universe))
    .where('article_slugs.slug', 'in', addressForms(slug))
    .where((eb) =>
      eb.or([eb('articles.deleted_at', 'is', null), eb('articles.slug', '=', eb.ref('article_slugs.slug'))]),
    )
    .orderBy((eb) => eb('articles.deleted_at', 'is', null), 'desc')
    .orderBy((eb) => eb('articles.slug', '=', slug), 'desc')
    .orderBy((eb) => eb('articles.slug', '=', eb.ref('article_slugs.slug')), 'desc')
    .orderBy((eb) => eb.fn.coalesce('articles.deleted_at', 'articles.updated_at'), 'desc')
    .orderBy('articles.id', 'desc')
    .limit(1)
  return withText(visibleArticles(db, viewer, options), options.revision)
    .where('articles.id', '=', there)
    .executeTakeFirst()
}

/**
 * The live articles that stand at these addresses, in their order and in one query, each at its latest revision or the
 * one asked for; undefined where there is none.
 */
export async function findArticles(
  db: Db,
  viewer: Viewer,
  addresses: readonly (ArticleAddress & { revision?: number | undefined })[],
): Promise<(Article | undefined)[]> {
  if (addresses.length === 0) return []
  const wanted = addresses.map(({ universe, slug, revision }) => ({
    universe: slugify(universe),
    forms: addressForms(slug),
    revision,
  }))
  const pinned = wanted.flatMap(({ revision }) => revision ?? [])
  const articles = await selectTexts(visibleArticles(db, viewer))
    // The lists are for the indexes; which universe goes with which article and revision is said after them.
    .where('universes.slug', 'in', inList(wanted.map(({ universe }) => universe)))
    .where('articles.slug', 'in', inList(wanted.flatMap(({ forms }) => forms)))
    .where((eb) => eb('revisions.number', 'in', [eb.ref('articles.revision'), ...inList(pinned)]))
    .where((eb) =>
      eb.or(
        wanted.map(({ universe, forms, revision }) =>
          eb.and([
            eb('universes.slug', '=', universe),
            eb('articles.slug', 'in', forms),
            eb('revisions.number', '=', revision ?? eb.ref('articles.revision')),
          ]),
        ),
      ),
    )
    .execute()
  return wanted.map(({ universe, forms, revision }) => {
    const fits = (slug: string) =>
      articles.find(
        (each) =>
          each.universe === universe && each.slug === slug && each.revision === (revision ?? each.newest),
      )
    return forms.map(fits).find((article) => article !== undefined)
  })
}

/**
 * Live articles by title, of one universe or all, with a tag or any; `after` is the last one of the page before.
 * `toldIn`, the id of another universe that the viewer sees, has each say whether its subject is told there too.
 */
export async function listArticles(
  db: Db,
  viewer: Viewer,
  page: {
    universeId?: number | undefined
    tag?: string | undefined
    limit: number
    after?: { title: string; id: number } | undefined
    toldIn?: number | null | undefined
  },
): Promise<ListedArticle[]> {
  const { universeId, tag, after, toldIn = null } = page
  return visibleArticles(db, viewer)
    .select(headColumns)
    .$if(toldIn !== null, (query) =>
      query.select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('articles as there')
              .select('there.id')
              .where('there.universe_id', '=', toldIn as number)
              .where('there.deleted_at', 'is', null)
              .whereRef('there.subject', '=', 'articles.subject'),
          )
          .as('toldThere'),
      ),
    )
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
          eb.tuple(sortKey(after?.title ?? ''), after?.id ?? 0),
        ),
      ),
    )
    .orderBy('articles.title_key')
    .orderBy('articles.id')
    .limit(page.limit)
    .execute()
}

/** A live article that came as a file. */
export interface FiledArticle {
  id: number
  slug: string
  filePath: string
}

/** The live articles of a universe that say where their file stands, the oldest first. */
export async function listFiled(db: Db, viewer: Viewer, universeId: number): Promise<FiledArticle[]> {
  return visibleArticles(db, viewer)
    .select(['articles.id', 'articles.slug', 'articles.file_path as filePath'])
    .where('articles.universe_id', '=', universeId)
    .where('articles.file_path', 'is not', null)
    .$narrowType<{ filePath: NotNull }>()
    .orderBy('articles.id')
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

type VisibleArticles = ReturnType<typeof visibleArticles>

/** Joins the texts of all revisions. */
function selectTexts(query: VisibleArticles) {
  return query.innerJoin('revisions', 'revisions.article_id', 'articles.id').select(textColumns)
}

/** Joins the text of the latest revision, or of one by its number. */
function withText(query: VisibleArticles, revision: number | undefined) {
  return selectTexts(query).where((eb) =>
    eb('revisions.number', '=', revision ?? eb.ref('articles.revision')),
  )
}

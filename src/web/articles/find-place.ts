import type { FastifyReply, FastifyRequest } from 'fastify'
import { articlePath, universePath } from '../../domain/addresses.ts'
import { slugify } from '../../domain/slugs.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { AppError } from '../../errors.ts'
import { type Article, findArticle, findRedirect } from '../../storage/articles.ts'
import type { Db } from '../../storage/tables.ts'
import { getUniverse, listUniverses } from '../../storage/universes.ts'

/** Where an address leads: its universe, and the article there if there is one. */
export interface Place {
  universe: Universe
  universes: readonly Universe[]
}

/** A place with its article, deleted or not. */
export interface ArticlePlace extends Place {
  article: Article
}

/** The universe of an address, any case or form. @throws AppError not_found with the nearest names. */
export async function findPlace(db: Db, viewer: Viewer, address: { universe: string }): Promise<Place> {
  const universes = await listUniverses(db, viewer)
  const slug = slugify(address.universe)
  const universe =
    universes.find((each) => each.slug === slug) ?? (await getUniverse(db, viewer, address.universe))
  return { universe, universes }
}

/**
 * The article of an address: the one that stands there, else the one that moved from there, else a deleted one (for
 * viewers who may edit). Undefined when there is none.
 * @throws AppError not_found when the universe or the revision asked for does not exist.
 */
export async function findArticleAt(
  db: Db,
  viewer: Viewer,
  place: Place,
  slug: string,
  revision?: number,
): Promise<Article | undefined> {
  const asked = { revision, includeDeleted: true }
  const universe = place.universe.slug
  const here = await findArticle(db, viewer, universe, slug, asked)
  if (here && here.deletedAt === null) return here
  const movedTo = await findRedirect(db, viewer, universe, slug)
  const found = movedTo === undefined ? here : await findArticle(db, viewer, universe, movedTo, asked)
  if (!found && revision !== undefined) await refuseRevision(db, viewer, place, movedTo ?? slug)
  return found
}

/**
 * For pages that read: the live article at its one true address. Any other address of it is answered with a redirect
 * that keeps the rest of the address, and the promise gives undefined. `onGone` answers where no live article is.
 */
export async function readArticle(
  request: FastifyRequest,
  reply: FastifyReply,
  address: { universe: string; article: string },
  onGone: (place: Place, deleted: Article | undefined) => Promise<unknown>,
  options: { revision?: number | undefined; deletedToo?: boolean } = {},
): Promise<ArticlePlace | undefined> {
  const { server, viewer } = request
  const place = await findPlace(server.db, viewer, address)
  const article = await findArticleAt(server.db, viewer, place, address.article, options.revision)
  if (!article || (article.deletedAt !== null && !options.deletedToo)) {
    await onGone(place, article)
    return undefined
  }
  if (address.universe !== place.universe.slug || address.article !== article.slug) {
    const rest = request.url.replace(/^\/u\/[^/?#]+\/[^/?#]+/, '')
    // A moved address may be used again one day, so browsers ask every time.
    reply
      .header('cache-control', 'no-cache')
      .redirect(`${articlePath(place.universe.slug, article.slug)}${rest}`, 301)
    return undefined
  }
  return { ...place, article }
}

async function refuseRevision(db: Db, viewer: Viewer, { universe }: Place, slug: string): Promise<void> {
  const newest = await findArticle(db, viewer, universe.slug, slug)
  if (!newest) return
  const path = articlePath(universe.slug, newest.slug)
  throw new AppError(
    'not_found',
    newest.revision === 1
      ? `“${newest.title}” has one revision, and that is number 1.`
      : `“${newest.title}” has ${newest.revision} revisions, and none with that number.`,
    {
      suggestions: [
        { label: `${newest.title} as it is now`, href: path },
        { label: 'Its history', href: `${path}/history` },
        { label: universe.name, href: universePath(universe.slug) },
      ],
    },
  )
}

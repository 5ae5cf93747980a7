import type { FastifyReply, FastifyRequest } from 'fastify'
import { articlePath, universePath } from '../../domain/addresses.ts'
import type { Universe } from '../../domain/universe.ts'
import { AppError } from '../../errors.ts'
import { type Article, findArticleAt } from '../../storage/articles.ts'
import { getUniverseAmong } from '../../storage/universes.ts'

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
export async function getPlace(request: FastifyRequest, address: { universe: string }): Promise<Place> {
  const universes = await request.universes()
  return { universe: getUniverseAmong(universes, address.universe), universes }
}

/**
 * For forms: the article that an address leads to, also when it moved or was deleted since the form was shown.
 * @throws AppError not_found.
 */
export async function getArticlePlace(
  request: FastifyRequest,
  address: { universe: string; article: string },
): Promise<ArticlePlace> {
  const place = await getPlace(request, address)
  const article = await findAt(request, place, address.article)
  if (!article) throw new AppError('not_found', 'There is no article at this address.')
  return { ...place, article }
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
  const place = await getPlace(request, address)
  const article = await findAt(request, place, address.article, options.revision)
  if (!article && options.revision !== undefined) await refuseRevision(request, place, address.article)
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

function findAt({ server, viewer }: FastifyRequest, { universe }: Place, slug: string, revision?: number) {
  const address = { universe: universe.slug, slug }
  return findArticleAt(server.db, viewer, address, { revision, includeDeleted: true })
}

/** Throws not_found when the address leads to an article, which then lacks the revision that was asked for. */
async function refuseRevision(request: FastifyRequest, place: Place, slug: string): Promise<void> {
  const newest = await findAt(request, place, slug)
  if (!newest || newest.deletedAt !== null) return
  const { universe } = place
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

import type { FastifyReply, FastifyRequest } from 'fastify'
import { articlePath, deletedPath, universePath } from '../../domain/addresses.ts'
import type { Universe } from '../../domain/universe.ts'
import { AppError } from '../../errors.ts'
import { type Article, findArticleAt, findArticleById } from '../../storage/articles.ts'
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
 * For forms: the article that the form was shown for, wherever it stands by now, deleted or not; for a form that does not
 * say, the one that its address leads to.
 * @throws AppError not_found.
 */
export async function getArticlePlace(
  request: FastifyRequest,
  address: { universe: string; article: string },
): Promise<ArticlePlace> {
  const id = idInForm(request.body)
  const known = id === undefined ? undefined : await findPlaceById(request, id)
  if (known) return known
  const place = await getPlace(request, address)
  const article = await findAt(request, place, address.article)
  if (!article) throw new AppError('not_found', 'There is no article at this address.')
  return { ...place, article }
}

/** The article of an id with its universe, deleted or not; undefined where the viewer sees none. */
export async function findPlaceById(
  request: FastifyRequest,
  id: number,
  revision?: number,
): Promise<ArticlePlace | undefined> {
  const article = await findArticleById(request.server.db, request.viewer, id, { revision })
  const universes = await request.universes()
  const universe = universes.find((each) => each.id === article?.universeId)
  return article && universe && { article, universe, universes }
}

/** An address may have become another article's since a form was opened; its hidden field says which one was meant. */
function idInForm(body: unknown): number | undefined {
  const { article } = (body ?? {}) as { article?: unknown }
  return typeof article === 'string' && /^[1-9]\d{0,14}$/.test(article) ? Number(article) : undefined
}

/**
 * For pages that read: the live article at its one true address. Any other address of it is answered with a redirect
 * that keeps the rest of the address, and the promise gives undefined. `onGone` answers where no live article is; with
 * `past`, a deleted one's past is answered with a redirect to where it is kept.
 */
export async function readArticle(
  request: FastifyRequest,
  reply: FastifyReply,
  address: { universe: string; article: string },
  onGone: (place: Place, deleted: Article | undefined) => Promise<unknown>,
  options: { revision?: number | undefined; past?: boolean } = {},
): Promise<ArticlePlace | undefined> {
  const place = await getPlace(request, address)
  const article = await findAt(request, place, address.article, options.revision)
  if (!article && options.revision !== undefined) await refuseRevision(request, place, address.article)
  const rest = request.url.replace(/^\/u\/[^/?#]+\/[^/?#]+/, '')
  if (article && article.deletedAt !== null && options.past) {
    reply.header('cache-control', 'no-store').redirect(deletedPath(article.id) + rest, 302)
    return undefined
  }
  if (!article || article.deletedAt !== null) {
    await onGone(place, article)
    return undefined
  }
  if (address.universe !== place.universe.slug || address.article !== article.slug) {
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

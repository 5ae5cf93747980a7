import type { FastifyReply, FastifyRequest } from 'fastify'
import { articlePath, newArticlePath } from '../../domain/addresses.ts'
import { isReservedSlug, slugify, titleOfSlug } from '../../domain/slugs.ts'
import { type Article, listCounterparts } from '../../storage/articles.ts'
import { listDeletedAt } from '../../storage/deleted.ts'
import { nearestArticles } from '../../storage/nearest.ts'
import { sendPage } from '../shared/page.ts'
import { suggestArticle } from '../shared/suggestions.ts'
import { missingPage } from './article-page.ts'
import { gonePage } from './deleted-pages.ts'
import type { Place } from './find-place.ts'

/** An address may be far longer than any title. */
const longestTitle = 200

/** Answers for an address where no live article is: 410 for one that was deleted, else 404 with what to do next. */
export function sendGone(request: FastifyRequest, reply: FastifyReply) {
  return async (place: Place, deleted: Article | undefined): Promise<unknown> => {
    const { server, viewer } = request
    reply.header('cache-control', 'no-store')
    if (deleted) {
      const address = { universe: place.universe.slug, slug: deleted.slug }
      const namesakes = await listDeletedAt(server.db, viewer, address)
      const page = gonePage({ ...place, article: deleted }, namesakes, viewer)
      return reply.send(await sendPage(request, reply, 'articles/gone', page, 410))
    }
    const { article } = request.params as { article: string }
    const [counterparts, near] = await Promise.all([
      listCounterparts(server.db, viewer, article),
      nearestArticles(server.db, viewer, article, { universe: place.universe.slug }),
    ])
    const offered = new Set(counterparts.map(({ universe, slug }) => articlePath(universe, slug)))
    const suggestions = near
      .map((each) => suggestArticle(each, place.universe.slug))
      .filter(({ href }) => !offered.has(href))
    // As another canon spells it, where one has it: an address has lost the capitals.
    const known = [...counterparts, ...near].find((each) => slugify(each.title) === slugify(article))
    const title = known?.title ?? titleOfSlug(article.slice(0, longestTitle))
    const slug = slugify(title)
    const newHref = slug === '' || isReservedSlug(slug) ? null : newArticlePath(place.universe.slug, title, counterparts[0]?.subject)
    const page = missingPage(place, { title, newHref }, counterparts, suggestions, viewer)
    return reply.send(await sendPage(request, reply, 'articles/missing', page, 404))
  }
}

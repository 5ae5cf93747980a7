import type { FastifyReply, FastifyRequest } from 'fastify'
import { articlePath, feedPath, universePath } from '../../domain/addresses.ts'
import { AppError } from '../../errors.ts'
import { findArticleAt } from '../../storage/articles.ts'
import { listRecent, listRevisions } from '../../storage/revisions.ts'
import { getUniverseAmong } from '../../storage/universes.ts'
import type { Routes } from '../shared/types.ts'
import { type FeedChange, type FeedOf, feedLength, feedPage } from './pages.ts'
import { articleFeedParams, universeFeedParams } from './schema.ts'

type FeedAbout = Pick<FeedOf, 'universe'> & { article?: { id: number; slug: string; title: string } }

/** Atom feeds of what changed: on the whole site, in a universe, in an article. What is deleted is in none. */
export const feedRoutes: Routes = async (app) => {
  const config = { access: 'read', cached: true, carriesNotice: true } as const

  app.get('/recent/feed.atom', { config }, async (request, reply) => send(request, reply, {}))

  app.get(
    '/u/:universe/feed.atom',
    { config, schema: { params: universeFeedParams } },
    async (request, reply) => {
      const universe = getUniverseAmong(await request.universes(), request.params.universe)
      if (request.params.universe !== universe.slug) {
        return reply.redirect(feedPath(universePath(universe.slug)), 301)
      }
      return send(request, reply, { universe })
    },
  )

  app.get(
    '/u/:universe/:article/feed.atom',
    { config, schema: { params: articleFeedParams } },
    async (request, reply) => {
      const { universe: asked, article: slug } = request.params
      const universe = getUniverseAmong(await request.universes(), asked)
      const article = await findArticleAt(app.db, request.viewer, { universe: universe.slug, slug })
      if (!article) throw new AppError('not_found', 'There is no article at this address.')
      if (asked !== universe.slug || slug !== article.slug) {
        // A moved address may be used again one day, so readers ask every time.
        reply.header('cache-control', 'no-cache')
        return reply.redirect(feedPath(articlePath(universe.slug, article.slug)), 301)
      }
      return send(request, reply, { universe, article })
    },
  )

  async function send(request: FastifyRequest, reply: FastifyReply, of: FeedAbout): Promise<string> {
    const universes = await request.universes()
    const changes = await changesOf(request, of)
    const about = { siteName: request.settings.siteName, universes, ...of }
    const feed = await app.view('feeds/atom', feedPage(about, changes, app.config.baseUrl))
    reply.type('application/atom+xml; charset=utf-8')
    return feed
  }
}

async function changesOf(
  { server, viewer }: FastifyRequest,
  { universe, article }: FeedAbout,
): Promise<FeedChange[]> {
  const page = { limit: feedLength, universeId: universe?.id }
  if (!universe || !article) return listRecent(server.db, viewer, page)
  const revisions = await listRevisions(server.db, viewer, article.id, page)
  return revisions.map((revision) => ({ ...revision, universeId: universe.id, articleSlug: article.slug }))
}

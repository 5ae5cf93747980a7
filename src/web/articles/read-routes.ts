import type { FastifyReply, FastifyRequest } from 'fastify'
import { listCounterparts } from '../../storage/articles.ts'
import { listBacklinks } from '../../storage/links.ts'
import { doneIn } from '../shared/done.ts'
import { sendPage } from '../shared/page.ts'
import { costlyIfOld } from '../shared/rate-limits.ts'
import { weightOf } from '../shared/threads/weight.ts'
import type { Routes } from '../shared/types.ts'
import { articlePage } from './article-page.ts'
import { type ArticlePlace, readArticle } from './find-place.ts'
import { sendGone } from './gone.ts'
import { backlinksPage, sourcePage } from './reference-pages.ts'
import { articleParams, showQuery, sourceQuery } from './schema.ts'

/** Reading: the article itself, now or at a revision, what links to it, and its source. */
export const readRoutes: Routes = async (app) => {
  app.get(
    '/u/:universe/:article',
    {
      config: { access: 'read', cached: true, limit: costlyIfOld },
      schema: { params: articleParams, querystring: showQuery },
    },
    async (request, reply) => {
      const { viewer, query } = request
      const found = await readArticle(request, reply, request.params, sendGone(request, reply), {
        revision: query.rev,
        past: query.rev !== undefined,
      })
      if (!found) return reply
      const { article, universe, universes } = found
      const { text, title } = article
      const [rendered, counterparts] = await Promise.all([
        request.threads.run('renderArticle', weightOf([text]), viewer, { universe, universes }, text, title),
        listCounterparts(app.db, viewer, article.subject),
      ])
      const pinned = query.rev === undefined ? null : { newest: article.newest }
      return sendPage(
        request,
        reply,
        'articles/show',
        articlePage(found, rendered, counterparts, viewer, pinned, doneIn(request.url)?.isWarning),
      )
    },
  )

  app.get(
    '/u/:universe/:article/links',
    { config: { access: 'read', cached: true }, schema: { params: articleParams } },
    async (request, reply) => {
      const found = await readArticle(request, reply, request.params, sendGone(request, reply))
      if (!found) return reply
      const backlinks = await listBacklinks(app.db, request.viewer, found.universes, found.article)
      return sendPage(request, reply, 'articles/links', backlinksPage(found, backlinks, request.viewer))
    },
  )

  app.get(
    '/u/:universe/:article/source',
    {
      config: { access: 'read', cached: true, limit: costlyIfOld },
      schema: { params: articleParams, querystring: sourceQuery },
    },
    async (request, reply) => {
      const { raw, rev } = request.query
      const found = await readArticle(request, reply, request.params, sendGone(request, reply), {
        revision: rev,
        past: true,
      })
      return found
        ? sendSource(request, reply, found, { raw: raw !== undefined, pinned: rev !== undefined })
        : reply
    },
  )
}

/** The text of an article, standing or deleted, as it is saved. */
export async function sendSource(
  request: FastifyRequest,
  reply: FastifyReply,
  found: ArticlePlace,
  { raw, pinned }: { raw: boolean; pinned: boolean },
): Promise<unknown> {
  if (raw) return reply.type('text/plain; charset=utf-8').send(found.article.text)
  return sendPage(request, reply, 'articles/source', sourcePage(found, pinned, request.viewer))
}

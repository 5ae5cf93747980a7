import { AppError } from '../../errors.ts'
import { findRevision, listRevisions } from '../../storage/revisions.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { diff } from './diff.ts'
import { readArticle } from './find-place.ts'
import { sendGone } from './gone.ts'
import { diffPage, historyPage, revisionsAPage } from './history-pages.ts'
import { articleParams, diffQuery, historyQuery } from './schema.ts'

/** The past: every revision by its number, and any two side by side. Editors see a deleted article's too. */
export const historyRoutes: Routes = async (app) => {
  const includeDeleted = true

  app.get(
    '/u/:universe/:article/history',
    {
      config: { access: 'read', cached: true },
      schema: { params: articleParams, querystring: historyQuery },
    },
    async (request, reply) => {
      const gone = sendGone(request, reply)
      const found = await readArticle(request, reply, request.params, gone, { deletedToo: true })
      if (!found) return reply
      const { before } = request.query
      const page = { limit: revisionsAPage + 1, before, includeDeleted }
      const revisions = await listRevisions(app.db, request.viewer, found.article.id, page)
      return sendPage(
        request,
        reply,
        'articles/history',
        historyPage(found, revisions, before, request.viewer),
      )
    },
  )

  app.get(
    '/u/:universe/:article/diff',
    { config: { access: 'read', cached: true }, schema: { params: articleParams, querystring: diffQuery } },
    async (request, reply) => {
      const { viewer } = request
      const gone = sendGone(request, reply)
      const found = await readArticle(request, reply, request.params, gone, { deletedToo: true })
      if (!found) return reply
      const { article } = found
      const to = request.query.to ?? article.revision
      const from = request.query.from ?? Math.max(1, to - 1)
      const [left, right] = await Promise.all(
        [from, to].map((number) =>
          Number.isNaN(number)
            ? undefined
            : findRevision(app.db, viewer, article.id, number, { includeDeleted }),
        ),
      )
      if (!left || !right) {
        throw new AppError(
          'not_found',
          article.revision === 1
            ? `“${article.title}” has one revision, so there is nothing to compare it with yet.`
            : `“${article.title}” has revisions 1 to ${article.revision}. Choose two of them.`,
          {
            suggestions: [{ label: 'Its history', href: `${request.url.split('/diff')[0]}/history` }],
          },
        )
      }
      const whole = request.query.all === '1'
      const changes = await diff(app.threads, left.text, right.text, { whole })
      const page = diffPage(found, left, right, { diff: changes, whole }, viewer)
      return sendPage(request, reply, 'articles/diff', page)
    },
  )
}

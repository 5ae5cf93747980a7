import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { listDeletedAt } from '../../storage/deleted.ts'
import { findRevision, listRevisions } from '../../storage/revisions.ts'
import { sendPage } from '../shared/page.ts'
import { costly } from '../shared/rate-limits.ts'
import type { Routes } from '../shared/types.ts'
import { diff } from './diff.ts'
import { type ArticlePlace, readArticle } from './find-place.ts'
import { sendGone } from './gone.ts'
import { diffPage, historyPage, revisionsAPage } from './history-pages.ts'
import { articleParams, type DiffQuery, diffQuery, type HistoryQuery, historyQuery } from './schema.ts'

/** The past: every revision by its number, and any two side by side. */
export const historyRoutes: Routes = async (app) => {
  const config = { access: 'read', cached: true } as const

  app.get(
    '/u/:universe/:article/history',
    { config, schema: { params: articleParams, querystring: historyQuery } },
    async (request, reply) => {
      const gone = sendGone(request, reply)
      const found = await readArticle(request, reply, request.params, gone, { past: true })
      return found ? sendHistory(request, reply, found, request.query) : reply
    },
  )

  app.get(
    '/u/:universe/:article/diff',
    { config: { ...config, limit: costly }, schema: { params: articleParams, querystring: diffQuery } },
    async (request, reply) => {
      const gone = sendGone(request, reply)
      const found = await readArticle(request, reply, request.params, gone, { past: true })
      return found ? sendDiff(request, reply, found, request.query) : reply
    },
  )
}

/** The history of an article, standing or deleted, and for editors the deleted ones of its name. */
export async function sendHistory(
  request: FastifyRequest,
  reply: FastifyReply,
  found: ArticlePlace,
  { before }: HistoryQuery,
): Promise<string> {
  const { server, viewer } = request
  const { article, universe } = found
  const page = { limit: revisionsAPage + 1, before, includeDeleted: true }
  const [revisions, namesakes] = [
    await listRevisions(server.db, viewer, article.id, page),
    viewer.mayEdit
      ? await listDeletedAt(server.db, viewer, { universe: universe.slug, slug: article.slug })
      : [],
  ]
  const view = historyPage(found, { revisions, before }, namesakes, viewer)
  return sendPage(request, reply, 'articles/history', view)
}

/** Two revisions of an article, standing or deleted. @throws AppError not_found with what there is. */
export async function sendDiff(
  request: FastifyRequest,
  reply: FastifyReply,
  found: ArticlePlace,
  query: DiffQuery,
): Promise<string> {
  const { server, viewer } = request
  const { article } = found
  const to = query.to ?? article.revision
  const from = query.from ?? Math.max(1, to - 1)
  const [left, right] = await Promise.all(
    [from, to].map((number) =>
      Number.isNaN(number)
        ? undefined
        : findRevision(server.db, viewer, article.id, number, { includeDeleted: true }),
    ),
  )
  if (!left || !right) {
    throw new AppError(
      'not_found',
      article.revision === 1
        ? `“${article.title}” has one revision, so there is nothing to compare it with yet.`
        : `“${article.title}” has revisions 1 to ${article.revision}. Choose two of them.`,
      { suggestions: [{ label: 'Its history', href: `${request.url.split('/diff')[0]}/history` }] },
    )
  }
  const whole = query.all === '1'
  const changes = await diff(request.threads, left.text, right.text, { whole })
  const page = diffPage(found, left, right, { diff: changes, whole }, viewer)
  return sendPage(request, reply, 'articles/diff', page)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { articlePath, deletedPath, standingPath } from '../../domain/addresses.ts'
import { AppError } from '../../errors.ts'
import { findArticle } from '../../storage/articles.ts'
import { findDeleted } from '../../storage/deleted.ts'
import { withDone } from '../shared/done.ts'
import { hasReadNotice, sendNotice } from '../shared/notice.ts'
import { sendPage } from '../shared/page.ts'
import { costly } from '../shared/rate-limits.ts'
import { weightOf } from '../shared/threads/weight.ts'
import type { Routes } from '../shared/types.ts'
import { readForm } from '../shared/validation.ts'
import { emptyCare } from './care-pages.ts'
import { deletedPage, type RestoreFailure } from './deleted-pages.ts'
import { type ArticlePlace, findPlaceById } from './find-place.ts'
import { sendDiff, sendHistory } from './history-routes.ts'
import { sendSource } from './read-routes.ts'
import { saveFailure } from './save-failure.ts'
import { deletedParams, diffQuery, historyQuery, restoreForm, showQuery, sourceQuery } from './schema.ts'

/**
 * Deleted articles, each by an identity that is its own: another article may have taken its address. For editors alone,
 * so that nobody else learns which numbers there are.
 */
export const deletedRoutes: Routes = async (app) => {
  const config = { access: 'edit' } as const
  const params = deletedParams

  app.get('/deleted/:id', { config, schema: { params, querystring: showQuery } }, async (request, reply) => {
    const { rev } = request.query
    const found = await readDeleted(request, reply, request.params.id, rev)
    return found ? sendDeleted(request, reply, found, { pinned: rev !== undefined }) : reply
  })

  app.get(
    '/deleted/:id/history',
    { config, schema: { params, querystring: historyQuery } },
    async (request, reply) => {
      const found = await readDeleted(request, reply, request.params.id)
      return found ? sendHistory(request, reply, found, request.query) : reply
    },
  )

  app.get(
    '/deleted/:id/diff',
    { config: { ...config, limit: costly }, schema: { params, querystring: diffQuery } },
    async (request, reply) => {
      const found = await readDeleted(request, reply, request.params.id)
      return found ? sendDiff(request, reply, found, request.query) : reply
    },
  )

  app.get(
    '/deleted/:id/source',
    { config, schema: { params, querystring: sourceQuery } },
    async (request, reply) => {
      const { raw, rev } = request.query
      const found = await readDeleted(request, reply, request.params.id, rev)
      if (!found) return reply
      return sendSource(request, reply, found, { raw: raw !== undefined, pinned: rev !== undefined })
    },
  )

  app.post('/deleted/:id/restore', { config, schema: { params } }, async (request, reply) => {
    const found = await findPlaceById(request, request.params.id)
    if (!found) throw noneOf(request.params.id)
    const { article, universe } = found
    const form = readForm(restoreForm, request.body)
    try {
      if (!form.ok) throw new AppError('invalid', 'Not restored yet.', { fields: form.fields })
      const { edit_id: editId, ...typed } = form.value
      const input = { articleId: article.id, editId, ...typed }
      const weight = weightOf([article.text])
      const { revision } = await request.threads.run('restoreArticle', weight, request.actor, input)
      const path = articlePath(universe.slug, revision?.slug ?? article.slug)
      return reply.redirect(withDone(path, revision ? 'restored' : 'unchanged'), 303)
    } catch (error) {
      const { status, ...failure } = saveFailure(error, request, true)
      const typed = emptyCare('', request.body)
      return sendDeleted(request, reply, found, { pinned: false, status, failure: { ...failure, typed } })
    }
  })
}

/** The deleted article of an id; one that is back, or never was deleted, is answered with the way to where it stands. */
async function readDeleted(
  request: FastifyRequest,
  reply: FastifyReply,
  id: number,
  revision?: number,
): Promise<ArticlePlace | undefined> {
  const found = await findPlaceById(request, id, revision)
  if (!found) throw await noneOfRevision(request, id, revision)
  const { article, universe } = found
  reply.header('cache-control', 'no-store')
  if (article.deletedAt === null) {
    const rest = request.url.replace(/^\/deleted\/\d+/, '')
    reply.redirect(standingPath(article) + rest, 302)
    return undefined
  }
  if (hasReadNotice(request, universe)) return found
  await sendNotice(request, reply, universe)
  return undefined
}

async function sendDeleted(
  request: FastifyRequest,
  reply: FastifyReply,
  found: ArticlePlace,
  { pinned, status, failure }: { pinned: boolean; status?: number; failure?: RestoreFailure },
): Promise<string> {
  const { server, viewer } = request
  const { article, universe, universes } = found
  const { text, title } = article
  const deletion = await findDeleted(server.db, viewer, article.id)
  if (!deletion) throw noneOf(article.id)
  const [rendered, taken] = await Promise.all([
    request.threads.run('renderArticle', weightOf([text]), viewer, { universe, universes }, text, title),
    findArticle(server.db, viewer, universe.slug, article.slug),
  ])
  const page = deletedPage(found, { deletion, rendered, taken, pinned }, viewer, failure)
  return sendPage(request, reply, 'articles/deleted', page, status)
}

/** Says which revisions there are, where the article is there and the one asked for is not. */
async function noneOfRevision(request: FastifyRequest, id: number, revision?: number): Promise<AppError> {
  const whole = revision === undefined ? undefined : await findPlaceById(request, id)
  if (!whole) return noneOf(id)
  const { title, revision: newest } = whole.article
  const suggestions = [{ label: 'Its history', href: `${deletedPath(id)}/history` }]
  const many =
    newest === 1 ? 'one revision, and that is number 1' : `${newest} revisions, and none with that number`
  return new AppError('not_found', `“${title}” has ${many}.`, { suggestions })
}

function noneOf(id: number): AppError {
  return new AppError('not_found', `There is no deleted article of the number ${id}.`, {
    suggestions: [{ label: 'All deleted articles', href: '/deleted' }],
  })
}

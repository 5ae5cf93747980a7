import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import type { Article } from '../../storage/articles.ts'
import { listCounterparts } from '../../storage/articles.ts'
import { nearestSubjects } from '../../storage/nearest.ts'
import { findSubject, listMostDivergent } from '../../storage/subjects.ts'
import { listUniverses } from '../../storage/universes.ts'
import { comparePath } from '../shared/addresses.ts'
import { sendPage } from '../shared/page.ts'
import type { App, Routes } from '../shared/types.ts'
import { universeMark } from '../shared/universe-mark.ts'
import { createComparer } from './comparer.ts'
import { loadColumns, loadCounterparts, loadSelected, tellingOf } from './load.ts'
import { comparisonPage } from './pages.ts'
import { lonelyPage, pickerPage } from './picker.ts'
import {
  articlesQuery,
  MOST_COLUMNS,
  readSelector,
  type Selector,
  subjectParams,
  subjectQuery,
  writeSelector,
} from './schema.ts'

/** Several tellings side by side, by subject or by any two addresses, and the page that helps to choose them. */
export const compareRoutes: Routes = async (app) => {
  const comparer = createComparer((error) => app.log.error({ err: error }, 'a comparison worker failed'))
  app.addHook('onClose', () => comparer.close())
  const config = { access: 'read', cached: true } as const

  app.get('/compare', { config, schema: { querystring: articlesQuery } }, async (request, reply) => {
    const { left, right, only } = request.query
    if (left === undefined && right === undefined) {
      const subjects = await listMostDivergent(app.db, request.viewer, 60)
      return sendPage(request, reply, 'compare/picker', pickerPage(subjects, request.query))
    }
    const selectors = [left, right].map((written) => readSelector(written ?? ''))
    const [a, b] = selectors
    if (!a?.article || !b?.article) {
      const subjects = await listMostDivergent(app.db, request.viewer, 60)
      const fault = 'Name both articles as universe/title, for instance history/leon-trotsky.'
      return sendPage(request, reply, 'compare/picker', pickerPage(subjects, request.query, fault), 422)
    }
    const { articles, missing } = await loadSelected(app.db, request.viewer, null, [a, b])
    if (missing[0]) throw await notFound(app, request, missing[0].article ?? '', missing[0])
    const here = `/compare?${new URLSearchParams({ left: writeSelector(a), right: writeSelector(b) })}`
    const page = await compare(
      articles,
      request,
      { all: here, only: `${here}&only=differences` },
      only !== undefined,
    )
    return sendPage(request, reply, 'compare/show', { ...page })
  })

  app.get(
    '/compare/:subject',
    { config, schema: { params: subjectParams, querystring: subjectQuery } },
    async (request, reply) => {
      const { in: wanted, only, lang, column } = request.query
      const { viewer } = request
      const subject = await findSubject(app.db, viewer, request.params.subject)
      if (!subject) throw await notFound(app, request, request.params.subject)
      const chosen = [column ?? []].flat()
      if (chosen.length > 0) return reply.redirect(comparePath(subject.slug, chosen), 303)

      const selectors = readSelectors(wanted)
      const { articles, missing } = selectors.length
        ? await loadSelected(app.db, viewer, subject.slug, selectors, lang)
        : {
            articles: await loadCounterparts(app.db, viewer, subject.slug, {
              defaultUniverse: request.settings.defaultUniverse,
              lang,
            }),
            missing: [],
          }
      if (missing[0] && articles.length < 2) throw await notFound(app, request, subject.title, missing[0])
      if (articles.length < 2) {
        const universes = await listUniverses(app.db, viewer)
        return sendPage(request, reply, 'compare/lonely', lonelyPage(subject, articles, universes))
      }
      const query = new URLSearchParams({ ...(wanted ? { in: wanted } : {}), ...(lang ? { lang } : {}) })
      const all = `${comparePath(subject.slug)}${query.size ? `?${query}` : ''}`
      const addresses = { all, only: `${all}${query.size ? '&' : '?'}only=differences` }
      const page = await compare(articles, request, addresses, only !== undefined, missing)
      return sendPage(request, reply, 'compare/show', { ...page })
    },
  )

  async function compare(
    articles: readonly Article[],
    request: FastifyRequest,
    addresses: { all: string; only: string },
    only: boolean,
    missing: readonly Selector[] = [],
  ) {
    const { viewer } = request
    const universes = await listUniverses(app.db, viewer)
    const columns = await loadColumns(app.db, viewer, articles, universes)
    const comparison = await comparer.compare(columns.map((column) => tellingOf(column, universes)))
    const subject = (articles[0] as Article).subject
    const counterparts = (await listCounterparts(app.db, viewer, subject)).flatMap((head) => {
      const universe = universes.find(({ id }) => id === head.universeId)
      return universe ? [{ head, mark: universeMark(universe) }] : []
    })
    return comparisonPage(comparison, columns, {
      viewer,
      universes,
      only,
      addresses,
      action: comparePath(subject),
      counterparts,
      missing: missing.map(writeSelector),
    })
  }
}

/** Reads `in`. Throws invalid with what to write instead. */
function readSelectors(wanted: string | undefined): Selector[] {
  const written = (wanted ?? '').split(',').filter((part) => part.trim() !== '')
  if (written.length > MOST_COLUMNS) {
    throw new AppError(
      'invalid',
      `At most ${MOST_COLUMNS} tellings fit side by side. Take some out of the address.`,
    )
  }
  return written.map((part) => {
    const selector = readSelector(part)
    if (selector) return selector
    throw new AppError(
      'invalid',
      `“${part}” names no column. Write a universe, as in ?in=history,timeline@12.`,
    )
  })
}

/** A 404 that offers the subjects with the nearest names, or the comparison without what is missing. */
async function notFound(
  app: App,
  request: FastifyRequest,
  asked: string,
  missing?: Selector,
): Promise<AppError> {
  const suggestions = (await nearestSubjects(app.db, request.viewer, asked)).map(({ label, href }) => ({
    label,
    href: href.replace(/^\/subjects\//, '/compare/'),
  }))
  const message = missing
    ? `There is no article at ${writeSelector(missing)}. It may have been renamed, or that revision never was.`
    : `There is no subject called “${asked}”.`
  return new AppError('not_found', message, { suggestions })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { comparePath } from '../../domain/addresses.ts'
import { AppError } from '../../errors.ts'
import type { Article } from '../../storage/articles.ts'
import { keepComparison } from '../../storage/comparisons.ts'
import { getSubject, listMostDivergent } from '../../storage/subjects.ts'
import { statusOf } from '../shared/errors.ts'
import { sendPage } from '../shared/page.ts'
import { costly } from '../shared/rate-limits.ts'
import { weightOf } from '../shared/threads/weight.ts'
import type { Routes } from '../shared/types.ts'
import { universeMark } from '../shared/universe-mark.ts'
import { type ComparisonAnswer, comparisonJob, type Wanted } from './answer.ts'
import { type Choice, chooseTellings, chooseTwo } from './choose.ts'
import { addressWith, type ComparisonPage } from './pages.ts'
import { lonelyPage, pickerPage } from './picker.ts'
import { apiQuery, articlesQuery, type Shown, subjectParams, subjectQuery, writeSelector } from './schema.ts'
import { readYearChoices, type YearChoice } from './year-choices.ts'

/** How many subjects the picker lists. */
const PICKED = 60

/** Several tellings side by side, by subject or by any two addresses, and the page that helps to choose them. */
export const compareRoutes: Routes = async (app) => {
  const underWay = new Map<string, Promise<Answer>>()
  const config = { access: 'read', cached: true, limit: costly } as const

  app.get('/compare', { config, schema: { querystring: articlesQuery } }, async (request, reply) => {
    const { left, right } = request.query
    const asked = left !== undefined || right !== undefined
    try {
      if (asked)
        return await show(await chooseTwo(request, left ?? '', right ?? ''), request, reply, request.query)
    } catch (error) {
      if (!(error instanceof AppError) || !(error.code === 'invalid' || error.code === 'not_found'))
        throw error
      return picker(request, reply, error)
    }
    return picker(request, reply, null)
  })

  app.get(
    '/compare/:subject',
    { config, schema: { params: subjectParams, querystring: subjectQuery } },
    async (request, reply) => {
      const { in: wanted, lang, column, shift } = request.query
      const choice = await chooseTellings(request, request.params.subject, { wanted, lang })
      const chosen = [column ?? []].flat()
      if (chosen.length > 0) {
        const years = readYearChoices(shift)
        return reply.redirect(addressWith(comparePath(choice.subject, chosen), years), 303)
      }
      if (choice.articles.length > 1) return show(choice, request, reply, request.query)
      const subject = await getSubject(app.db, request.viewer, choice.subject)
      const universes = await request.universes()
      return sendPage(request, reply, 'compare/lonely', lonelyPage(subject, choice.articles, universes))
    },
  )

  app.get(
    '/api/v1/compare',
    { config: { access: 'read', limit: costly }, schema: { querystring: apiQuery } },
    async (request, reply) => {
      const { subject, in: wanted, lang, left, right, shift } = request.query
      const { articles } =
        subject === undefined
          ? await chooseTwo(request, left ?? '', right ?? '')
          : await chooseTellings(request, subject, { wanted, lang })
      if (articles.length < 2)
        throw new AppError('not_found', 'Only one article tells of this subject so far.')
      return sendFile(reply, 'json', await compare(request, articles, readYearChoices(shift), 'json'))
    },
  )

  /** The form comes back with what was typed, whatever was wrong with it. */
  async function picker(request: FastifyRequest, reply: FastifyReply, fault: AppError | null) {
    const subjects = await listMostDivergent(app.db, request.viewer, PICKED)
    const asked = request.query as { left?: string; right?: string }
    const page = pickerPage(subjects, asked, fault)
    return sendPage(request, reply, 'compare/picker', page, fault ? statusOf[fault.code] : 200)
  }

  /** A full disk must not keep anyone from reading. */
  async function kept({ toKeep, ...answer }: ComparisonAnswer) {
    if (toKeep) {
      await keepComparison(app.db, toKeep.key, toKeep.body, new Date()).catch((error) =>
        app.log.error({ err: error }, 'a comparison could not be kept'),
      )
    }
    return answer
  }

  /** Whoever asks for what another reader waits for waits with them. */
  async function compare(
    request: FastifyRequest,
    articles: readonly Article[],
    years: readonly YearChoice[],
    as: Wanted['as'],
  ) {
    const { viewer, url, changesSeen } = request
    const key = `${changesSeen} ${viewer.id ?? ''} ${url}`
    const universes = await request.universes()
    const running = underWay.get(key)
    if (running) return running
    const weight = weightOf(articles.map(({ text }) => text))
    const answer = request.threads
      .runOwn(comparisonJob, weight, { articles, universes, viewer, years, as })
      .then(kept)
      .finally(() => underWay.delete(key))
    underWay.set(key, answer)
    return answer
  }

  /** Answers with the page, or with the same rows as a file where the address asks for one. */
  async function show(
    { articles, missing, counterparts, address }: Choice,
    request: FastifyRequest,
    reply: FastifyReply,
    { only, as, from, shift }: Shown & { shift?: string | undefined },
  ) {
    const { viewer } = request
    const years = readYearChoices(shift)
    if (as) return sendFile(reply, as, await compare(request, articles, years, as))
    const universes = await request.universes()
    const marks = new Map(universes.map((universe) => [universe.id, universeMark(universe)]))
    const answer = await compare(request, articles, years, {
      viewer,
      universes,
      years,
      only: only !== undefined,
      from: from ?? 1,
      address,
      action: comparePath((articles[0] as Article).subject),
      counterparts: counterparts.flatMap((head) => {
        const mark = marks.get(head.universeId)
        return mark ? [{ head, mark }] : []
      }),
      missing: missing.map(writeSelector),
    })
    if ('text' in answer) return answer.text
    return sendPage(request, reply, 'compare/show', { ...answer.page })
  }
}

type Answer = { page: ComparisonPage } | { text: string }

const types = { json: 'application/json', csv: 'text/csv', markdown: 'text/plain' }

function sendFile(reply: FastifyReply, as: keyof typeof types, answer: Answer) {
  return reply.type(`${types[as]}; charset=utf-8`).send('text' in answer ? answer.text : answer.page)
}

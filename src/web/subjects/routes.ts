import { z } from 'zod'
import { subjectPath } from '../../domain/addresses.ts'
import { AppError } from '../../errors.ts'
import { listCounterparts } from '../../storage/articles.ts'
import { factsByArticle } from '../../storage/facts.ts'
import { nearestSubjects } from '../../storage/nearest.ts'
import { findSubject, listSubjects } from '../../storage/subjects.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { subjectPage, subjectsPage } from './pages.ts'

const SUBJECTS_A_PAGE = 100

const params = z.object({ subject: z.string().max(2000) })
const listQuery = z.object({ after: z.string().max(600).optional() })

/** Subjects: who or what is the same across universes, whatever it is called there. */
export const subjectRoutes: Routes = async (app) => {
  const config = { access: 'read', cached: true } as const

  app.get('/subjects', { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const { after } = request.query
    const subjects = await listSubjects(app.db, request.viewer, { limit: SUBJECTS_A_PAGE + 1, after })
    return sendPage(request, reply, 'subjects/list', subjectsPage(subjects, SUBJECTS_A_PAGE))
  })

  app.get('/subjects/:subject', { config, schema: { params } }, async (request, reply) => {
    const { viewer } = request
    const subject = await findSubject(app.db, viewer, request.params.subject)
    if (!subject) {
      const near = await nearestSubjects(app.db, viewer, request.params.subject)
      throw new AppError('not_found', `No article is about a subject called “${request.params.subject}”.`, {
        suggestions: near.map(({ slug, title }) => ({ label: title, href: subjectPath(slug) })),
      })
    }
    const articles = await listCounterparts(app.db, viewer, subject.slug)
    const facts = await factsByArticle(
      app.db,
      viewer,
      articles.map(({ id }) => id),
    )
    const universes = await request.universes()
    return sendPage(request, reply, 'subjects/show', {
      ...subjectPage(subject, articles, facts, universes, viewer),
    })
  })
}

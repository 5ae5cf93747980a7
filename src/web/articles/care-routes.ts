import { articlePath, standingPath } from '../../domain/addresses.ts'
import { AppError } from '../../errors.ts'
import { listBacklinks } from '../../storage/links.ts'
import { findRevision } from '../../storage/revisions.ts'
import { withDone } from '../shared/done.ts'
import { sendPage } from '../shared/page.ts'
import { weightOf } from '../shared/threads/weight.ts'
import type { Routes } from '../shared/types.ts'
import { readForm } from '../shared/validation.ts'
import { deletePage, emptyCare, renamePage } from './care-pages.ts'
import { getArticlePlace, readArticle } from './find-place.ts'
import { sendGone } from './gone.ts'
import { saveFailure } from './save-failure.ts'
import { articleParams, deleteForm, renameForm, revertForm } from './schema.ts'

/** Renaming, deleting and going back: each a form that asks first and says why when it could not. */
export const careRoutes: Routes = async (app) => {
  const route = { config: { access: 'edit' as const }, schema: { params: articleParams } }

  app.get('/u/:universe/:article/rename', route, async (request, reply) => {
    const found = await readArticle(request, reply, request.params, sendGone(request, reply))
    if (!found) return reply
    const typed = emptyCare(found.article.title)
    return sendPage(request, reply, 'articles/rename', renamePage(found, typed, {}, [], request.viewer))
  })

  app.post('/u/:universe/:article/rename', route, async (request, reply) => {
    const found = await getArticlePlace(request, request.params)
    const form = readForm(renameForm, request.body)
    try {
      if (!form.ok) throw new AppError('invalid', 'Not renamed yet.', { fields: form.fields })
      const { edit_id: editId, article: _, ...typed } = form.value
      const { status, revision } = await request.threads.run(
        'renameArticle',
        weightOf([found.article.text]),
        request.actor,
        {
          articleId: found.article.id,
          editId,
          ...typed,
        },
      )
      const path = articlePath(found.universe.slug, revision?.slug ?? found.article.slug)
      return reply.redirect(withDone(path, status === 'saved' ? 'renamed' : 'unchanged'), 303)
    } catch (error) {
      const { status, faults, suggestions } = saveFailure(error, request, true)
      const typed = emptyCare(found.article.title, request.body)
      const page = renamePage(found, typed, faults, suggestions, request.viewer)
      return sendPage(request, reply, 'articles/rename', page, status)
    }
  })

  app.get('/u/:universe/:article/delete', route, async (request, reply) => {
    const found = await readArticle(request, reply, request.params, sendGone(request, reply))
    if (!found) return reply
    const backlinks = await listBacklinks(app.db, request.viewer, found.universes, found.article)
    const page = deletePage(found, emptyCare(''), {}, backlinks.length, request.viewer)
    return sendPage(request, reply, 'articles/delete', page)
  })

  app.post('/u/:universe/:article/delete', route, async (request, reply) => {
    const found = await getArticlePlace(request, request.params)
    const form = readForm(deleteForm, request.body)
    try {
      if (!form.ok) throw new AppError('invalid', 'Not deleted yet.', { fields: form.fields })
      const { edit_id: editId, summary } = form.value
      const { id: articleId, text } = found.article
      await request.threads.run('deleteArticle', weightOf([text]), request.actor, {
        articleId,
        editId,
        summary,
      })
      return reply.redirect(withDone(articlePath(found.universe.slug, found.article.slug), 'deleted'), 303)
    } catch (error) {
      const { status, faults } = saveFailure(error, request, false)
      const page = deletePage(found, emptyCare('', request.body), faults, 0, request.viewer)
      return sendPage(request, reply, 'articles/delete', page, status)
    }
  })

  app.post('/u/:universe/:article/revert', route, async (request, reply) => {
    const found = await getArticlePlace(request, request.params)
    const path = standingPath({ ...found.article, universe: found.universe.slug })
    const form = readForm(revertForm, request.body)
    try {
      if (!form.ok) throw new AppError('invalid', Object.values(form.fields).join(' '))
      const { edit_id: editId, rev: to, based_on: basedOn, summary } = form.value
      const { id: articleId, text } = found.article
      const old = await findRevision(app.db, request.viewer, articleId, to)
      const longest = Math.max(weightOf([text]), weightOf([old?.text ?? '']))
      const input = { articleId, to, basedOn, summary, editId }
      const { status, revision } = await request.threads.run('revertArticle', longest, request.actor, input)
      const back = articlePath(revision.universe, revision.slug)
      return reply.redirect(withDone(back, status === 'saved' ? 'reverted' : 'unchanged'), 303)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const suggestions = [
        { label: `The history of ${found.article.title}`, href: `${path}/history` },
        { label: `${found.article.title} as it is now`, href: path },
      ]
      throw new AppError(error.code, error.message, {
        suggestions: [...error.suggestions, ...suggestions],
        cause: error,
      })
    }
  })
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SaveResult } from '../../actions/save-article.ts'
import { articlePath, deletedPath } from '../../domain/addresses.ts'
import { checkMarks, type Draft, sourceOfDraft } from '../../domain/source/draft.ts'
import { normaliseNewlines } from '../../domain/source/limits.ts'
import { AppError } from '../../errors.ts'
import type { Article } from '../../storage/articles.ts'
import { findRevision } from '../../storage/revisions.ts'
import { longForm } from '../shared/admission.ts'
import { withDone } from '../shared/done.ts'
import { statusOf } from '../shared/errors.ts'
import { sendPage } from '../shared/page.ts'
import { type RemarkView, remarkViews } from '../shared/remark-views.ts'
import { weightOf } from '../shared/threads/weight.ts'
import type { Routes } from '../shared/types.ts'
import { readForm } from '../shared/validation.ts'
import { conflictPage } from './conflict-page.ts'
import { diff } from './diff.ts'
import { draftOfArticle, draftOfForm, editIdOf, newDraft } from './draft.ts'
import { type EditState, editPage, type WholeTexts } from './edit-page.ts'
import { type ArticlePlace, getArticlePlace, getPlace, type Place, readArticle } from './find-place.ts'
import { sendGone } from './gone.ts'
import { saveFailure } from './save-failure.ts'
import { articleParams, type DraftForm, draftForm, newQuery, universeParams } from './schema.ts'

const bodyLimit = longForm

/**
 * Writing: GET shows the form, POST previews or saves. Whatever keeps a POST from saving, the answer is a form that
 * holds all that was typed.
 */
export const editRoutes: Routes = async (app) => {
  app.get(
    '/u/:universe/new',
    { config: { access: 'edit' }, schema: { params: universeParams, querystring: newQuery } },
    async (request, reply) => {
      const place = await getPlace(request, request.params)
      const draft = newDraft(request.query.title?.trim() ?? '')
      return sendPage(request, reply, 'articles/edit', editPage(place, null, draft, request.viewer))
    },
  )

  app.post(
    '/u/:universe/new',
    { config: { access: 'edit' }, bodyLimit, schema: { params: universeParams } },
    async (request, reply) => {
      const form = readDraftForm(request.body)
      const place = await getPlace(request, request.params)
      const draft = { ...draftOfForm(form), basedOn: null }
      return answer(request, reply, { place, article: null, draft, form })
    },
  )

  app.get(
    '/u/:universe/:article/edit',
    { config: { access: 'edit' }, schema: { params: articleParams } },
    async (request, reply) => {
      const found = await readArticle(request, reply, request.params, sendGone(request, reply))
      if (!found) return reply
      const { article } = found
      const draft = draftOfArticle(article)
      const remarks = await remarksOn(request, found, draft)
      return sendPage(
        request,
        reply,
        'articles/edit',
        editPage(found, article, draft, request.viewer, { remarks }),
      )
    },
  )

  app.post(
    '/u/:universe/:article/edit',
    { config: { access: 'edit' }, bodyLimit, schema: { params: articleParams } },
    async (request, reply) => {
      const form = readDraftForm(request.body)
      const { article, ...place } = await getArticlePlace(request, request.params)
      const draft = { ...draftOfForm(form), basedOn: form.based_on ?? 0 }
      return answer(request, reply, { place, article, draft, form })
    },
  )
}

/** What there is to say of the text as it stands; nothing where there is no time for it, for the form opens all the same. */
async function remarksOn(
  { threads, viewer }: FastifyRequest,
  { universe, article }: ArticlePlace,
  draft: Draft,
): Promise<RemarkView[]> {
  try {
    const weight = weightOf([article.text])
    const { problems } = await threads.run('checkDraft', weight, viewer, draft, { universe, article })
    return remarkViews(problems)
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

const noBase =
  'The form did not say which revision your text began from. See in the history that nothing newer is lost, then save again.'

interface Submission {
  place: Place
  article: Article | null
  draft: Draft
  form: DraftForm
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  submission: Submission,
): Promise<unknown> {
  const { place, article, draft, form } = submission
  const formAgain = async (status: number, state: EditState) => {
    const wholeTexts = await wholeTextsOf(request, submission)
    const page = editPage(place, article, draft, request.viewer, { ...state, wholeTexts })
    return sendPage(request, reply, 'articles/edit', page, status)
  }
  const { threads } = request
  const source = sourceOfDraft(draft)
  const weight = weightOf([source])
  const title = article?.title ?? ''
  const { universe, universes } = place
  const check = () => threads.run('checkDraft', weight, request.viewer, draft, { universe, article })
  try {
    if (form.action === 'preview') {
      const named = title || draft.title
      const [{ faults, problems }, rendered] = await Promise.all([
        check(),
        threads.run('renderArticle', weight, request.viewer, { universe, universes }, source, named),
      ])
      const remarks = remarkViews(problems.filter(({ severity }) => severity !== 'error'))
      return await formAgain(200, { faults, preview: { rendered, remarks } })
    }
    const faults = checkMarks(draft)
    if (article && !draft.basedOn) faults[''] = [noBase]
    if (Object.keys(faults).length > 0) {
      return await formAgain(422, { faults: { ...(await check()).faults, ...faults } })
    }
    const result = await save(request, submission, source)
    if (result.status === 'conflict') {
      const { base, theirs } = result
      const changes = await Promise.all([
        diff(threads, base.text, theirs.text),
        diff(threads, base.text, source),
      ])
      const page = conflictPage(submission, result, source, changes, request.viewer)
      return sendPage(request, reply, 'articles/conflict', page, 409)
    }
    const { revision } = result
    const moved = article !== null && article.slug !== revision.slug
    const saved = article === null ? 'created' : moved ? 'saved-renamed' : result.status
    const unread = result.problems.some(({ severity }) => severity === 'warning') && saved !== 'merged'
    const path = articlePath(revision.universe, revision.slug)
    return reply.redirect(withDone(path, unread ? 'saved-unread' : saved), 303)
  } catch (error) {
    const { status, retryAfter, ...state } = saveFailure(error, request, article === null)
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    // A save tells of the first fault in each field; the form tells of all, where they stand in what was typed.
    const faults = status === statusOf.invalid ? (await check()).faults : {}
    const deleted = article?.deletedAt ? [{ label: article.title, href: deletedPath(article.id) }] : []
    return formAgain(status, {
      faults: Object.keys(faults).length > 0 ? faults : state.faults,
      suggestions: [...state.suggestions, ...deleted],
    })
  }
}

/** Both texts of the conflict that a form settles; null for a form that settles none. */
async function wholeTextsOf(
  { server, viewer }: FastifyRequest,
  { article, draft, form }: Submission,
): Promise<WholeTexts | null> {
  if (form.mine === undefined || !article || !draft.basedOn) return null
  const theirs = await findRevision(server.db, viewer, article.id, draft.basedOn, { includeDeleted: true })
  return theirs ? { mine: normaliseNewlines(form.mine), theirs } : null
}

function save(
  { threads, actor }: FastifyRequest,
  { place, article, draft }: Submission,
  text: string,
): Promise<SaveResult> {
  const input = { text, summary: draft.summary, editId: editIdOf(draft, text) }
  if (!article) {
    return threads.run('createArticle', weightOf([text]), actor, { ...input, universe: place.universe.slug })
  }
  const base = { articleId: article.id, basedOn: draft.basedOn ?? 0 }
  const longest = Math.max(weightOf([text]), weightOf([article.text]))
  return threads.run('saveArticle', longest, actor, { ...input, ...base })
}

function readDraftForm(body: unknown): DraftForm {
  const form = readForm(draftForm, body)
  if (form.ok) return form.value
  throw new AppError('invalid', 'The form was sent broken. Go back, and send it again.')
}

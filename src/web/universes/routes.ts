import { setTimeout } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createUniverse } from '../../actions/create-universe.ts'
import { deleteUniverse } from '../../actions/delete-universe.ts'
import { updateUniverse } from '../../actions/update-universe.ts'
import { safeReturnPath, universePath } from '../../domain/addresses.ts'
import { nextColor, type Universe } from '../../domain/universe.ts'
import type { FieldErrors } from '../../errors.ts'
import { listArticles } from '../../storage/articles.ts'
import { listWantedLinks } from '../../storage/links.ts'
import { countArticlesByUniverse, getUniverseAmong, getUniverseUses } from '../../storage/universes.ts'
import { longForm } from '../shared/admission.ts'
import { withDone } from '../shared/done.ts'
import { formFaults } from '../shared/errors.ts'
import { acceptNotice } from '../shared/notice.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { readForm } from '../shared/validation.ts'
import { createDescriptions } from './descriptions.ts'
import { formPage, listPage, pageSize, universePage } from './pages.ts'
import {
  articlesQuery,
  emptyUniverse,
  noticeForm,
  settingsQuery,
  type TypedUniverse,
  typedUniverse,
  universeAsTyped,
  universeForm,
  universeParams,
} from './schema.ts'

/** So long a form waits for its universe's articles to be read anew; of many, the rest is done behind it. Milliseconds. */
const patience = 5_000

const bodyLimit = longForm

/** The canons: their tree, each one's own page, and the form that makes and changes them. */
export const universeRoutes: Routes = async (app) => {
  const params = universeParams
  const descriptionOf = createDescriptions()

  // One after another: they have one thread.
  let rederived = Promise.resolve()
  const rederive = async () => {
    const next = rederived.then(() =>
      app.threads.of('upkeep', '').run('rederiveStale', Number.POSITIVE_INFINITY),
    )
    rederived = next.catch((error) => app.log.warn({ err: error }, 'articles are to be read anew yet'))
    await Promise.race([rederived, setTimeout(patience, undefined, { ref: false })])
  }

  app.get('/universes', { config: { access: 'read', cached: true } }, async (request, reply) => {
    const { viewer } = request
    const [universes, counts] = [await request.universes(), await countArticlesByUniverse(app.db, viewer)]
    return sendPage(request, reply, 'universes/list', listPage(universes, counts, viewer))
  })

  /** Whoever cuts an article's address short looks for the list. */
  app.get('/u', { config: { access: 'read' } }, async (_request, reply) => reply.redirect('/universes', 302))

  app.get('/universes/new', { config: { access: 'edit' } }, async (request, reply) => {
    return sendForm(request, reply, null, await nextDraft(request))
  })

  app.post('/universes', { config: { access: 'edit' }, bodyLimit }, async (request, reply) => {
    const refused = (fields: FieldErrors, status = 422) =>
      sendForm(request, reply, null, typedUniverse(request.body), fields, status)
    const form = readForm(universeForm, request.body)
    if (!form.ok) return refused(form.fields)
    try {
      const universe = await createUniverse(app.db, request.actor, form.value)
      acceptNotice(request, reply, universe)
      return reply.redirect(withDone(universePath(universe.slug), 'universe-created'), 303)
    } catch (error) {
      const { fields, status } = formFaults(error)
      return refused(fields, status)
    }
  })

  app.get(
    '/u/:universe',
    { config: { access: 'read', cached: true }, schema: { params, querystring: articlesQuery } },
    async (request, reply) => {
      const { viewer, query } = request
      const asked = request.params.universe
      const universes = await request.universes()
      const universe = getUniverseAmong(universes, asked)
      if (asked !== universe.slug) return reply.redirect(universePath(universe.slug), 301)
      const from = query.from?.trim() ?? ''
      const articles = await listArticles(app.db, viewer, {
        universeId: universe.id,
        limit: pageSize + 1,
        after: from ? { title: from, id: query.after ?? 0 } : undefined,
        toldIn: universe.parentId,
      })
      return sendPage(
        request,
        reply,
        'universes/show',
        universePage({
          viewer,
          universe,
          universes,
          articles,
          from,
          description: await descriptionOf(request, universe),
          counts: await countArticlesByUniverse(app.db, viewer),
          wanted: await listWantedLinks(app.db, viewer, universes, universe, 50),
        }),
      )
    },
  )

  app.get(
    '/u/:universe/settings',
    { config: { access: 'edit' }, schema: { params, querystring: settingsQuery } },
    async (request, reply) => {
      const universes = await request.universes()
      const universe = getUniverseAmong(universes, request.params.universe)
      const typed = { ...universeAsTyped(universe, universes), ...request.query }
      return sendForm(request, reply, universe, typed)
    },
  )

  app.post(
    '/u/:universe/settings',
    { config: { access: 'edit' }, bodyLimit, schema: { params } },
    async (request, reply) => {
      const before = getUniverseAmong(await request.universes(), request.params.universe)
      const typed = typedUniverse(request.body)
      const refused = (fields: FieldErrors, status = 422) =>
        sendForm(request, reply, before, typed, fields, status)
      const form = readForm(universeForm, request.body)
      if (!form.ok) return refused(form.fields)
      const { version = before.version, ...values } = form.value
      if (version !== before.version) {
        // Saving again is a choice made with eyes open: the form then names the version that stands.
        typed.version = String(before.version)
        return refused({ '': overtaken }, 409)
      }
      try {
        const universe = await updateUniverse(
          app.db,
          request.actor,
          {
            universe: before.slug,
            version,
            ...values,
          },
          rederive,
        )
        acceptNotice(request, reply, universe)
        return reply.redirect(withDone(universePath(universe.slug), 'universe-saved'), 303)
      } catch (error) {
        const { fields, status } = formFaults(error)
        return refused(fields, status)
      }
    },
  )

  app.post(
    '/u/:universe/delete',
    { config: { access: 'administer' }, schema: { params } },
    async (request, reply) => {
      const universes = await request.universes()
      const universe = getUniverseAmong(universes, request.params.universe)
      try {
        await deleteUniverse(app.db, request.actor, { universe: universe.slug })
        return reply.redirect(withDone('/universes', 'universe-deleted'), 303)
      } catch (error) {
        const { fields, status } = formFaults(error)
        const typed = universeAsTyped(universe, universes)
        return sendForm(request, reply, universe, typed, fields, status)
      }
    },
  )

  app.post(
    '/u/:universe/notice',
    { config: { access: 'read' }, schema: { params } },
    async (request, reply) => {
      const universe = getUniverseAmong(await request.universes(), request.params.universe)
      const form = readForm(noticeForm, request.body)
      acceptNotice(request, reply, universe)
      const next = form.ok ? safeReturnPath(form.value.next) : '/'
      return reply.redirect(next === '/' ? universePath(universe.slug) : next, 303)
    },
  )
}

const overtaken =
  'Somebody else changed these settings after you opened them. Open them in another tab to see how they stand; save again here to put yours in their place.'

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  universe: Universe | null,
  typed: TypedUniverse,
  fields: FieldErrors = {},
  status = 200,
): Promise<string> {
  const { viewer, server } = request
  const universes = await request.universes()
  const uses = universe ? await getUniverseUses(server.db, universe.id) : undefined
  return sendPage(
    request,
    reply,
    'universes/form',
    formPage({ viewer, universe, universes, typed, fields, uses }),
    status,
  )
}

/** The empty form for a site's first universe offers the record; later ones, a timeline of the default universe. */
async function nextDraft(request: FastifyRequest): Promise<TypedUniverse> {
  const universes = await request.universes()
  if (universes.length === 0) return { ...emptyUniverse, kind: 'history', color: 'blue' }
  return {
    ...emptyUniverse,
    parent: request.settings.defaultUniverse ?? '',
    color: nextColor(universes),
  }
}

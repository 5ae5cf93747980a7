import type { FastifyReply, FastifyRequest } from 'fastify'
import { addUser } from '../../actions/add-user.ts'
import { endSessions } from '../../actions/end-sessions.ts'
import { type SetRoleInput, setRole } from '../../actions/set-role.ts'
import { updateSettings } from '../../actions/update-settings.ts'
import type { FieldErrors } from '../../errors.ts'
import { listUniverses } from '../../storage/universes.ts'
import { listUsers } from '../../storage/users.ts'
import { withDone } from '../shared/done.ts'
import { formFaults } from '../shared/errors.ts'
import { typedField } from '../shared/forms.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { readForm } from '../shared/validation.ts'
import { type PeopleFacts, peoplePage, settingsAsTyped, settingsPage, type TypedSettings } from './pages.ts'
import { personForm, personParams, roleForm, settingsForm } from './schema.ts'

/** What administrators look after: people and the site's settings. */
export const adminRoutes: Routes = async (app) => {
  const config = { access: 'administer' } as const
  const schema = { params: personParams }

  app.get('/people', { config }, async (request, reply) => sendPeople(request, reply))

  app.post('/people', { config }, async (request, reply) => {
    const refused = (fields: FieldErrors, status = 422) => {
      const { body } = request
      const [name, password, role] = [
        typedField(body, 'name'),
        typedField(body, 'password'),
        typedField(body, 'role'),
      ]
      return sendPeople(request, reply, { typed: { name, password, role }, fields }, status)
    }
    const form = readForm(personForm, request.body)
    if (!form.ok) return refused(form.fields)
    try {
      const { id, role } = await addUser(app.db, request.actor, form.value)
      request.logSecurity('person added', { of: id, role })
      return reply.redirect(withDone('/people', 'person-added'), 303)
    } catch (error) {
      const { fields, status } = formFaults(error)
      return refused(fields, status)
    }
  })

  app.post('/people/:person/role', { config, schema }, async (request, reply) => {
    const form = readForm(roleForm, request.body)
    if (!form.ok) return sendPeople(request, reply, { changeFields: form.fields }, 422)
    return change(request, reply, { userId: request.params.person, role: form.value.role })
  })

  app.post('/people/:person/disable', { config, schema }, async (request, reply) => {
    return change(request, reply, { userId: request.params.person, disabled: true })
  })

  app.post('/people/:person/enable', { config, schema }, async (request, reply) => {
    return change(request, reply, { userId: request.params.person, disabled: false })
  })

  app.post('/people/:person/sign-out', { config, schema }, async (request, reply) => {
    const { person } = request.params
    await endSessions(app.db, request.actor, { userId: person })
    request.logSecurity('sessions ended', { of: person })
    return reply.redirect(
      withDone(person === request.viewer.id ? '/sign-in' : '/people', 'person-signed-out'),
      303,
    )
  })

  app.get('/settings', { config }, async (request, reply) => {
    const universes = await listUniverses(app.db, request.viewer)
    return sendPage(
      request,
      reply,
      'admin/settings',
      settingsPage(universes, settingsAsTyped(request.settings)),
    )
  })

  app.post('/settings', { config }, async (request, reply) => {
    const refused = async (fields: FieldErrors, status = 422) => {
      const universes = await listUniverses(app.db, request.viewer)
      return sendPage(
        request,
        reply,
        'admin/settings',
        settingsPage(universes, typedSettings(request), fields),
        status,
      )
    }
    const form = readForm(settingsForm, request.body)
    if (!form.ok) return refused(form.fields)
    const { siteName, defaultUniverse, read, edit, signUp } = form.value
    try {
      const changes = { siteName, defaultUniverse: defaultUniverse || null, access: { read, edit }, signUp }
      await updateSettings(app.db, request.actor, changes)
      request.logSecurity('settings changed', changes)
      return reply.redirect(withDone('/settings', 'settings-saved'), 303)
    } catch (error) {
      const { fields, status } = formFaults(error)
      return refused(fields, status)
    }
  })
}

async function sendPeople(
  request: FastifyRequest,
  reply: FastifyReply,
  more: Partial<PeopleFacts> = {},
  status = 200,
): Promise<string> {
  const { viewer, settings, server } = request
  const people = await listUsers(server.db)
  return sendPage(request, reply, 'admin/people', peoplePage({ viewer, settings, people, ...more }), status)
}

async function change(request: FastifyRequest, reply: FastifyReply, input: SetRoleInput) {
  try {
    await setRole(request.server.db, request.actor, input)
  } catch (error) {
    const { fields, status } = formFaults(error)
    return sendPeople(request, reply, { changeFields: fields }, status)
  }
  const { userId: of, role, disabled } = input
  if (role) request.logSecurity('role changed', { of, role })
  else request.logSecurity(disabled ? 'account disabled' : 'account enabled', { of })
  // Whoever gave up the office may not see its page any more.
  const self = input.userId === request.viewer.id
  const path = self && (input.disabled || (input.role && input.role !== 'administrator')) ? '/' : '/people'
  return reply.redirect(withDone(path, 'person-changed'), 303)
}

function typedSettings({ body, settings }: FastifyRequest): TypedSettings {
  const now = settingsAsTyped(settings)
  const names = Object.keys(now) as (keyof TypedSettings)[]
  return Object.fromEntries(names.map((name) => [name, typedField(body, name)])) as TypedSettings
}

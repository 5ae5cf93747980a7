import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashSecret } from '../../actions/lib/accounts.ts'
import { setUp } from '../../actions/set-up.ts'
import type { FieldErrors } from '../../errors.ts'
import { withDone } from '../shared/done.ts'
import { formFaults } from '../shared/errors.ts'
import { typedField } from '../shared/forms.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { readForm } from '../shared/validation.ts'
import { setSessionCookie } from '../shared/viewer.ts'
import { guarded, open } from './limits.ts'
import { accountForm } from './pages.ts'
import { setUpForm, setUpQuery } from './schema.ts'
import { sessionInput } from './session-input.ts'

const tokenCookie = 'canonry-setup'

const wrongToken =
  'This is not the set-up token. The server prints a new one each time it starts: use the newest, or paste it here.'

/**
 * The page that makes the first administrator. The link that the server printed is checked at once, and its token goes
 * from the address into a cookie of this page's own: addresses are kept in histories and logs.
 */
export const setUpRoutes: Routes = async (app) => {
  app.get('/setup', { config: open, schema: { querystring: setUpQuery } }, async (request, reply) => {
    if (app.setup.token === null) return sendSetUpDone(request, reply)
    const { token } = request.query
    if (token === undefined) return sendSetUp(request, reply)
    if (!isToken(token, app.setup.token)) {
      request.logSecurity('set-up refused')
      return sendSetUp(request, reply, { fields: { token: wrongToken }, status: 403 })
    }
    // Lax, not strict: the link is followed from elsewhere, and the page after the redirect must see the cookie.
    reply.setCookie(tokenCookie, token, {
      path: '/setup',
      httpOnly: true,
      sameSite: 'lax',
      secure: app.config.baseUrl?.protocol === 'https:',
    })
    return reply.redirect('/setup', 303)
  })

  app.post('/setup', { config: guarded() }, async (request, reply) => {
    if (app.setup.token === null) return sendSetUpDone(request, reply)
    const refused = (fields: FieldErrors, status = 422) => {
      const [name, token] = [typedField(request.body, 'name'), typedField(request.body, 'token')]
      return sendSetUp(request, reply, { name, token, fields, status })
    }
    const form = readForm(setUpForm, request.body)
    if (!form.ok) return refused(form.fields)
    try {
      const token = form.value.token || (request.cookies[tokenCookie] ?? '')
      const input = { ...form.value, token, ...sessionInput(request) }
      const { user, session } = await setUp(app.db, request.actor, input)
      app.setup.token = null
      request.logSecurity('set up', { userId: user.id, user: user.name })
      setSessionCookie(request, reply, session.token, session.expiresAt)
      reply.clearCookie(tokenCookie, { path: '/setup' })
      return reply.redirect(withDone('/', 'welcome'), 303)
    } catch (error) {
      const { fields, status } = formFaults(error)
      if (fields.token) request.logSecurity('set-up refused')
      return refused(fields, status)
    }
  })
}

function sendSetUp(
  request: FastifyRequest,
  reply: FastifyReply,
  typed: { name?: string; token?: string; fields?: FieldErrors; status?: number } = {},
) {
  const { name = '', token = '', fields = {}, status = 200 } = typed
  const { setup } = request.server
  const known = !fields.token && isToken(request.cookies[tokenCookie] ?? '', setup.token ?? '')
  const page = accountForm('Set up this wiki', { asksToken: !known, name, token }, fields)
  return sendPage(request, reply, 'account/set-up', page, status)
}

function isToken(typed: string, token: string): boolean {
  return hashSecret(typed.trim()) === hashSecret(token)
}

/** 410: it was here once, and is not coming back. */
function sendSetUpDone(request: FastifyRequest, reply: FastifyReply) {
  return sendPage(request, reply, 'account/set-up-done', accountForm('This wiki is set up', {}), 410)
}

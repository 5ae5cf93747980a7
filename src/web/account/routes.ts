import type { FastifyReply, FastifyRequest } from 'fastify'
import { changePassword } from '../../actions/change-password.ts'
import type { OpenedSession } from '../../actions/lib/accounts.ts'
import { revokeSession } from '../../actions/revoke-session.ts'
import { signIn } from '../../actions/sign-in.ts'
import { signOut } from '../../actions/sign-out.ts'
import { signUp } from '../../actions/sign-up.ts'
import { safeReturnPath } from '../../domain/addresses.ts'
import { type Role, viewerOf } from '../../domain/viewer.ts'
import { AppError, type FieldErrors } from '../../errors.ts'
import { findSession, listSessions } from '../../storage/sessions.ts'
import { longForm } from '../shared/admission.ts'
import { withDone } from '../shared/done.ts'
import { formFaults } from '../shared/errors.ts'
import { takeKeptForm, typedField } from '../shared/forms.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { readForm } from '../shared/validation.ts'
import { clearSessionCookie, setSessionCookie } from '../shared/viewer.ts'
import { createGuessLimit } from './guess-limit.ts'
import { guarded, guessing, open } from './limits.ts'
import { accountForm, accountPage } from './pages.ts'
import { nextQuery, passwordForm, sessionParams, signInForm, signUpForm } from './schema.ts'
import { sessionInput } from './session-input.ts'
import { setUpRoutes } from './set-up-routes.ts'

/** Becoming somebody here: set-up, signing in, out and up, and one's own account. */
export const accountRoutes: Routes = async (app) => {
  const guesses = createGuessLimit(app.config)

  await app.register(setUpRoutes)

  app.get('/sign-in', { config: open, schema: { querystring: nextQuery } }, async (request, reply) => {
    const next = safeReturnPath(request.query.next)
    if (request.viewer.id !== null) return reply.redirect(next, 303)
    return sendPage(request, reply, 'account/sign-in', signInPage(request, { next }))
  })

  app.post('/sign-in', { config: guarded(), bodyLimit: longForm }, async (request, reply) => {
    const { kept, own } = takeKeptForm(request.body, app.isOwnForm)
    const form = readForm(signInForm, own)
    const next = safeReturnPath(typedField(own, 'next'))
    const refused = (fields: FieldErrors, status = 422) => {
      const typed = { next, kept, name: typedField(own, 'name'), wantsNewPassword: 'newPassword' in fields }
      return sendPage(request, reply, 'account/sign-in', signInPage(request, typed, fields), status)
    }
    if (!form.ok) return refused(form.fields)
    try {
      const { user, session } = await guesses.count(form.value.name, reply, () =>
        signIn(app.db, request.actor, { ...form.value, ...sessionInput(request) }),
      )
      request.logSecurity('signed in', { userId: user.id, user: user.name })
      if (!kept) return arrive(request, reply, session, next)
      setSessionCookie(request, reply, session.token, session.expiresAt)
      showSignedIn(request, user)
      return sendPage(request, reply, 'account/resume', accountForm('Signed in again', { kept }))
    } catch (error) {
      const { fields, status } = formFaults(error)
      // The name is not written down: people type their password into its field.
      request.logSecurity('sign-in failed', { status })
      return refused(fields, status)
    }
  })

  app.post('/sign-out', { config: open }, async (request, reply) => {
    if (request.sessionHash) await signOut(app.db, request.actor, { sessionHash: request.sessionHash })
    request.logSecurity('signed out')
    return leave(request, reply)
  })

  app.get('/sign-up', { config: open, schema: { querystring: nextQuery } }, async (request, reply) => {
    requireSignUp(request)
    const next = safeReturnPath(request.query.next)
    if (request.viewer.id !== null) return reply.redirect(next, 303)
    return sendPage(request, reply, 'account/sign-up', signUpPage(request, { next }))
  })

  app.post('/sign-up', { config: guarded() }, async (request, reply) => {
    requireSignUp(request)
    const next = safeReturnPath(typedField(request.body, 'next'))
    const refused = (fields: FieldErrors, status = 422) => {
      const page = signUpPage(request, { next, name: typedField(request.body, 'name') }, fields)
      return sendPage(request, reply, 'account/sign-up', page, status)
    }
    const form = readForm(signUpForm, request.body)
    if (!form.ok) return refused(form.fields)
    try {
      const input = { ...form.value, ...sessionInput(request) }
      const { user, session } = await signUp(app.db, request.actor, input)
      request.logSecurity('signed up', { userId: user.id, user: user.name })
      return arrive(request, reply, session, next)
    } catch (error) {
      const { fields, status } = formFaults(error)
      return refused(fields, status)
    }
  })

  app.get('/account', { config: { access: 'member' } }, async (request, reply) => sendAccount(request, reply))

  app.post(
    '/account/password',
    { config: { access: 'member', limit: guessing() } },
    async (request, reply) => {
      const form = readForm(passwordForm, request.body)
      if (!form.ok) return sendAccount(request, reply, form.fields, 422)
      try {
        await guesses.count(request.viewer.name, reply, () =>
          changePassword(app.db, request.actor, { ...form.value, sessionHash: request.sessionHash }),
        )
        request.logSecurity('password changed')
        return reply.redirect(withDone('/account', 'password-changed'), 303)
      } catch (error) {
        const { fields, status } = formFaults(error)
        return sendAccount(request, reply, fields, status)
      }
    },
  )

  const revoking = { access: 'member' } as const

  app.post(
    '/account/sessions/:session/revoke',
    { config: revoking, schema: { params: sessionParams } },
    async (request, reply) => {
      const { session: publicId } = request.params
      await revokeSession(app.db, request.actor, { publicId })
      request.logSecurity('sessions ended', { of: request.viewer.id })
      const stillHere = await ownSession(request)
      if (!stillHere) return leave(request, reply)
      return reply.redirect(withDone('/account', 'session-revoked'), 303)
    },
  )

  app.post('/account/sessions/revoke', { config: revoking }, async (request, reply) => {
    await revokeSession(app.db, request.actor, { exceptHash: request.sessionHash })
    request.logSecurity('sessions ended', { of: request.viewer.id })
    return reply.redirect(withDone('/account', 'sessions-revoked'), 303)
  })
}

/** Goes where the reader was heading, signed in. */
function arrive(request: FastifyRequest, reply: FastifyReply, session: OpenedSession, next: string) {
  setSessionCookie(request, reply, session.token, session.expiresAt)
  return reply.redirect(next, 303)
}

/** Goes to a page that a visitor may open, signed out. */
function leave(request: FastifyRequest, reply: FastifyReply) {
  clearSessionCookie(request, reply)
  // Storage is left: it may hold what somebody typed and did not save, and the page asks about that itself.
  reply.header('clear-site-data', '"cache"')
  const to = request.settings.access.read === 'everyone' ? '/' : '/sign-in'
  return reply.redirect(withDone(to, 'signed-out'), 303)
}

/** This very answer already greets by name. */
function showSignedIn(request: FastifyRequest, user: { id: number; name: string; role: Role }): void {
  const { id, name, role } = user
  request.viewer = viewerOf({ id, name, role }, request.settings.access)
}

function signInPage(request: FastifyRequest, more: Record<string, unknown>, fields: FieldErrors = {}) {
  const { signUp, access } = request.settings
  const lede = access.read === 'members' ? 'This wiki is for its members.' : ''
  const standard = { lede, kept: null, wantsNewPassword: false, signUpOpen: signUp === 'open' }
  return accountForm('Sign in', { ...standard, ...more }, fields)
}

function signUpPage(request: FastifyRequest, more: Record<string, unknown>, fields: FieldErrors = {}) {
  const membersOnly = request.settings.access.read === 'members'
  return accountForm('Make an account', { membersOnly, ...more }, fields)
}

function requireSignUp(request: FastifyRequest): void {
  if (request.settings.signUp === 'open') return
  throw new AppError('forbidden', 'Accounts are made by this wiki’s administrators. Ask one for yours.', {
    suggestions: [{ label: 'I have an account: sign in', href: '/sign-in' }],
  })
}

function ownSession({ server, sessionHash, actor }: FastifyRequest) {
  return sessionHash ? findSession(server.db, sessionHash, actor.now) : undefined
}

async function sendAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: FieldErrors = {},
  status = 200,
) {
  const { viewer, server, actor } = request
  const sessions = viewer.id === null ? [] : await listSessions(server.db, viewer.id, actor.now)
  const own = await ownSession(request)
  return sendPage(
    request,
    reply,
    'account/show',
    accountPage(viewer, sessions, own?.publicId, fields),
    status,
  )
}

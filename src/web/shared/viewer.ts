import fastifyCookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { hashSecret, sessionEnd } from '../../actions/lib/accounts.ts'
import { viewerOf } from '../../domain/viewer.ts'
import { AppError } from '../../errors.ts'
import {
  findEndedSession,
  findSession,
  rememberEnded,
  type Session,
  touchSession,
} from '../../storage/sessions.ts'
import { getSettings, type Settings } from '../../storage/settings.ts'
import { countAdministrators } from '../../storage/users.ts'
import type { Access, App } from './types.ts'

/** A session in use is written down, and its end moved on, at most this often. */
const touchEvery = 10 * 60_000

/**
 * Works out who asks. Settings and sessions are remembered until the database changes, so that a warm page needs no
 * query.
 */
export async function useViewer(app: App): Promise<void> {
  await app.register(fastifyCookie)
  const sessions = new LRUCache<string, Session>({ max: 10_000 })
  let settings: Settings | undefined
  let seenChanges = -1
  /** Counts the moments at which a session may have ended without a change of content. */
  let endings = 0

  app.addHook('onRequest', async (request, reply) => {
    const changes = request.changesSeen
    if (changes !== seenChanges || !settings) {
      sessions.clear()
      settings = await getSettings(app.db)
      // An administrator may also be made at the command line.
      if (app.setup.token !== null && (await countAdministrators(app.db)) > 0) app.setup.token = null
      seenChanges = changes
    }
    request.settings = settings
    const endingsBefore = endings
    const now = app.now()
    const token = request.cookies[sessionCookieName(app)]
    const hash = token ? hashSecret(token) : null
    let session = hash ? sessions.get(hash) : undefined
    if (hash && !session) session = await findSession(app.db, hash, now)
    if (session && session.expiresAt <= now.toISOString()) session = undefined
    if (session && token && hash) {
      if (now.getTime() - Date.parse(session.lastSeenAt) >= touchEvery) {
        const expires = sessionEnd(app.config, { openedAt: new Date(session.createdAt), usedAt: now })
        // Reading needs no write: on a full disk the session ages, and that is all.
        await touchSession(app.db, hash, now, expires).catch((error) => request.log.error({ err: error }))
        setSessionCookie(request, reply, token, expires)
        session = { ...session, lastSeenAt: now.toISOString(), expiresAt: expires.toISOString() }
      }
      // Another request may have emptied the memory meanwhile of what this one read before it.
      if (changes === seenChanges && endings === endingsBefore) sessions.set(hash, session)
    }
    request.viewer = viewerOf(session?.user ?? null, settings.access)
    request.sessionHash = session ? hash : null
    request.actor = { viewer: request.viewer, now }
    if (request.method === 'POST') return // its admission says so, where what was typed can be kept
    const refusal = accessRefusal(request)
    if (refusal) throw refusal
  })

  // Whoever is told that a session has ended finds it forgotten.
  app.addHook('onSend', (request, _reply, _payload, done) => {
    if (request.method === 'POST') {
      sessions.clear()
      endings++
    }
    done()
  })
}

/**
 * Why the viewer may not use the route; null where they may. A route that forgot to say who may use it is closed; an
 * address with no route is nobody's secret.
 */
export function accessRefusal({ viewer, is404, routeOptions }: FastifyRequest): AppError | null {
  if (is404) return null
  const access: Access = routeOptions.config.access ?? 'administer'
  const allowed = {
    open: true,
    read: viewer.mayRead,
    edit: viewer.mayRead && viewer.mayEdit,
    member: viewer.id !== null,
    administer: viewer.mayAdminister,
  }[access]
  if (allowed) return null
  if (viewer.id === null) return new AppError('unauthorized', 'Sign in to open this page.')
  return new AppError(
    'forbidden',
    access === 'edit'
      ? 'Your account may read this wiki but not edit it. Ask an administrator to make you an editor.'
      : 'Only administrators may open this page.',
  )
}

/**
 * Whether the viewer may write, or wrote lately in a session that is over by now: somebody who may be sending what they
 * wrote in it.
 */
export async function mayWriteOrDid(request: FastifyRequest): Promise<boolean> {
  const { viewer, settings, actor, cookies } = request
  if (viewer.mayEdit || viewer.id !== null) return viewer.mayEdit
  const app = request.server as unknown as App
  const token = cookies[sessionCookieName(app)]
  const user = token ? await findEndedSession(app.db, hashSecret(token), actor.now) : undefined
  return user !== undefined && viewerOf(user, settings.access).mayEdit
}

/**
 * The cookie's name. Where the site is served over https, `__Host-` binds it to this very host, and `__Secure-` to https
 * where the host has other things too, since `__Host-` would give it to all of them.
 */
function sessionCookieName({ config: { baseUrl, basePath } }: App): string {
  if (baseUrl?.protocol !== 'https:') return 'canonry'
  return basePath === '' ? '__Host-canonry' : '__Secure-canonry'
}

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  expires: Date,
): void {
  const app = request.server as unknown as App
  reply.setCookie(sessionCookieName(app), token, {
    path: app.config.basePath || '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: app.config.baseUrl?.protocol === 'https:',
    // For longer than it signs anyone in: it tells whose text it is that comes too late.
    expires: new Date(expires.getTime() + rememberEnded),
  })
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  const app = request.server as unknown as App
  const { baseUrl, basePath } = app.config
  reply.clearCookie(sessionCookieName(app), { path: basePath || '/', secure: baseUrl?.protocol === 'https:' })
}

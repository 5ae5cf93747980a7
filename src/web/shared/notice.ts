import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { slugify } from '../../domain/slugs.ts'
import type { Universe } from '../../domain/universe.ts'
import { sendPage } from './page.ts'
import type { App } from './types.ts'
import { universeMark } from './universe-mark.ts'

/**
 * Shows a universe's content notice before the first of its pages that a browser opens: any of them, since links and
 * search lead straight to articles. A page of its own rather than a veil over the text, because a veil needs a script
 * and still sends the text; once, because the notice also stands on every page after. The answer is a cookie, not a
 * setting of the account, so that it works for visitors, and it holds the notice's own hash, so that a notice
 * rewritten is shown again. Comparisons carry their notices as banners alone: they quote several universes at once,
 * and name each one's nature beside it.
 */
export function useNotices(app: App): void {
  app.addHook('onRequest', async (request, reply) => {
    const { url, config } = request.routeOptions
    if (!url?.startsWith('/u/:universe') || request.method === 'POST' || config.carriesNotice) return
    const asked = slugify((request.params as { universe: string }).universe)
    const universe = (await request.universes()).find(({ slug }) => slug === asked)
    if (universe && !hasReadNotice(request, universe)) return sendNotice(request, reply, universe)
  })
}

/** Whether the browser has read a universe's notice as it stands, or there is none. */
export function hasReadNotice({ cookies }: FastifyRequest, universe: Universe): boolean {
  const { name, value } = noticeCookie(universe)
  return universe.notice === '' || cookies[name] === value
}

/** Answers with a universe's notice instead of the page that was asked for, and the way on to it. */
export async function sendNotice(
  request: FastifyRequest,
  reply: FastifyReply,
  universe: Universe,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  const page = { title: `Before you enter ${universe.name}`, section: 'universes' as const, noindex: true }
  return reply.send(
    await sendPage(request, reply, 'universes/notice', {
      ...page,
      universe: universeMark(universe),
      next: request.url,
    }),
  )
}

/** Remembers for a year that this browser has read a universe's notice as it stands. */
export function acceptNotice(request: FastifyRequest, reply: FastifyReply, universe: Universe): void {
  const { name, value } = noticeCookie(universe)
  const { baseUrl, basePath } = request.server.config
  const secure = baseUrl?.protocol === 'https:'
  reply.setCookie(name, value, {
    path: basePath || '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: 365 * 86_400,
  })
}

/** Named by the row's id, since a slug of another script may not stand in a cookie's name. */
export function noticeCookie(universe: Universe): { name: string; value: string } {
  const value = createHash('sha256').update(universe.notice).digest('base64url').slice(0, 12)
  return { name: `notice-${universe.id}`, value }
}

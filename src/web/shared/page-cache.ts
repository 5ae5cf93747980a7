import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { App } from './types.ts'

interface FinishedPage {
  changes: number
  type: string
  etag: string
  body: Buffer
}

/**
 * Keeps finished pages of routes marked `cached`, by viewer and address, until the database changes. A warm page costs
 * no query and no rendering; a browser that has it already gets 304.
 */
export function usePageCache(app: App): void {
  const pages = new LRUCache<string, FinishedPage>({
    maxSize: Math.max(1, app.config.cacheBytes), // at 1 byte nothing fits: no cache
    sizeCalculation: (page, key) => page.body.length + key.length * 2 + 200,
  })
  const keyOf = (viewerId: number | null, url: string) => `${viewerId ?? ''} ${url}`

  // A browser may keep only what a visitor without an account reads, and forms of the editor, whose typed text its
  // Back must find again: anything else would be shown by Back after signing out, or after what was gone came back.
  const visitorsOwn = 'private, no-cache'
  app.addHook('onRequest', (request, reply, done) => {
    const { access, cached } = request.routeOptions.config
    reply.header('cache-control', access === 'edit' && !cached ? visitorsOwn : 'no-store')
    done()
  })
  const headersOf = (request: FastifyRequest, etag: string) =>
    request.viewer.id === null ? { etag, 'cache-control': visitorsOwn } : { etag }

  app.addHook('onRequest', (request, reply, done) => {
    if (!request.routeOptions.config.cached) return done()
    const page = pages.get(keyOf(request.viewer.id, request.url))
    if (!page || page.changes !== request.changesSeen) return done()
    const { etag, body, type } = page
    reply.headers({ ...headersOf(request, etag), 'content-type': type })
    if (request.headers['if-none-match'] === etag) reply.code(304).send()
    else reply.send(body)
  })

  // Only what the route's own handler answers is kept: not an error, a redirect, or a notice shown in its place.
  app.addHook('preHandler', (request, _reply, done) => {
    request.keepPage = request.routeOptions.config.cached === true
    done()
  })

  app.addHook('onSend', async (request, reply, payload) => {
    if (!request.keepPage || reply.statusCode !== 200 || typeof payload !== 'string') return payload
    const body = Buffer.from(payload)
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
    const type = String(reply.getHeader('content-type'))
    pages.set(keyOf(request.viewer.id, request.url), { changes: request.changesSeen, type, etag, body })
    reply.headers(headersOf(request, etag))
    if (request.headers['if-none-match'] !== etag) return body
    reply.code(304)
    return null
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * The database's change counter before anything was read for this request, its viewer and the settings included:
     * a write that lands while a page is made must not be hidden under its own number.
     */
    changesSeen: number
    /** Whether the answer is a page to keep. */
    keepPage: boolean
  }
}

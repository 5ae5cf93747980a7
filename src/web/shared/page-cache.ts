import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { App } from './types.ts'

interface FinishedPage {
  changes: number
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

  app.addHook('onRequest', (request, reply, done) => {
    if (!request.routeOptions.config.cached) return done()
    const page = pages.get(keyOf(request.viewer.id, request.url))
    if (!page || page.changes !== app.database.changes()) return done()
    const { etag, body } = page
    reply.headers({ etag, 'cache-control': 'private, no-cache', 'content-type': 'text/html; charset=utf-8' })
    if (request.headers['if-none-match'] === etag) reply.code(304).send()
    else reply.send(body)
  })

  // Read before the page is loaded: a write that lands while it renders must not be hidden under its own number.
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.routeOptions.config.cached) request.changesSeen = app.database.changes()
    done()
  })

  app.addHook('onSend', async (request, reply, payload) => {
    if (request.changesSeen === null || reply.statusCode !== 200 || typeof payload !== 'string')
      return payload
    const body = Buffer.from(payload)
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
    pages.set(keyOf(request.viewer.id, request.url), { changes: request.changesSeen, etag, body })
    reply.headers({ etag, 'cache-control': 'private, no-cache' })
    if (request.headers['if-none-match'] !== etag) return body
    reply.code(304)
    return null
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The database's change counter when a cached route began to load; null on other routes. */
    changesSeen: number | null
  }
}

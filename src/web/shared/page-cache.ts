import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { knownAddress } from './known-address.ts'
import { hasBody } from './linger.ts'
import type { App } from './types.ts'

interface FinishedPage {
  changes: number
  type: string
  etag: string
  body: Buffer
  /**
   * Names and values in turn of a visitor's answer, once somebody without any cookie was led to this page: whoever
   * else comes without one may then have it at once.
   */
  plainHead: string[] | null
}

/** A browser may keep what a visitor without an account reads, and asks each time whether it still stands. */
const visitorsOwn = 'private, no-cache'

/**
 * Keeps finished pages of routes marked `cached`, by viewer and address, until the database changes. A warm page costs
 * no query and no rendering; a browser that has it already gets 304.
 *
 * The hooks come in two parts, since one goes before anyone is asked who they are: a request without a cookie is
 * nobody's, and most readers' are.
 */
export function createPageCache(app: App): { answerPlainVisitors(): void; answerEveryone(): void } {
  const pages = new LRUCache<string, FinishedPage>({
    maxSize: Math.max(1, app.config.cacheBytes), // at 1 byte nothing fits: no cache
    sizeCalculation: (page, key) => page.body.length + key.length * 2 + 1000,
  })
  /** What the addresses asked for come to (knownAddress): not to be found out for every warm page. */
  const addresses = new LRUCache<string, string>({
    maxSize: 2_000_000,
    sizeCalculation: (address, url) => 2 * (address.length + url.length) + 100,
  })
  const keyOf = (viewerId: number | null, address: string) =>
    viewerId === null ? address : `${viewerId} ${address}`
  function addressOf(request: FastifyRequest): string | null {
    if (!request.routeOptions.config.cached) return null
    const address = addresses.get(request.url) ?? knownAddress(request)
    if (address === undefined) return null
    addresses.set(request.url, address)
    return address
  }
  const isPlain = (request: FastifyRequest) => request.headers.cookie === undefined

  function answerPlainVisitors(): void {
    // Such an answer passes Fastify's log by, so whoever wants every request in it does without.
    if (['info', 'debug', 'trace'].includes(app.config.logLevel)) return
    app.addHook('onRequest', (request, reply, done) => {
      if (!isPlain(request) || request.method !== 'GET' || hasBody(request)) return done()
      const page = pages.get(addresses.get(request.url) ?? '')
      if (!page?.plainHead || page.changes !== request.changesSeen) return done()
      reply.hijack() // nothing is left to do but to send: no other hook, no serialising
      const known = request.headers['if-none-match'] === page.etag
      reply.raw.writeHead(known ? 304 : 200, page.plainHead)
      reply.raw.end(known ? undefined : page.body)
    })
  }

  function answerEveryone(): void {
    // Besides visitors' pages a browser may keep forms of the editor, whose typed text its Back must find again:
    // anything else would be shown by Back after signing out, or after what was gone came back.
    app.addHook('onRequest', (request, reply, done) => {
      const { access, cached } = request.routeOptions.config
      reply.header('cache-control', access === 'edit' && !cached ? visitorsOwn : 'no-store')
      done()
    })

    app.addHook('onRequest', (request, reply, done) => {
      const address = addressOf(request)
      const page = address === null ? undefined : pages.get(keyOf(request.viewer.id, address))
      if (!page || page.changes !== request.changesSeen) return done()
      reply.type(page.type)
      present(page, request, reply)
      if (request.headers['if-none-match'] === page.etag) reply.code(304).send()
      else reply.send(page.body)
    })

    // Only what the route's own handler answers is kept: not an error, a redirect, or a notice shown in its place.
    app.addHook('preHandler', (request, _reply, done) => {
      request.keepPageAs = addressOf(request)
      done()
    })

    app.addHook<string | null>('onSend', (request, reply, payload, done) => {
      const { keepPageAs } = request
      if (keepPageAs === null || reply.statusCode !== 200 || typeof payload !== 'string') return done()
      const body = Buffer.from(payload)
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
      const type = String(reply.getHeader('content-type'))
      const page: FinishedPage = { changes: request.changesSeen, type, etag, body, plainHead: null }
      pages.set(keyOf(request.viewer.id, keepPageAs), page)
      present(page, request, reply)
      if (request.headers['if-none-match'] !== etag) return done(null, body as never)
      reply.code(304)
      done(null, null)
    })
  }

  /** Heads an answer with what holds of its page, and learns from a plain visitor's what the next one's will be. */
  function present(page: FinishedPage, request: FastifyRequest, reply: FastifyReply): void {
    reply.header('etag', page.etag)
    if (request.viewer.id === null) reply.header('cache-control', visitorsOwn)
    if (!isPlain(request)) return
    const head = { ...reply.getHeaders(), 'content-length': page.body.length }
    page.plainHead ??= Object.entries(head).flatMap(([name, value]) => [name, String(value)])
  }

  return { answerPlainVisitors, answerEveryone }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The address that the answer is to be kept for, where it is a page to keep. */
    keepPageAs: string | null
  }
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'
import { AppError } from '../../errors.ts'

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "manifest-src 'self'",
].join('; ')

function securityHeaders({ baseUrl, hstsSubdomains }: Config): Record<string, string> {
  const https = baseUrl?.protocol === 'https:'
  const subdomains = hstsSubdomains ? '; includeSubDomains' : ''
  return {
    'content-security-policy': contentPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    ...(https ? { 'strict-transport-security': `max-age=31536000${subdomains}` } : {}),
  }
}

/**
 * Refuses a request with two Host headers, of which a proxy may believe the one and we the other (RFC 9112, 3.2). The
 * first hook that answers, before any page out of memory does.
 */
export function useOneHost(app: FastifyInstance): void {
  const headers = securityHeaders(app.config)
  app.addHook('onRequest', (request, reply, done) => {
    if (countHosts(request.raw.rawHeaders) < 2) return done()
    reply.headers(headers).code(400).type('text/plain; charset=utf-8').send('That request names two hosts.')
  })
}

function countHosts(names: readonly string[]): number {
  let hosts = 0
  for (let at = 0; at < names.length; at += 2) {
    const name = names[at] as string
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return hosts
}

/** Sets the security headers of every answer. */
export function useSecurityHeaders(app: FastifyInstance): void {
  const headers = securityHeaders(app.config)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

/** Refuses state changes that another site's page sends. */
export function useOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.method === 'GET' || request.method === 'HEAD' || isOwnOrigin(request, app.config.baseUrl)) {
      done()
    } else {
      done(new AppError('forbidden', elsewhere))
    }
  })
}

const elsewhere =
  'That form came from another site. Open the page here, and send it again. If it is a page of this wiki, its administrator has to set CANONRY_BASE_URL to the address that readers use.'

/**
 * Whether a state-changing request comes from our own pages. Browsers send Sec-Fetch-Site; older ones send Origin.
 * A request with neither is no browser's form and is refused, so that nothing can ride on a cookie.
 */
function isOwnOrigin({ headers, host: ourHost }: FastifyRequest, baseUrl: URL | null): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = headers.origin
  if (typeof origin !== 'string') return false
  if (baseUrl) return origin === baseUrl.origin
  // What a proxy that we believe says of the host, else the Host header.
  if (!URL.canParse(origin) || !URL.canParse(`http://${ourHost}`)) return false
  const { protocol, host } = new URL(origin)
  // Read as a URL too, so that a port which the scheme implies does not count.
  return host === new URL(`${protocol}//${ourHost}`).host
}

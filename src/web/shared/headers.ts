import type { FastifyInstance } from 'fastify'
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

/** Sets the security headers of every answer. */
export function useSecurityHeaders(app: FastifyInstance): void {
  const https = app.config.baseUrl?.protocol === 'https:'
  const subdomains = app.config.hstsSubdomains ? '; includeSubDomains' : ''
  const headers: Record<string, string> = {
    'content-security-policy': contentPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    ...(https ? { 'strict-transport-security': `max-age=31536000${subdomains}` } : {}),
  }
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

/** Refuses state changes that another site's page sends. */
export function useOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (
      request.method === 'GET' ||
      request.method === 'HEAD' ||
      isOwnOrigin(request.headers, app.config.baseUrl)
    ) {
      done()
    } else {
      done(
        new AppError('forbidden', 'That form came from another site. Open the page here, and send it again.'),
      )
    }
  })
}

/**
 * Whether a state-changing request comes from our own pages. Browsers send Sec-Fetch-Site; older ones send Origin.
 * A request with neither is no browser's form and is refused, so that nothing can ride on a cookie.
 */
function isOwnOrigin(headers: Record<string, string | string[] | undefined>, baseUrl: URL | null): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = headers.origin
  if (typeof origin !== 'string') return false
  if (baseUrl) return origin === baseUrl.origin
  if (!URL.canParse(origin) || !URL.canParse(`http://${headers.host}`)) return false
  const { protocol, host } = new URL(origin)
  // Read as a URL too, so that a port which the scheme implies does not count.
  return host === new URL(`${protocol}//${headers.host}`).host
}

import { ping } from '../../storage/open.ts'
import type { Routes } from '../shared/types.ts'

/** What machines ask of any site: robots, the icon, and whether it is well. */
export const machineRoutes: Routes = async (app) => {
  const config = { access: 'open' } as const

  app.get('/robots.txt', { config }, async (request, reply) => {
    const closed = request.settings.access.read === 'members'
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(robots(closed ? ['/'] : notForRobots, app.config.basePath))
  })

  app.get('/favicon.ico', { config }, async (_request, reply) => {
    return reply.header('cache-control', 'max-age=86400').redirect(app.assets.url('icon.svg'), 302)
  })

  /** For a supervisor or load balancer: 200 when the database answers. */
  app.get('/healthz', { config }, async (_request, reply) => {
    await ping(app.db)
    return reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send('ok\n')
  })
}

/** Texts are for everyone; forms, old revisions and the endless pairs of diffs and comparisons are not worth a crawl. */
const notForRobots = [
  '/search',
  '/sign-in',
  '/sign-up',
  '/compare?',
  '/u/*/new',
  '/u/*/*/edit',
  '/u/*/*/history',
  '/u/*/*/diff',
  '/*?rev=',
]

function robots(paths: readonly string[], base: string): string {
  return `User-agent: *\n${paths.map((path) => `Disallow: ${base}${path}\n`).join('')}`
}

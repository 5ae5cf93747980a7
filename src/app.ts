import { join } from 'node:path'
import type { Readable } from 'node:stream'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyRequest } from 'fastify'
import { accountRoutes } from './web/account/routes.ts'
import { adminRoutes } from './web/admin/routes.ts'
import { articleRoutes } from './web/articles/routes.ts'
import { compareRoutes } from './web/compare/routes.ts'
import { deletedListRoutes } from './web/deleted/routes.ts'
import { feedRoutes } from './web/feeds/routes.ts'
import { helpRoutes } from './web/help/routes.ts'
import { machineRoutes } from './web/home/machine-routes.ts'
import { homeRoutes } from './web/home/routes.ts'
import { recentRoutes } from './web/recent/routes.ts'
import { searchRoutes } from './web/search/routes.ts'
import { shortForm, tooLong, useAdmission, useLinger } from './web/shared/admission.ts'
import { loadAssets } from './web/shared/assets.ts'
import { useBasePath, withoutBase } from './web/shared/base-path.ts'
import { useChanges } from './web/shared/changes.ts'
import { handleError, notFound } from './web/shared/errors.ts'
import { parseFields } from './web/shared/forms.ts'
import { useOneHost, useOriginCheck, useSecurityHeaders } from './web/shared/headers.ts'
import { clientErrorHandler, rewriteUrl } from './web/shared/malformed-address.ts'
import { useNotices } from './web/shared/notice.ts'
import { createPageCache } from './web/shared/page-cache.ts'
import { projectRoot } from './web/shared/paths.ts'
import { askerOf, useRateLimits, useReadingLimits } from './web/shared/rate-limits.ts'
import { readBody } from './web/shared/read-body.ts'
import { useRouteTable } from './web/shared/route-table.ts'
import { useSecurityLog } from './web/shared/security-log.ts'
import { createThreads } from './web/shared/threads/threads.ts'
import { trustedProxies } from './web/shared/trusted-proxies.ts'
import type { App, AppDeps } from './web/shared/types.ts'
import { useUniverses } from './web/shared/universes.ts'
import { useZod, type ZodTypeProvider } from './web/shared/validation.ts'
import { useViewer } from './web/shared/viewer.ts'
import { useViews } from './web/shared/views.ts'
import { subjectRoutes } from './web/subjects/routes.ts'
import { tagRoutes } from './web/tags/routes.ts'
import { universeRoutes } from './web/universes/routes.ts'

/** The whole site as one Fastify instance: plugins, then every group of routes by name. It never listens. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const { database, config } = deps
  const app = Fastify({
    logger: deps.log ? { level: config.logLevel, ...(deps.log !== true && { stream: deps.log }) } : false,
    trustProxy: trustedProxies(config),
    bodyLimit: shortForm,
    requestTimeout: 30_000,
    // Looked at often enough for the 408 to come before the connection is cut for standing still.
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 10_000 },
    connectionTimeout: 60_000,
    keepAliveTimeout: 72_000,
    genReqId: requestNumbers(),
    rewriteUrl: ({ url = '/' }) => rewriteUrl({ url: withoutBase(url, config.basePath) }),
    clientErrorHandler,
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>()

  app.decorate('database', database)
  app.decorate('db', database.db)
  app.decorate('config', config)
  const threads = createThreads(database, (error) => app.log.error({ err: error }, 'a thread failed'))
  app.decorate('threads', threads)
  app.decorateRequest('threads', {
    getter(this: FastifyRequest) {
      return threads.of(this.method === 'POST' ? 'writing' : 'reading', askerOf(this))
    },
  })
  app.addHook('onClose', () => threads.close())
  app.decorate('assets', loadAssets(join(projectRoot, 'dist', 'assets')))
  app.decorate('setup', { token: deps.setupToken })
  app.decorate('now', deps.now ?? (() => new Date()))
  for (const name of ['viewer', 'settings', 'actor'] as const) app.decorateRequest(name)
  app.decorateRequest('sessionHash', null)
  app.decorateRequest('keepPageAs', null)

  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/assets/')) route.config = { ...route.config, access: 'open', limit: 'none' }
  })
  await useViews(app, join(projectRoot, 'views'))
  useRouteTable(app)
  useZod(app)
  await useRateLimits(app)
  useLinger(app)
  useOneHost(app)
  useChanges(app)
  const pageCache = createPageCache(app)
  pageCache.answerPlainVisitors()
  useSecurityHeaders(app)
  useSecurityLog(app)
  await useViewer(app)
  useUniverses(app)
  useOriginCheck(app)
  useAdmission(app)
  useBasePath(app)
  useNotices(app)
  pageCache.answerEveryone()
  useReadingLimits(app)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    async (request: FastifyRequest, body: Readable) => {
      const read = await readBody(body, request.bodyLimit)
      if (!read) throw tooLong(request)
      return parseFields(read)
    },
  )
  await app.register(fastifyStatic, {
    root: app.assets.folder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '1y',
    index: false,
    decorateReply: false,
  })

  app.setErrorHandler(handleError)
  app.setNotFoundHandler({ preHandler: [] }, () => {
    throw notFound()
  })

  await app.register(machineRoutes)
  await app.register(homeRoutes)
  await app.register(universeRoutes)
  await app.register(articleRoutes)
  await app.register(subjectRoutes)
  await app.register(compareRoutes)
  await app.register(searchRoutes)
  await app.register(recentRoutes)
  await app.register(deletedListRoutes)
  await app.register(feedRoutes)
  await app.register(tagRoutes)
  await app.register(helpRoutes)
  await app.register(accountRoutes)
  await app.register(adminRoutes)
  return app
}

/** Numbers that a reader can pass on and a log is searched for: they stay apart over restarts. */
function requestNumbers(): () => string {
  const start = Date.now().toString(36)
  let count = 0
  return () => `${start}-${(++count).toString(36)}`
}

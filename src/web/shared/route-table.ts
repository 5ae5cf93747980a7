import { reading, writing } from './rate-limits.ts'
import type { App } from './types.ts'

/** One route as it was registered. */
export interface RouteEntry {
  method: string
  url: string
  access: string
  cached: boolean
  limited: boolean
}

/**
 * Keeps a list of every route for tests to walk, and refuses to start with one that does not say who may use it:
 * forgetting is then noticed by whoever forgot. A form that names no limit gets one that no honest writer meets.
 */
export function useRouteTable(app: App): void {
  const table: RouteEntry[] = []
  app.decorate('routeTable', table)
  app.addHook('onRoute', (route) => {
    const { method, url, config = {} } = route
    if (!config.access) {
      throw new Error(`${method} ${url} does not say who may use it: give it config.access`)
    }
    const limit = config.limit ?? (method === 'POST' ? writing() : reading)
    route.config = { ...config, limit }
    for (const each of [method].flat()) {
      table.push({
        method: each,
        url,
        access: config.access,
        cached: config.cached ?? false,
        limited: limit !== 'none',
      })
    }
  })
}

declare module 'fastify' {
  interface FastifyInstance {
    routeTable: readonly RouteEntry[]
  }
}

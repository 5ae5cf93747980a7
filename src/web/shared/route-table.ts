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
  app.decorate('isOwnForm', (path: string) => table.some((route) => takesForm(route) && leadsTo(path, route)))
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

/** Forms in which people write; those of accounts hold secrets, and are never sent on. */
function takesForm({ method, access }: RouteEntry): boolean {
  return method === 'POST' && (access === 'edit' || access === 'administer')
}

function leadsTo(path: string, { url }: RouteEntry): boolean {
  const parts = url.split('/').map((part) => (part.startsWith(':') ? '[^/?#\\\\]+' : part))
  return new RegExp(`^${parts.join('/')}(?:\\?[^#\\\\]*)?$`).test(path)
}

declare module 'fastify' {
  interface FastifyInstance {
    routeTable: readonly RouteEntry[]
    /** Whether a same-site path is one that a form goes to in which people write. */
    isOwnForm(path: string): boolean
  }
}

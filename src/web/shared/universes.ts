import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { Universe } from '../../domain/universe.ts'
import { listUniverses } from '../../storage/universes.ts'
import type { App } from './types.ts'

/** Viewers whose universes are remembered at once. */
const mostViewers = 100

/**
 * Gives each request the universes that its viewer may see. Nearly every page names them and they seldom change, so
 * they are remembered, as the settings are, until the database changes.
 */
export function useUniverses(app: App): void {
  const remembered = new LRUCache<string, Promise<Universe[]>>({ max: mostViewers })
  let seenChanges = -1

  app.decorateRequest('universes', function (this: FastifyRequest) {
    if (this.changesSeen !== seenChanges) {
      remembered.clear()
      seenChanges = this.changesSeen
    }
    const key = String(this.viewer.id)
    const known = remembered.get(key)
    if (known) return known
    const asked = listUniverses(app.db, this.viewer)
    remembered.set(key, asked)
    asked.catch(() => remembered.delete(key))
    return asked
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The universes that the viewer may see, in the site's order. */
    universes(): Promise<readonly Universe[]>
  }
}

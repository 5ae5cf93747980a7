import type { FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import type { SafeHtml } from '../../domain/markdown/types.ts'
import type { Universe } from '../../domain/universe.ts'
import { weightOf } from '../shared/threads/weight.ts'
import { describeJob } from './describe.ts'

/** In characters of what is described. */
const mostKept = 1_000_000

/**
 * Gives a universe's description as HTML, null where it has none: made once for a viewer until the database changes, since
 * each stretch of the universe's list of articles is another page with the same description.
 */
export function createDescriptions() {
  const made = new LRUCache<string, Promise<SafeHtml>>({ maxSize: mostKept })

  return async (request: FastifyRequest, universe: Universe): Promise<SafeHtml | null> => {
    const { description } = universe
    if (description === '') return null
    const key = `${universe.id} ${request.viewer.id ?? ''} ${request.changesSeen}`
    const known = made.get(key)
    if (known) return known
    const universes = await request.universes()
    const html = request.threads.runOwn(
      describeJob,
      weightOf([description]),
      request.viewer,
      universe,
      universes,
    )
    made.set(key, html, { size: 100 + description.length })
    html.catch(() => made.delete(key))
    return html
  }
}

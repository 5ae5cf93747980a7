import { listRecent } from '../../storage/revisions.ts'
import { getUniverseAmong } from '../../storage/universes.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { changesAPage, recentPage } from './pages.ts'
import { recentQuery } from './schema.ts'

/** GET /recent?in=history: who changed what, newest first. */
export const recentRoutes: Routes = async (app) => {
  app.get(
    '/recent',
    { config: { access: 'read', cached: true }, schema: { querystring: recentQuery } },
    async (request, reply) => {
      const { viewer, query } = request
      const universes = await request.universes()
      const universe = query.in ? getUniverseAmong(universes, query.in) : undefined
      const changes = await listRecent(app.db, viewer, {
        limit: changesAPage + 1,
        before: query.before,
        universeId: universe?.id,
        includeDeleted: true,
      })
      const { before } = query
      const page = recentPage(changes, universes, universe, { before, viewer })
      return sendPage(request, reply, 'recent/show', page)
    },
  )
}

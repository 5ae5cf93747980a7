import { listDeleted } from '../../storage/deleted.ts'
import { getUniverseAmong } from '../../storage/universes.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { articlesAPage, deletedListPage } from './pages.ts'
import { deletedQuery } from './schema.ts'

/** GET /deleted?q=fort&in=history: what editors deleted, the last first, to be found and restored. */
export const deletedListRoutes: Routes = async (app) => {
  app.get(
    '/deleted',
    { config: { access: 'edit' }, schema: { querystring: deletedQuery } },
    async (request, reply) => {
      const { q: words = '', in: asked, before } = request.query
      const universes = await request.universes()
      const chosen = asked ? getUniverseAmong(universes, asked) : undefined
      const page = { limit: articlesAPage + 1, before, words, universeId: chosen?.id }
      const articles = await listDeleted(app.db, request.viewer, page)
      const view = deletedListPage(articles, universes, { words: words.trim(), chosen, before })
      return sendPage(request, reply, 'deleted/list', view)
    },
  )
}

import { listRecent } from '../../storage/revisions.ts'
import { listMostDivergent } from '../../storage/subjects.ts'
import { countArticlesByUniverse } from '../../storage/universes.ts'
import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { universeMark } from '../shared/universe-mark.ts'
import { universeTree } from '../shared/universe-tree.ts'
import { homePage } from './pages.ts'

/** GET /: what the site is, at a glance. */
export const homeRoutes: Routes = async (app) => {
  app.get('/', { config: { access: 'read', cached: true } }, async (request, reply) => {
    const { viewer, settings } = request
    const [universes, counts, divergent, recent] = await Promise.all([
      request.universes(),
      countArticlesByUniverse(app.db, viewer),
      listMostDivergent(app.db, viewer, 8),
      listRecent(app.db, viewer, { limit: 10 }),
    ])
    const marks = new Map(universes.map((each) => [each.id, universeMark(each)]))
    const branches = universeTree(universes, counts)
    return sendPage(
      request,
      reply,
      'home/show',
      homePage({ settings, viewer, branches, marks, divergent, recent }),
    )
  })
}

import { sendPage } from '../shared/page.ts'
import type { Routes } from '../shared/types.ts'
import { helpPage } from './pages.ts'

/** GET /help: how to write, how to compare, and the keys. */
export const helpRoutes: Routes = async (app) => {
  app.get('/help', { config: { access: 'open', cached: true } }, async (request, reply) => {
    return sendPage(request, reply, 'help/show', helpPage())
  })
}

import type { Routes } from '../shared/types.ts'
import { careRoutes } from './care-routes.ts'
import { deletedRoutes } from './deleted-routes.ts'
import { editRoutes } from './edit-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { readRoutes } from './read-routes.ts'

/** Everything about one article, under /u/:universe/:article, and under /deleted/:id once it is deleted. */
export const articleRoutes: Routes = async (app) => {
  await app.register(readRoutes)
  await app.register(editRoutes)
  await app.register(historyRoutes)
  await app.register(careRoutes)
  await app.register(deletedRoutes)
}

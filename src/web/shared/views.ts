import { join } from 'node:path'
import fastifyView from '@fastify/view'
import { Eta } from 'eta'
import { escapeIsolating, isolateValues } from './isolate-values.ts'
import type { App } from './types.ts'

/**
 * Renders views by their path under views/, without '.eta', each compiled once on first use: `app.view('home/show', …)`.
 * Layouts and partials are named from the same root as views are (`layouts/base`), wherever the view that names them
 * stands. `production` because the plugin turns Eta's cache off without it, whatever Eta was told.
 */
export async function useViews(app: App, folder: string): Promise<void> {
  const eta = new Eta({
    views: folder,
    cache: true,
    escapeFunction: escapeIsolating,
    plugins: [isolateValues],
  })
  eta.resolvePath = (view) => join(folder, view.endsWith('.eta') ? view : `${view}.eta`)
  await app.register(fastifyView, { engine: { eta }, root: folder, viewExt: 'eta', production: true })
}

import { join } from 'node:path'
import { Eta } from 'eta'

/** Renders a view by its path under views/, without '.eta', to HTML. */
export type RenderView = (view: string, data: object) => string

/**
 * Every view compiled once, on first use. Layouts and partials are named from the same root as views are
 * (`layouts/base`), wherever the view that names them stands.
 */
export function useViews(folder: string): RenderView {
  const eta = new Eta({ views: folder, cache: true })
  eta.resolvePath = (view) => join(folder, `${view}.eta`)
  return (view, data) => eta.render(view, data)
}

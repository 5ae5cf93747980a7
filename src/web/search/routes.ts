import { articlePath } from '../../domain/addresses.ts'
import { parseSearchQuery } from '../../domain/search-query.ts'
import { foldKey, slugify } from '../../domain/slugs.ts'
import { nearestUniverses } from '../../domain/universe.ts'
import { nearestArticles } from '../../storage/nearest.ts'
import { search } from '../../storage/search/search.ts'
import { suggest } from '../../storage/search/suggest.ts'
import { underBase } from '../shared/base-path.ts'
import { sendPage } from '../shared/page.ts'
import { costly } from '../shared/rate-limits.ts'
import { suggestArticle, suggestUniverse } from '../shared/suggestions.ts'
import type { Routes } from '../shared/types.ts'
import { universeMark } from '../shared/universe-mark.ts'
import { HITS_A_PAGE, type SearchRequest, searchPage } from './pages.ts'
import { LONGEST_QUERY, searchQuery, suggestQuery } from './schema.ts'

const SUGGESTIONS = 8
/** One for each letter that is typed. */
const suggesting = { max: 600, timeWindow: '1 minute' }
/** Universes that there are not, of which a page says so. */
const MOST_UNKNOWN = 3

/** /search over titles, aliases and text, and the titles that the header's box suggests. */
export const searchRoutes: Routes = async (app) => {
  app.get(
    '/search',
    { config: { access: 'read', cached: true, limit: costly }, schema: { querystring: searchQuery } },
    async (request, reply) => {
      const { viewer, settings } = request
      const { q, tag, page } = request.query
      const chosen = [request.query.in ?? []]
        .flat()
        .flatMap((slugs) => slugs.split(','))
        .filter(Boolean)
      const asked: SearchRequest = { query: q.trim(), chosen, tag, page }
      const fault =
        asked.query.length > LONGEST_QUERY
          ? `Search for ${LONGEST_QUERY} characters at most; this has ${asked.query.length}.`
          : null
      const query = parseSearchQuery(fault ? '' : asked.query)
      query.universes.push(...chosen.map(slugify))
      if (tag) query.tags.push(foldKey(tag))
      const universes = await request.universes()
      const known = new Set(universes.map(({ slug }) => slug))
      const unknown = [...new Set(query.universes)]
        .filter((slug) => !known.has(slug))
        .slice(0, MOST_UNKNOWN)
        .map((slug) => ({ slug, nearest: nearestUniverses(universes, slug).map(suggestUniverse) }))
      const found = fault
        ? { hits: [], total: 0 }
        : await search(app.db, viewer, query, { limit: HITS_A_PAGE, offset: (page - 1) * HITS_A_PAGE })
      const words = query.terms.flatMap(({ text, negated }) => (negated ? [] : text)).join(' ')
      const nearest = found.total === 0 && words !== '' ? await nearestArticles(app.db, viewer, words) : []
      const { defaultUniverse } = settings
      return sendPage(
        request,
        reply,
        'search/show',
        searchPage(asked, found, universes, {
          viewer,
          nearest: nearest.map((each) => suggestArticle(each)),
          defaultUniverse,
          fault,
          unknown,
        }),
        fault ? 422 : 200,
      )
    },
  )

  app.get(
    '/api/v1/suggest',
    { config: { access: 'read', limit: suggesting }, schema: { querystring: suggestQuery } },
    async (request) => {
      const marks = new Map((await request.universes()).map((each) => [each.slug, universeMark(each)]))
      const heads = await suggest(
        app.db,
        request.viewer,
        request.query.q.slice(0, LONGEST_QUERY),
        SUGGESTIONS,
      )
      return {
        suggestions: heads.map((head) => ({
          label: head.name === head.title ? head.title : `${head.name} (${head.title})`,
          href: underBase(articlePath(head.universe, head.slug), app.config.basePath),
          universe: marks.get(head.universe)?.name ?? head.universe,
          classes: marks.get(head.universe)?.classes ?? '',
        })),
      }
    },
  )
}

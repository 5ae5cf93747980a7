import { articlePath, newArticlePath } from '../../domain/addresses.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Suggestion } from '../../errors.ts'
import type { SearchHit } from '../../storage/search/search.ts'
import type { Page } from '../shared/page.ts'
import { universeMark } from '../shared/universe-mark.ts'

export const HITS_A_PAGE = 20

export interface SearchRequest {
  query: string
  /** Slugs of the universes chosen; empty for all. */
  chosen: readonly string[]
  tag: string | undefined
  page: number
}

/** /search: the form, what was found, and where to go when nothing was. */
export function searchPage(
  asked: SearchRequest,
  found: { hits: readonly SearchHit[]; total: number },
  universes: readonly Universe[],
  more: {
    viewer: Viewer
    nearest: readonly Suggestion[]
    defaultUniverse: string | null
    fault: string | null
    /** Universes asked for that there are not. */
    unknown: readonly { slug: string; nearest: readonly Suggestion[] }[]
  },
) {
  const marks = new Map(universes.map((universe) => [universe.slug, universeMark(universe)]))
  const home = more.defaultUniverse ?? universes[0]?.slug ?? null
  const { query, chosen, tag, page } = asked
  return {
    title: query ? `${query} · Search` : 'Search',
    noindex: true,
    query,
    tag: tag ?? null,
    asked: query !== '' || tag !== undefined,
    fault: more.fault,
    unknown: more.unknown,
    universes: universes.map((universe) => ({
      ...universeMark(universe),
      checked: chosen.includes(universe.slug),
    })),
    summary: summary(found.total, query, page),
    hits: found.hits.map(({ universe, slug, lang, titleSegments, snippet }) => ({
      href: articlePath(universe, slug),
      lang,
      universe: marks.get(universe) ?? null,
      title: titleSegments,
      snippet,
    })),
    nearest: more.nearest,
    writeHref: more.viewer.mayEdit && home && query ? newArticlePath(chosen[0] ?? home, query) : null,
    withoutTagHref: address({ ...asked, tag: undefined, page: 1 }),
    previousHref: page > 1 ? address({ ...asked, page: page - 1 }) : null,
    nextHref: page * HITS_A_PAGE < found.total ? address({ ...asked, page: page + 1 }) : null,
  } satisfies Page & Record<string, unknown>
}

function summary(total: number, query: string, page: number): string {
  const articles = total === 1 ? '1 article' : `${total.toLocaleString('en')} articles`
  return `${articles}${query ? ` with ${query}` : ''}${page > 1 ? `, page ${page}` : ''}`
}

function address({ query, chosen, tag, page }: SearchRequest): string {
  const params = new URLSearchParams({ q: query })
  if (chosen.length > 0) params.set('in', chosen.join(','))
  if (tag !== undefined) params.set('tag', tag)
  if (page > 1) params.set('page', String(page))
  return `/search?${params}`
}

import { feedPath, standingPath, universePath } from '../../domain/addresses.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { RecentChange } from '../../storage/revisions.ts'
import { dayOf, instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'
import { revisionKindWords } from '../shared/revision-words.ts'
import { universeMark } from '../shared/universe-mark.ts'

export const changesAPage = 100

const kindWords: typeof revisionKindWords = { ...revisionKindWords, create: 'new' }

/** Changes by day (UTC). `changes` may hold one more than a page: then there are older ones. */
export function recentPage(
  changes: readonly RecentChange[],
  universes: readonly Universe[],
  chosen: Universe | undefined,
  { before, viewer }: { before: number | undefined; viewer: Viewer },
) {
  const shown = changes.slice(0, changesAPage)
  const last = shown.at(-1)
  const href = (universe: string | undefined, from?: number) => {
    const query = [universe && `in=${encodeURIComponent(universe)}`, from && `before=${from}`].filter(Boolean)
    return `/recent${query.length > 0 ? `?${query.join('&')}` : ''}`
  }
  const days = new Map<string, ReturnType<typeof changeView>[]>()
  for (const change of shown) {
    const universe = universes.find(({ id }) => id === change.universeId)
    if (!universe) continue
    const day = dayOf(change.createdAt)
    days.set(day, [...(days.get(day) ?? []), changeView(change, universe)])
  }
  return {
    title: chosen ? `Recent changes in ${chosen.name}` : 'Recent changes',
    section: 'recent',
    wide: true,
    ...(chosen && { notice: chosen.notice }),
    filters: [
      { mark: null, href: href(undefined), current: !chosen },
      ...universes.map((universe) => ({
        mark: universeMark(universe),
        href: href(universe.slug),
        current: universe === chosen,
      })),
    ],
    deletedHref: viewer.mayEdit ? `/deleted${chosen ? `?in=${encodeURIComponent(chosen.slug)}` : ''}` : null,
    days: [...days].map(([day, rows]) => ({ day, rows })),
    feedHref: feedPath(chosen ? universePath(chosen.slug) : '/recent'),
    chosen: chosen?.name ?? null,
    newestHref: before === undefined ? null : href(chosen?.slug),
    olderHref: changes.length > shown.length && last ? href(chosen?.slug, last.id) : null,
  } satisfies Page & Record<string, unknown>
}

function changeView(change: RecentChange, universe: Universe) {
  const { articleId: id, articleSlug: slug, deletedAt } = change
  const path = standingPath({ id, universe: universe.slug, slug, deletedAt })
  const size = Math.abs(change.delta).toLocaleString('en')
  return {
    mark: universeMark(universe),
    title: change.articleTitle,
    href: path,
    gone: change.deletedAt !== null,
    kind: kindWords[change.kind],
    saved: instantOf(change.createdAt),
    time: change.createdAt.slice(11, 16),
    author: change.authorName,
    summary: change.summary,
    delta: change.delta > 0 ? `+${size}` : change.delta < 0 ? `−${size}` : '0',
    changesHref: change.number > 1 ? `${path}/diff?from=${change.number - 1}&to=${change.number}` : null,
    revisionHref: `${path}?rev=${change.number}`,
    historyHref: `${path}/history`,
  }
}

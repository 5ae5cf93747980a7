import { deletedPath } from '../../domain/addresses.ts'
import type { Universe } from '../../domain/universe.ts'
import type { DeletedArticle } from '../../storage/deleted.ts'
import { instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'
import { universeMark } from '../shared/universe-mark.ts'

export const articlesAPage = 50

/** Deleted articles. `articles` may hold one more than a page: then there are older ones. */
export function deletedListPage(
  articles: readonly DeletedArticle[],
  universes: readonly Universe[],
  { words, chosen, before }: { words: string; chosen: Universe | undefined; before: number | undefined },
) {
  const shown = articles.slice(0, articlesAPage)
  const last = shown.at(-1)
  const href = (from?: number) => {
    const query = new URLSearchParams({
      ...(words && { q: words }),
      ...(chosen && { in: chosen.slug }),
      ...(from && { before: String(from) }),
    })
    return `/deleted${query.size > 0 ? `?${query}` : ''}`
  }
  return {
    title: 'Deleted articles',
    section: 'recent',
    wide: true,
    noindex: true,
    ...(chosen && { notice: chosen.notice }),
    words,
    choices: universes.map((each) => ({ value: each.slug, label: each.name, chosen: each === chosen })),
    filtered: words !== '' || chosen !== undefined,
    rows: shown.flatMap((article) => {
      const universe = universes.find(({ id }) => id === article.universeId)
      return universe ? [rowOf(article, universe)] : []
    }),
    newestHref: before === undefined ? null : href(),
    olderHref: articles.length > shown.length && last ? href(last.revisionId) : null,
  } satisfies Page & Record<string, unknown>
}

function rowOf({ id, title, lang, deletedAt, authorName, summary }: DeletedArticle, universe: Universe) {
  return {
    title,
    lang,
    href: deletedPath(id),
    restoreAction: `${deletedPath(id)}/restore`,
    editId: crypto.randomUUID(),
    mark: universeMark(universe),
    deleted: instantOf(deletedAt),
    author: authorName,
    reason: summary,
  }
}

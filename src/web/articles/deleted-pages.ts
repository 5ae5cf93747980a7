import { deletedPath, newArticlePath } from '../../domain/addresses.ts'
import type { DraftFaults } from '../../domain/source/draft.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Article, ArticleHead } from '../../storage/articles.ts'
import type { DeletedArticle } from '../../storage/deleted.ts'
import { instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'
import type { RenderedArticle } from '../shared/render-article.ts'
import { articleFrame } from './article-frame.ts'
import { articleLink } from './article-page.ts'
import { type CareForm, shownFaults } from './care-pages.ts'
import type { ArticlePlace } from './find-place.ts'
import { namesakeLink } from './history-pages.ts'

/** An address whose article was deleted and whose name is free: each that stood there, and how it comes back. */
export function gonePage(place: ArticlePlace, namesakes: readonly DeletedArticle[], viewer: Viewer) {
  const { article, universe } = place
  const deletion = namesakes.find(({ id }) => id === article.id)
  return {
    ...commonPage(place, viewer),
    title: `${article.title} was deleted`,
    deletion: deletion ? deletionOf(deletion) : null,
    readHref: deletedPath(article.id),
    newHref: newArticlePath(universe.slug, article.title),
    restore: restoreForm(article),
    namesakes: namesakes.filter(({ id }) => id !== article.id).map(namesakeLink),
  } satisfies Page & Record<string, unknown>
}

/** What restoring met: what was typed, and why it could not be. */
export interface RestoreFailure {
  faults: DraftFaults
  suggestions: readonly { label: string; href: string }[]
  typed: CareForm
}

/**
 * A deleted article by its identity, at the revision asked for: who deleted it, when and why, its text, and the form that
 * restores it. Where `taken`, another article has its address by now, the form asks for another title.
 */
export function deletedPage(
  place: ArticlePlace,
  of: {
    deletion: DeletedArticle
    rendered: RenderedArticle
    taken: ArticleHead | undefined
    pinned: boolean
  },
  viewer: Viewer,
  failure?: RestoreFailure,
) {
  const { article } = place
  const { deletion, rendered, taken, pinned } = of
  return {
    ...commonPage(place, viewer),
    title: `${article.title} (deleted)`,
    deletion: deletionOf(deletion),
    rendered,
    pinned: pinned && {
      revision: article.revision,
      newest: article.newest,
      saved: instantOf(article.savedAt),
      author: article.authorName,
    },
    restore: restoreForm(article, taken, failure),
  } satisfies Page & Record<string, unknown>
}

function commonPage(place: ArticlePlace, viewer: Viewer) {
  return {
    section: 'universes',
    wide: true,
    noindex: true,
    notice: place.universe.notice,
    frame: articleFrame(place, place.article, viewer, 'read'),
  } as const
}

function deletionOf({ deletedAt, authorName, summary }: DeletedArticle) {
  return { when: instantOf(deletedAt), author: authorName, reason: summary }
}

/** The form as it was typed, else with a title that is likely to be free where the article's own is taken. */
function restoreForm(article: Article, taken?: ArticleHead, failure?: RestoreFailure) {
  const { faults = {}, suggestions = [], typed } = failure ?? {}
  const asksTitle = taken !== undefined || faults.title !== undefined
  const offered = `${article.title} (restored)`
  return {
    action: `${deletedPath(article.id)}/restore`,
    editId: crypto.randomUUID(),
    taken: taken ? articleLink(taken) : null,
    title: asksTitle ? typed?.title || offered : null,
    summary: typed?.summary ?? '',
    faults: shownFaults(faults),
    suggestions,
  }
}

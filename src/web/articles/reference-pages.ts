import type { Viewer } from '../../domain/viewer.ts'
import type { ArticleHead } from '../../storage/articles.ts'
import type { Page } from '../shared/page.ts'
import { universeMark } from '../shared/universe-mark.ts'
import { articleFrame } from './article-frame.ts'
import { articleLink } from './article-page.ts'
import type { ArticlePlace } from './find-place.ts'

/** What links here: the articles by universe, in the universes' order. */
export function backlinksPage(place: ArticlePlace, backlinks: readonly ArticleHead[], viewer: Viewer) {
  const { article, universe, universes } = place
  return {
    title: `What links to ${article.title}`,
    section: 'universes',
    wide: true,
    noindex: true,
    notice: universe.notice,
    frame: articleFrame(place, article, viewer, 'links'),
    count: backlinks.length,
    groups: universes
      .map((each) => ({
        mark: universeMark(each),
        articles: backlinks.filter(({ universeId }) => universeId === each.id).map(articleLink),
      }))
      .filter(({ articles }) => articles.length > 0),
  } satisfies Page & Record<string, unknown>
}

/** The text as it is saved. */
export function sourcePage(place: ArticlePlace, pinned: boolean, viewer: Viewer) {
  const { article, universe } = place
  const frame = articleFrame(place, article, viewer, 'source')
  return {
    title: `Source of ${article.title}`,
    section: 'universes',
    wide: true,
    noindex: true,
    notice: universe.notice,
    frame,
    text: article.text,
    revision: article.revision,
    lines: article.text.split('\n').length,
    bytes: article.length.toLocaleString('en'),
    rawHref: `${frame.path}/source?${pinned ? `rev=${article.revision}&` : ''}raw=1`,
  } satisfies Page & Record<string, unknown>
}

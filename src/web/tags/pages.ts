import { articlePath, tagPath } from '../../domain/addresses.ts'
import { foldKey } from '../../domain/slugs.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Suggestion } from '../../errors.ts'
import type { ArticleHead } from '../../storage/articles.ts'
import type { TagCount } from '../../storage/tags.ts'
import { articleCount } from '../shared/format.ts'
import type { Page } from '../shared/page.ts'
import { universeMark } from '../shared/universe-mark.ts'

export const articlesAPage = 200
export const mostTags = 2000

/** Every tag in use. `tags` may hold one more than are shown: then some are left out, and the page says so. */
export function tagsPage(tags: readonly TagCount[]) {
  return {
    title: 'Tags',
    tags: tags
      .slice(0, mostTags)
      .map(({ tag, key, articles }) => ({ name: tag, href: tagPath(key), articles })),
    more: tags.length > mostTags ? mostTags : null,
  } satisfies Page & Record<string, unknown>
}

/** The articles of one tag, by universe in the universes' order. */
export function tagPage(
  tag: TagCount,
  articles: readonly ArticleHead[],
  universes: readonly Universe[],
  paged: boolean,
) {
  const shown = articles.slice(0, articlesAPage)
  const last = shown.at(-1)
  return {
    title: `Tagged ${tag.tag}`,
    tag: tag.tag,
    count: articleCount(tag.articles),
    groups: universes
      .map((universe) => ({
        mark: universeMark(universe),
        articles: shown
          .filter(({ universeId }) => universeId === universe.id)
          .map(({ universe: home, slug, title, lang }) => ({ href: articlePath(home, slug), title, lang })),
      }))
      .filter((group) => group.articles.length > 0),
    firstHref: paged ? tagPath(tag.key) : null,
    moreHref:
      articles.length > shown.length && last
        ? `${tagPath(tag.key)}?after=${encodeURIComponent(last.title)}&id=${last.id}`
        : null,
  } satisfies Page & Record<string, unknown>
}

/** Tags that begin or end like the one asked for, for an address that names none. */
export function nearestTags(asked: string, tags: readonly TagCount[]): Suggestion[] {
  const key = foldKey(asked)
  return tags
    .filter(
      (tag) => tag.key.includes(key) || key.includes(tag.key) || tag.key.slice(0, 4) === key.slice(0, 4),
    )
    .slice(0, 5)
    .map((tag) => ({ label: tag.tag, href: tagPath(tag.key) }))
}

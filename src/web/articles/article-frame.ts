import { standingPath } from '../../domain/addresses.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Article } from '../../storage/articles.ts'
import { type UniverseMark, universeMark } from '../shared/universe-mark.ts'
import type { Place } from './find-place.ts'

export type ArticleTab = 'read' | 'edit' | 'history' | 'links' | 'source'

/** What every page about one article has: its universe, its name, and the way to its other pages. */
export interface ArticleFrame {
  mark: UniverseMark
  notice: string
  name: string
  lang: string
  path: string
  tabs: { label: string; href: string; current: boolean; key: string | null }[]
}

const tabs: readonly { tab: ArticleTab; label: string; rest: string; key: string | null }[] = [
  { tab: 'read', label: 'Read', rest: '', key: null },
  { tab: 'edit', label: 'Edit', rest: '/edit', key: 'e' },
  { tab: 'history', label: 'History', rest: '/history', key: null },
  { tab: 'links', label: 'What links here', rest: '/links', key: null },
  { tab: 'source', label: 'Source', rest: '/source', key: null },
]

/** What a deleted article has: its past. */
const tabsOfDeleted: readonly ArticleTab[] = ['read', 'history', 'source']

/**
 * The frame of an article's page; a deleted one's pages stand at its identity. Readers who may not edit get no edit tab,
 * unless signing in could help.
 */
export function articleFrame(
  { universe }: Place,
  article: Pick<Article, 'id' | 'slug' | 'title' | 'lang' | 'deletedAt'>,
  viewer: Viewer,
  current: ArticleTab | null,
): ArticleFrame {
  const mark = universeMark(universe)
  const path = standingPath({ ...article, universe: universe.slug })
  const shown = tabs.filter(({ tab }) =>
    article.deletedAt === null
      ? tab !== 'edit' || viewer.mayEdit || viewer.id === null
      : tabsOfDeleted.includes(tab),
  )
  return {
    mark,
    notice: universe.notice,
    name: article.title,
    lang: article.lang,
    path,
    tabs: shown.map(({ tab, label, rest, key }) => ({
      label,
      href: path + rest,
      current: tab === current,
      key,
    })),
  }
}

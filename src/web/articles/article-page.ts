import { articlePath, comparePath, revisionPath, subjectPath } from '../../domain/addresses.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { ArticleHead } from '../../storage/articles.ts'
import { instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'
import type { RenderedArticle } from '../shared/render-article.ts'
import { languageName } from '../shared/telling-names.ts'
import { universeMark } from '../shared/universe-mark.ts'
import { articleFrame } from './article-frame.ts'
import type { ArticlePlace, Place } from './find-place.ts'

/** Most columns that a comparison holds. */
const mostColumns = 6

/** An article as it is now or, with `pinned`, as one revision had it. */
export function articlePage(
  place: ArticlePlace,
  rendered: RenderedArticle,
  counterparts: readonly ArticleHead[],
  viewer: Viewer,
  pinned: { newest: number } | null,
  justSaved = false,
) {
  const { article, universe } = place
  const frame = articleFrame(place, article, viewer, pinned ? null : 'read')
  return {
    title: pinned ? `${article.title} (revision ${article.revision})` : `${article.title} · ${universe.name}`,
    section: 'universes',
    wide: true,
    noindex: pinned !== null,
    notice: universe.notice,
    frame,
    rendered,
    alsoIn: alsoIn(place, counterparts),
    ...comparison(place, counterparts),
    subjectHref: subjectPath(article.subject),
    saved: instantOf(article.savedAt),
    author: article.authorName,
    summary: article.summary,
    revision: article.revision,
    permanentHref: revisionPath(universe.slug, article.slug, article.revision),
    pinned: pinned && {
      ...pinned,
      isNewest: pinned.newest === article.revision,
      diffHref: `${frame.path}/diff?from=${article.revision}&to=${pinned.newest}`,
    },
    mayEdit: viewer.mayEdit,
    remarks: viewer.mayEdit && pinned === null ? remarksOn(rendered, frame.path, justSaved) : null,
    maySignInToEdit: viewer.id === null,
    editId: pinned && viewer.mayEdit ? crypto.randomUUID() : null,
    articleId: article.id,
  } satisfies Page & Record<string, unknown>
}

/** What a writer is told of an article: at its top where it was just saved so, else at its foot, and folded. */
function remarksOn({ remarks }: RenderedArticle, path: string, atTop: boolean) {
  const count = remarks.filter(({ isNote }) => !isNote).length
  if (count === 0) return null
  const things = count === 1 ? 'One thing here was' : `${count} things here were`
  return {
    summary: `${things} not taken as ${count === 1 ? 'it' : 'they'} may have been meant`,
    atTop,
    remarks,
    editHref: `${path}/edit`,
  }
}

/** The same subject's other articles, each under its universe; of several in one universe each says title and language. */
function alsoIn({ article, universes }: ArticlePlace, counterparts: readonly ArticleHead[]) {
  const others = counterparts.filter(({ id }) => id !== article.id)
  return others.flatMap((head) => {
    const universe = universes.find(({ id }) => id === head.universeId)
    if (!universe) return []
    const several = [article, ...others].filter(({ universeId }) => universeId === head.universeId).length > 1
    const title = several || head.title !== article.title ? head.title : null
    return [
      {
        ...articleLink(head),
        title,
        language: several ? languageName(head.lang) : null,
        mark: universeMark(universe),
      },
    ]
  })
}

/** An article as a list elsewhere links to it. */
export function articleLink(head: ArticleHead) {
  return { href: articlePath(head.universe, head.slug), title: head.title, lang: head.lang }
}

/** Where its tellings stand side by side; where there is but this one, the page that says how to write another. */
function comparison(place: ArticlePlace, counterparts: readonly ArticleHead[]) {
  const others = counterparts.filter(({ id }) => id !== place.article.id)
  return others.length === 0
    ? { compareHref: comparePath(place.article.subject), compareLabel: 'Tell it in another canon' }
    : { compareHref: compareHref(place, others), compareLabel: 'Compare the canons' }
}

/** The comparison of this article's universe with the others that have the subject. */
function compareHref({ article, universe, universes }: ArticlePlace, others: readonly ArticleHead[]) {
  const slugs = new Set([universe.slug, ...others.map((head) => head.universe)])
  const sameUniverseOnly = slugs.size === 1
  if (sameUniverseOnly) {
    const other = others[0] as ArticleHead
    const side = (head: ArticleHead) => encodeURIComponent(`${head.universe}/${head.slug}`)
    return `/compare?left=${side(article)}&right=${side(other)}`
  }
  // The record stands first where it is told: it is what the others are measured against.
  const order = universes.map(({ slug }) => slug).filter((slug) => slugs.has(slug))
  const shown = [...new Set([order[0] as string, universe.slug, ...order])].slice(0, mostColumns)
  return comparePath(article.subject, shown)
}

/** Where an address names nothing: what can be written there, and what it may have meant. */
export function missingPage(
  place: Place,
  asked: { title: string; newHref: string | null },
  counterparts: readonly ArticleHead[],
  suggestions: readonly { label: string; href: string }[],
  viewer: Viewer,
) {
  const mark = universeMark(place.universe)
  return {
    title: `${asked.title} is not written yet`,
    section: 'universes',
    wide: true,
    noindex: true,
    notice: place.universe.notice,
    mark,
    asked,
    counterparts: counterparts.flatMap((head) => {
      const universe = place.universes.find(({ id }) => id === head.universeId)
      return universe ? [{ ...articleLink(head), mark: universeMark(universe) }] : []
    }),
    suggestions,
    mayEdit: viewer.mayEdit,
    maySignInToEdit: viewer.id === null,
  } satisfies Page & Record<string, unknown>
}

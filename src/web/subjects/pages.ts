import { articlePath, comparePath, newArticlePath, subjectPath } from '../../domain/addresses.ts'
import { compareFacts, type FactColumn } from '../../domain/compare/compare-facts.ts'
import type { Telling } from '../../domain/compare/types.ts'
import type { Fact } from '../../domain/source/types.ts'
import { erasOf, shiftToCommonAxis, type Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { ArticleHead } from '../../storage/articles.ts'
import type { Subject } from '../../storage/subjects.ts'
import { factMatrix } from '../shared/fact-view.ts'
import type { Page } from '../shared/page.ts'
import { languageName, tellingNames } from '../shared/telling-names.ts'
import { universeMark } from '../shared/universe-mark.ts'

/** /subjects: one line a subject, in the order of slugs. `subjects` holds one more than a page where there is a next one. */
export function subjectsPage(subjects: readonly Subject[], perPage: number) {
  const shown = subjects.slice(0, perPage)
  return {
    title: 'Subjects',
    section: 'universes',
    subjects: shown.map(({ slug, title, articles, universes }) => ({
      title,
      href: subjectPath(slug),
      words: `${articles} ${articles === 1 ? 'article' : 'articles'} in ${universes} ${universes === 1 ? 'universe' : 'universes'}`,
      compareHref: articles > 1 ? comparePath(slug) : null,
    })),
    nextHref:
      subjects.length > perPage ? `/subjects?after=${encodeURIComponent(shown.at(-1)?.slug ?? '')}` : null,
  } as const satisfies Page & Record<string, unknown>
}

/** /subjects/:subject: its articles universe by universe, gaps included, and what they state. */
export function subjectPage(
  subject: Subject,
  articles: readonly ArticleHead[],
  facts: ReadonlyMap<number, Fact[]>,
  universes: readonly Universe[],
  viewer: Viewer,
) {
  const byId = new Map(universes.map((universe) => [universe.id, universe]))
  const matrix = compareFacts(
    articles.map((article) =>
      factsOnly(article, facts.get(article.id) ?? [], byId.get(article.universeId), universes),
    ),
  )
  const names = tellingNames(
    articles.map(({ universeId, title, lang, revision }) => ({
      universe: byId.get(universeId)?.name ?? '',
      title,
      lang,
      revision,
    })),
  )
  return {
    title: subject.title,
    section: 'universes',
    wide: true,
    name: subject.title,
    compareHref: articles.length > 1 ? comparePath(subject.slug) : null,
    coverage: universes.map((universe) => ({
      mark: universeMark(universe),
      articles: articles
        .filter(({ universeId }) => universeId === universe.id)
        .map(({ universe: home, slug, title, lang }, _, { length }) => ({
          title,
          lang,
          language: length > 1 ? languageName(lang) : '',
          href: articlePath(home, slug),
        })),
      newHref: viewer.mayEdit ? newArticlePath(universe.slug, subject.title, subject.slug) : null,
    })),
    columns: articles.flatMap(({ universeId, title, lang }, index) => {
      const universe = byId.get(universeId)
      return universe ? [{ mark: { ...universeMark(universe), name: names[index] }, title, lang }] : []
    }),
    ...factMatrix(
      matrix,
      articles.map(({ universeId }) => {
        const universe = byId.get(universeId)
        return universe ? erasOf(universe) : []
      }),
    ),
  } as const satisfies Page & Record<string, unknown>
}

/** An article as the fact matrix sees it: no text is read for this page. */
function factsOnly(
  article: ArticleHead,
  facts: Fact[],
  universe: Universe | undefined,
  universes: readonly Universe[],
): FactColumn {
  const yearShift = universe ? shiftToCommonAxis(universe, universes) : 0
  const telling: Telling = {
    id: `${article.universe}/${article.slug}`,
    source: '',
    format: 'markdown',
    lang: article.lang,
    calendar: universe?.calendar ?? 'gregorian',
    yearShift,
    facts,
  }
  return { telling, yearShift, readFromText: [] }
}

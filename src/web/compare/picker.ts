import { articlePath, comparePath, newArticlePath, subjectPath } from '../../domain/addresses.ts'
import type { Universe } from '../../domain/universe.ts'
import type { AppError } from '../../errors.ts'
import type { Article } from '../../storage/articles.ts'
import type { Subject } from '../../storage/subjects.ts'
import type { Page } from '../shared/page.ts'
import { universeMark } from '../shared/universe-mark.ts'

/** Views of the pages around a comparison: the picker, and a subject with one telling only. */
export function pickerPage(
  subjects: readonly Subject[],
  asked: { left?: string | undefined; right?: string | undefined },
  fault: Pick<AppError, 'message' | 'suggestions' | 'fields'> | null = null,
) {
  return {
    title: 'Compare',
    section: 'compare',
    subjects: subjects
      .filter(({ universes, articles }) => universes > 1 || articles > 1)
      .map(({ slug, title, universes, articles, differing, agreeing }) => ({
        title,
        href: comparePath(slug),
        tellings: universes > 1 ? `${universes} universes` : `${articles} tellings`,
        facts:
          differing > 0
            ? `${differing} ${differing === 1 ? 'fact differs' : 'facts differ'}`
            : agreeing > 0
              ? 'facts agree'
              : 'no facts in common',
        differs: differing > 0,
      })),
    left: asked.left ?? '',
    right: asked.right ?? '',
    fault: fault?.message ?? null,
    wrong: { left: fault?.fields.left !== undefined, right: fault?.fields.right !== undefined },
    suggestions: fault?.suggestions ?? [],
  } as const satisfies Page & Record<string, unknown>
}

/** A subject that only one article tells of: nothing to compare yet, and where to write the second. */
export function lonelyPage(subject: Subject, articles: readonly Article[], universes: readonly Universe[]) {
  const [only] = articles
  return {
    title: subject.title,
    section: 'compare',
    noindex: true,
    subject: { title: subject.title, href: subjectPath(subject.slug) },
    only: only
      ? {
          title: only.title,
          href: articlePath(only.universe, only.slug),
          universe: markOf(universes, only.universeId),
        }
      : null,
    others: universes
      .filter(({ id }) => id !== only?.universeId)
      .map((universe) => ({
        ...universeMark(universe),
        newHref: newArticlePath(universe.slug, subject.title, subject.slug),
      })),
  } as const satisfies Page & Record<string, unknown>
}

function markOf(universes: readonly Universe[], id: number) {
  const universe = universes.find((each) => each.id === id)
  return universe ? universeMark(universe) : null
}

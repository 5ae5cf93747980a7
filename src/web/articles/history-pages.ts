import { deletedPath, feedPath } from '../../domain/addresses.ts'
import type { RevisionDiff } from '../../domain/diff/revision-diff.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { DeletedArticle } from '../../storage/deleted.ts'
import type { Revision, RevisionHead } from '../../storage/revisions.ts'
import { instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'
import { revisionKindWords } from '../shared/revision-words.ts'
import { articleFrame } from './article-frame.ts'
import type { ArticlePlace } from './find-place.ts'

export const revisionsAPage = 50

/**
 * A page of an article's history, newest first. `revisions` may hold one more than a page: then there are older ones.
 * `namesakes` are articles that were deleted at the same address.
 */
export function historyPage(
  place: ArticlePlace,
  { revisions, before }: { revisions: readonly RevisionHead[]; before: number | undefined },
  namesakes: readonly DeletedArticle[],
  viewer: Viewer,
) {
  const { article, universe } = place
  const frame = articleFrame(place, article, viewer, 'history')
  const shown = revisions.slice(0, revisionsAPage)
  const last = shown.at(-1)
  return {
    title: `History of ${article.title}`,
    section: 'universes',
    noindex: true,
    notice: universe.notice,
    wide: true,
    frame,
    deleted: article.deletedAt !== null,
    ...(article.deletedAt === null && { feedHref: feedPath(frame.path) }),
    rows: shown.map((revision, index) => ({
      ...revisionWords(frame.path, revision),
      titleThen: revision.title === article.title ? null : revision.title,
      delta: signed(revision.delta),
      changesHref:
        revision.number === 1 ? null : `${frame.path}/diff?from=${revision.number - 1}&to=${revision.number}`,
      isNewest: revision.number === article.revision,
      pickedFrom: index === Math.min(1, shown.length - 1),
      pickedTo: index === 0,
    })),
    comparable: shown.length > 1,
    olderHref: revisions.length > shown.length && last ? `${frame.path}/history?before=${last.number}` : null,
    newestHref: before === undefined ? null : `${frame.path}/history`,
    namesakes: namesakes.filter(({ id }) => id !== article.id).map(namesakeLink),
  } satisfies Page & Record<string, unknown>
}

/** Two revisions side by side, in the order asked for. */
export function diffPage(
  place: ArticlePlace,
  left: Revision,
  right: Revision,
  { diff, whole }: { diff: RevisionDiff; whole: boolean },
  viewer: Viewer,
) {
  const { article, universe } = place
  const frame = articleFrame(place, article, viewer, null)
  const to = (from: number, until: number) => `${frame.path}/diff?from=${from}&to=${until}`
  return {
    title: `${article.title}: revision ${left.number} to ${right.number}`,
    section: 'universes',
    noindex: true,
    wide: true,
    notice: universe.notice,
    frame,
    left: revisionWords(frame.path, left),
    right: revisionWords(frame.path, right),
    renamed: left.title === right.title ? null : { from: left.title, to: right.title },
    diff,
    whole,
    wholeHref: `${to(left.number, right.number)}&all=1`,
    changesHref: to(left.number, right.number),
    earlierHref:
      left.number > 1 && right.number === left.number + 1 ? to(left.number - 1, left.number) : null,
    laterHref:
      right.number < article.revision && right.number === left.number + 1
        ? to(right.number, right.number + 1)
        : null,
    revert:
      viewer.mayEdit && article.deletedAt === null && left.number !== article.revision
        ? { article: article.id, number: left.number, basedOn: article.revision, editId: crypto.randomUUID() }
        : null,
  } satisfies Page & Record<string, unknown>
}

/** A deleted article of the same name, told apart by the day of its deletion. */
export function namesakeLink({ id, title, lang, deletedAt }: DeletedArticle) {
  return { href: deletedPath(id), title, lang, deleted: instantOf(deletedAt) }
}

function revisionWords(path: string, revision: RevisionHead) {
  return {
    number: revision.number,
    href: `${path}?rev=${revision.number}`,
    saved: instantOf(revision.createdAt),
    author: revision.authorName,
    summary: revision.summary,
    kind: revisionKindWords[revision.kind],
  }
}

/** '+1,204', '−17' with a true minus, '0'. */
function signed(bytes: number): string {
  const size = Math.abs(bytes).toLocaleString('en')
  return bytes > 0 ? `+${size}` : bytes < 0 ? `−${size}` : '0'
}

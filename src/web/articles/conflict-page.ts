import type { SaveResult } from '../../actions/save-article.ts'
import type { RevisionDiff } from '../../domain/diff/revision-diff.ts'
import type { Draft } from '../../domain/source/draft.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Article } from '../../storage/articles.ts'
import { instantOf } from '../shared/instants.ts'
import type { Page } from '../shared/page.ts'
import { articleFrame } from './article-frame.ts'
import { draftOfText } from './draft.ts'
import { draftForm } from './edit-page.ts'
import type { Place } from './find-place.ts'

type Conflict = Extract<SaveResult, { status: 'conflict' }>

/**
 * Two writers changed the same passages: what each did to the text both began with, and the merged draft, ready to be
 * settled and saved as based on the newest revision. The changes are told from the text that both began with.
 */
export function conflictPage(
  { place, article, draft }: { place: Place; article: Article | null; draft: Draft },
  conflict: Conflict,
  mine: string,
  [theirChanges, myChanges]: readonly [RevisionDiff, RevisionDiff],
  viewer: Viewer,
) {
  const { theirs, base } = conflict
  const settled: Draft = { ...draftOfText(conflict.draft, theirs.number), summary: draft.summary }
  return {
    title: `Not saved yet: settle an edit of ${theirs.title}`,
    section: 'universes',
    wide: true,
    noindex: true,
    notice: place.universe.notice,
    frame: article && articleFrame(place, article, viewer, 'edit'),
    conflicts: conflict.conflicts,
    theirs: {
      author: theirs.authorName,
      saved: instantOf(theirs.createdAt),
      number: theirs.number,
      summary: theirs.summary,
    },
    base: { number: base.number },
    theirChanges,
    myChanges,
    wholeTexts: { mine, theirs },
    form: draftForm(place, article, settled, {}, mine),
  } satisfies Page & Record<string, unknown>
}

import { articlePath, newArticlePath, universePath } from '../../domain/addresses.ts'
import type { Draft, DraftFaults } from '../../domain/source/draft.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Article } from '../../storage/articles.ts'
import type { Page } from '../shared/page.ts'
import type { RemarkView } from '../shared/remark-views.ts'
import type { RenderedArticle } from '../shared/render-article.ts'
import { universeMark } from '../shared/universe-mark.ts'
import { articleFrame } from './article-frame.ts'
import type { Place } from './find-place.ts'

/** What the form says besides the draft. */
export interface EditState {
  faults?: DraftFaults
  suggestions?: readonly { label: string; href: string }[]
  preview?: { rendered: RenderedArticle; remarks: readonly RemarkView[] }
  /** What is to be said of the text as it is saved. */
  remarks?: readonly RemarkView[]
  /** While a conflict is settled: the writer's text before it, and the revision that clashed with it. */
  wholeTexts?: WholeTexts | null
}

export interface WholeTexts {
  mine: string
  theirs: { number: number; text: string }
}

/** The editing form; `article` is null for one that is not written yet. */
export function editPage(
  place: Place,
  article: Article | null,
  draft: Draft,
  viewer: Viewer,
  { faults = {}, suggestions = [], preview, remarks = [], wholeTexts = null }: EditState = {},
) {
  const { universe } = place
  const faulty = Object.keys(faults).length > 0
  return {
    title: `${faulty ? 'Not saved yet: ' : ''}${article ? `Editing ${article.title}` : `A new article in ${universe.name}`}`,
    section: 'universes',
    wide: true,
    noindex: true,
    notice: universe.notice,
    mark: universeMark(universe),
    frame: article && articleFrame(place, article, viewer, 'edit'),
    name: article?.title ?? null,
    form: draftForm(place, article, draft, faults, wholeTexts?.mine ?? null),
    wholeTexts,
    faulty,
    suggestions,
    preview: preview ?? null,
    remarks,
    remarksHead: 'What there is to know of this text',
    remarksOpen: remarks.some(({ isNote }) => !isNote),
  } satisfies Page & Record<string, unknown>
}

/** The form's own part, which the page for a conflict has too; `mine` is carried along while one is settled. */
export function draftForm(
  place: Place,
  article: Article | null,
  draft: Draft,
  faults: DraftFaults = {},
  mine: string | null = null,
) {
  const { universe } = place
  return {
    action: article ? `${articlePath(universe.slug, article.slug)}/edit` : newArticlePath(universe.slug),
    cancelHref: article ? articlePath(universe.slug, article.slug) : universePath(universe.slug),
    isNew: article === null,
    articleId: article?.id ?? null,
    draft: { ...draft, basedOn: article && knownBase(draft, article) },
    faults,
    mine,
    lang: article?.lang ?? null,
  }
}

/** The revision a form says it began from; the newest where there is none of that number, which its answer says too. */
function knownBase({ basedOn }: Draft, { revision }: Article): number {
  return basedOn !== null && basedOn > 0 && basedOn <= revision ? basedOn : revision
}

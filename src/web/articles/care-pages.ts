import type { DraftFaults } from '../../domain/source/draft.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Page } from '../shared/page.ts'
import { articleFrame } from './article-frame.ts'
import type { ArticlePlace } from './find-place.ts'

/** What the small forms hold. */
export interface CareForm {
  title: string
  summary: string
  editId: string
}

/** The form as it was typed, if it was. */
export function emptyCare(title: string, body?: unknown): CareForm {
  const typed = (body ?? {}) as Record<string, unknown>
  const text = (name: string, otherwise: string) =>
    typeof typed[name] === 'string' ? typed[name] : otherwise
  return {
    title: text('title', title).slice(0, 2000),
    summary: text('summary', '').slice(0, 2000),
    editId: crypto.randomUUID(),
  }
}

export function renamePage(
  place: ArticlePlace,
  form: CareForm,
  faults: DraftFaults,
  suggestions: readonly { label: string; href: string }[],
  viewer: Viewer,
) {
  return { ...carePage(place, `Rename ${place.article.title}`, form, faults, viewer), suggestions }
}

export function deletePage(
  place: ArticlePlace,
  form: CareForm,
  faults: DraftFaults,
  backlinks: number,
  viewer: Viewer,
) {
  return { ...carePage(place, `Delete ${place.article.title}`, form, faults, viewer), backlinks }
}

function carePage(place: ArticlePlace, title: string, form: CareForm, faults: DraftFaults, viewer: Viewer) {
  const { article, universe } = place
  return {
    title,
    section: 'universes',
    wide: true,
    noindex: true,
    notice: universe.notice,
    frame: articleFrame(place, article, viewer, null),
    form: { ...form, article: article.id },
    faults: shownFaults(faults),
  } satisfies Page & Record<string, unknown>
}

/** What is wrong with the text, which these forms do not show, is said above them. */
export function shownFaults({ matter = [], body = [], ...faults }: DraftFaults): DraftFaults {
  const above = [
    ...(faults[''] ?? []),
    ...[...matter, ...body].map((each) => `${each} Edit the article first.`),
  ]
  return above.length > 0 ? { ...faults, '': above } : faults
}

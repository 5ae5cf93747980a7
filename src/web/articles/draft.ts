import { createHash, randomUUID } from 'node:crypto'
import type { Draft, DraftFaults } from '../../domain/source/draft.ts'
import { splitSource } from '../../domain/source/front-matter.ts'
import { normaliseNewlines } from '../../domain/source/limits.ts'
import type { FieldErrors } from '../../errors.ts'
import type { Article } from '../../storage/articles.ts'
import type { DraftForm } from './schema.ts'

/** The form for an article that does not exist yet. */
export function newDraft(title: string): Draft {
  return { title, matter: '', body: '', summary: '', editId: randomUUID(), basedOn: null }
}

/** The form for a text, as based on one revision of its article. */
export function draftOfText(text: string, basedOn: number): Draft {
  const { matter, body } = splitSource(text)
  return { title: '', matter: matter ?? '', body, summary: '', editId: randomUUID(), basedOn }
}

export function draftOfArticle({ text, revision }: Article): Draft {
  return draftOfText(text, revision)
}

/** What was typed. A whole source pasted into the text brings its own front matter, which goes where it belongs. */
export function draftOfForm(form: DraftForm): Draft {
  const body = normaliseNewlines(form.body)
  const matter = normaliseNewlines(form.matter)
  const pasted = matter.trim() === '' ? splitSource(body) : null
  return {
    title: form.title.trim(),
    matter: pasted?.matter ?? matter,
    body: pasted?.matter == null ? body : pasted.body,
    summary: form.summary.trim(),
    editId: form.edit_id || randomUUID(),
    basedOn: form.based_on ?? null,
  }
}

/** An action's field messages as the form shows them: those of fields that the form lacks are said above it. */
export function faultsOf(fields: FieldErrors, message: string, isNew: boolean): DraftFaults {
  const faults: DraftFaults = {}
  for (const [name, text] of Object.entries(fields)) {
    const known =
      name === 'title'
        ? isNew
          ? 'title'
          : 'matter'
        : ['matter', 'body', 'summary', ...(isNew ? ['subject'] : [])].includes(name)
          ? name
          : ''
    faults[known as keyof DraftFaults] = [...(faults[known as keyof DraftFaults] ?? []), text]
  }
  return Object.keys(faults).length === 0 ? { '': [message] } : faults
}

/**
 * The id under which this very text is saved. The form's own id alone would make a second text typed into a form that
 * the browser kept (its back button) look like a retry of the first, and be dropped.
 */
export function editIdOf(draft: Draft, source: string): string {
  const told = JSON.stringify([draft.basedOn, draft.summary, source])
  return `${draft.editId.slice(0, 40)}.${createHash('sha256').update(told).digest('base64url').slice(0, 22)}`
}

import { createHash, randomUUID } from 'node:crypto'
import { hasConflictMarks } from '../../domain/merge.ts'
import { checkTitle } from '../../domain/slugs.ts'
import { joinSource, setFrontMatter, splitSource } from '../../domain/source/front-matter.ts'
import { normaliseNewlines } from '../../domain/source/limits.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import type { SourceProblem } from '../../domain/source/types.ts'
import type { Universe } from '../../domain/universe.ts'
import type { FieldErrors } from '../../errors.ts'
import type { Article } from '../../storage/articles.ts'
import type { DraftForm } from './schema.ts'

/** A text on its way to becoming a revision: what the editing form holds. */
export interface Draft {
  /** Only of an article that is not written yet; after that the title is a line of the matter. */
  title: string
  /** Front matter without its fences. */
  matter: string
  body: string
  summary: string
  editId: string
  /** Number of the revision that the writer saw; null for a new article. */
  basedOn: number | null
}

/** Messages beside a field, several to each; '' is the form as a whole. */
export type DraftFaults = Partial<Record<'' | 'title' | 'matter' | 'body' | 'summary', string[]>>

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

/** The source that the draft stands for. A new article's title becomes the first line of its front matter. */
export function sourceOfDraft({ title, matter, body, basedOn }: Draft): string {
  const source = joinSource({ matter: matter.trim() === '' ? null : matter, body })
  if (basedOn !== null || title === '') return source
  const named = splitSource(setFrontMatter(source, { title })).matter ?? ''
  // Set in place where the matter has a title line already; else first, where a reader looks for it.
  if (matter.trim() === '' || /^["']?title["']?\s*:/m.test(matter)) return joinSource({ matter: named, body })
  const line = splitSource(setFrontMatter('', { title })).matter ?? ''
  return joinSource({ matter: line + matter, body })
}

/**
 * The draft's source with all that stops it from being saved, beside the field it stands in and with the line where
 * it has one, and what is only worth a remark.
 */
export function checkDraft(
  draft: Draft,
  { universe, title }: { universe: Universe; title: string },
): { source: string; faults: DraftFaults; remarks: string[] } {
  const isNew = draft.basedOn === null
  const typed = joinSource({ matter: draft.matter.trim() === '' ? null : draft.matter, body: draft.body })
  const parsed = parseArticle(typed, {
    slugTitle: isNew ? draft.title : title,
    calendar: universe.calendar,
    eras: universe.eras,
  })
  const faults: DraftFaults = {}
  const report = (field: keyof DraftFaults, message: string) => {
    const messages = faults[field] ?? []
    faults[field] = messages.includes(message) ? messages : [...messages, message]
  }
  const titleField = isNew ? 'title' : 'matter'
  const titleFault = checkTitle((isNew && draft.title) || parsed.title)
  if (titleFault !== null) report(titleField, titleFault)
  for (const problem of parsed.problems.filter(({ severity }) => severity === 'error')) {
    report(problem.field === 'title' ? titleField : problem.field, wordsOf(problem, draft))
  }
  const fence = draft.matter.split('\n').findIndex((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line)) + 1
  if (fence > 0) report('matter', `Line ${fence}: a line like this ends the facts and details. Take it out.`)
  for (const field of ['matter', 'body'] as const) {
    const line = draft[field].split('\n').findIndex(hasConflictMarks) + 1
    if (line > 0)
      report(
        field,
        `Line ${line}: two versions still stand here. Keep what is right, and take the marks away.`,
      )
  }
  if (draft.summary.length > 500) report('summary', 'The summary can have at most 500 characters.')
  const remarks = parsed.problems
    .filter(({ severity }) => severity === 'warning')
    .map((each) => wordsOf(each, draft))
  return { source: sourceOfDraft(draft), faults, remarks }
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
        : ['matter', 'body', 'summary'].includes(name)
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

/** What stops short is found missing behind the last line, where nobody would look for it. */
function wordsOf({ field, line, message }: SourceProblem, draft: Draft): string {
  if (line === null || field === 'title') return message
  const lines = draft[field].trimEnd().split('\n').length
  return `Line ${Math.max(1, Math.min(line, lines))}: ${message}`
}

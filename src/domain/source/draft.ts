import { hasConflictMarks } from '../merge.ts'
import { erasOf, type Universe } from '../universe.ts'
import { joinSource, setFrontMatter, splitSource } from './front-matter.ts'
import { saidKeys } from './given-keys.ts'
import { parseArticle } from './parse-article.ts'
import type { ParsedArticle, SourceProblem } from './types.ts'

/** A field that is wrong on every line is told of on so many of them: nobody mends more at once. */
const mostRemarks = 100

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

/**
 * The source that the draft stands for. A new article's title becomes the first line of its front matter, unless that
 * cannot be read: then the source is what was typed, and no article.
 */
export function sourceOfDraft({ title, matter, body, basedOn }: Draft): string {
  const source = joinSource({ matter: matter.trim() === '' ? null : matter, body })
  if (basedOn !== null || title === '' || setFrontMatter(source, { title }) === source) return source
  // Set in place where the matter has a title line already; else first, where a reader looks for it.
  if (matter.trim() === '' || /^["']?title["']?\s*:/m.test(matter)) {
    return joinSource({ matter: splitSource(setFrontMatter(source, { title })).matter ?? '', body })
  }
  const line = splitSource(setFrontMatter('', { title })).matter ?? ''
  return joinSource({ matter: line + matter, body })
}

/**
 * What keeps a draft from being saved that needs no reading of the text: marks left standing, a line that would end the
 * front matter, two titles, a summary that is too long.
 */
export function checkMarks(draft: Draft): DraftFaults {
  const faults: DraftFaults = {}
  const said = draft.basedOn === null && draft.title !== '' ? saidTitle(draft) : undefined
  if (said !== undefined && said !== draft.title) {
    report(faults, 'title', `The facts and details say “${said}”. Keep one of the two titles.`)
  }
  const fence = draft.matter.split('\n').findIndex((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line)) + 1
  if (fence > 0) {
    report(faults, 'matter', `Line ${fence}: a line like this ends the facts and details. Take it out.`)
  }
  for (const field of ['matter', 'body'] as const) {
    if (!hasConflictMarks(draft[field])) continue
    const line = draft[field].split('\n').findIndex(hasConflictMarks) + 1
    const message = `Line ${line}: two versions still stand here. Keep what is right, and take the marks away.`
    report(faults, field, message)
  }
  if (draft.summary.length > 500) report(faults, 'summary', 'The summary can have at most 500 characters.')
  return faults
}

/** What a draft says; `title` is what its article is called where it does not say. */
export function readDraft(
  draft: Draft,
  { universe, title }: { universe: Universe; title: string },
): ParsedArticle {
  const isNew = draft.basedOn === null
  const typed = joinSource({ matter: draft.matter.trim() === '' ? null : draft.matter, body: draft.body })
  const { calendar } = universe
  const parsed = parseArticle(typed, {
    slugTitle: isNew ? draft.title : title,
    calendar,
    eras: erasOf(universe),
  })
  return isNew && draft.title !== '' ? { ...parsed, title: draft.title } : parsed
}

/**
 * All that stops a draft from being saved, beside the field it stands in and with the line where it has one, and all that
 * there is to say of it, with its lines in the form. The problems are those of its text and of its names.
 */
export function checkDraft(
  draft: Draft,
  problems: readonly SourceProblem[],
): { faults: DraftFaults; problems: SourceProblem[] } {
  const faults: DraftFaults = {}
  const titleField = draft.basedOn === null ? 'title' : 'matter'
  for (const problem of problems.filter(({ severity }) => severity === 'error')) {
    report(faults, problem.field === 'title' ? titleField : problem.field, wordsOf(problem, draft))
  }
  for (const [field, messages] of Object.entries(checkMarks(draft))) {
    for (const message of messages) report(faults, field as keyof DraftFaults, message)
  }
  const told = problems.slice(0, mostRemarks).map((each) => ({ ...each, line: lineIn(draft, each) }))
  return { faults, problems: told }
}

/** The title in the front matter, where that of the field would take its place. */
function saidTitle(draft: Draft): string | undefined {
  const typed = sourceOfDraft({ ...draft, title: '' })
  return sourceOfDraft(draft) === typed ? undefined : saidKeys(typed).title
}

function report(faults: DraftFaults, field: keyof DraftFaults, message: string): void {
  const messages = faults[field] ?? []
  if (!messages.includes(message) && messages.length < mostRemarks) faults[field] = [...messages, message]
}

function wordsOf(problem: SourceProblem, draft: Draft): string {
  const line = lineIn(draft, problem)
  return line === null ? problem.message : `Line ${line}: ${problem.message}`
}

/** What stops short is found missing behind the last line, where nobody would look for it. */
function lineIn(draft: Draft, { field, line }: SourceProblem): number | null {
  if (line === null || field === 'title') return null
  const lines = draft[field].trimEnd().split('\n').length
  return Math.max(1, Math.min(line, lines))
}

import { checkSourceText, normaliseNewlines } from '../../domain/source/limits.ts'
import { parseArticle } from '../../domain/source/parse-article.ts'
import type { ParsedArticle, SourceProblem } from '../../domain/source/types.ts'
import { erasOf, type Universe } from '../../domain/universe.ts'
import { AppError, type FieldErrors } from '../../errors.ts'

/** Longest summary of an edit, in UTF-16 units. */
const longestSummary = 500

/** A text fit to be saved, and what it says. */
export interface ReadSource {
  text: string
  parsed: ParsedArticle
}

/**
 * Reads a text that is to be saved; `title` is what it is called where it does not say itself. What was wrong with the
 * text `before` already, by a rule that is younger than it, is only told.
 * @throws AppError invalid with messages for `matter` and `body` (a fault's line is in its message).
 */
export function readSource(
  typed: string,
  { title, universe, before }: { title: string; universe: Universe; before?: Kept | null },
): ReadSource {
  const text = normaliseNewlines(typed)
  refuse(checkSourceText(text))
  const parsed = parseArticle(text, { slugTitle: title, calendar: universe.calendar, eras: erasOf(universe) })
  const problems = before ? tolerate(parsed.problems, before) : parsed.problems
  refuse(problems)
  return { text, parsed: { ...parsed, problems } }
}

/** A text that is kept already. */
interface Kept {
  text: string
  title: string
  universe: Universe
}

/** Errors that the text had before become warnings: whoever mends a comma need not mend all else first. */
function tolerate(problems: SourceProblem[], before: Kept): SourceProblem[] {
  if (problems.every(({ severity }) => severity === 'warning')) return problems
  const old = new Set(parseKept(before).problems.map(({ field, message }) => `${field} ${message}`))
  return problems.map((problem) =>
    old.has(`${problem.field} ${problem.message}`) ? { ...problem, severity: 'warning' } : problem,
  )
}

/** What a text that is kept already says: it was checked when it was saved, and stays even if rules have changed. */
export function parseKept({ text, title, universe }: Kept): ParsedArticle {
  return parseArticle(text, { slugTitle: title, calendar: universe.calendar, eras: erasOf(universe) })
}

/** @throws AppError invalid when a summary cannot be kept. */
export function readSummary(summary = ''): string {
  const words = summary.replace(/\s+/g, ' ').trim()
  const fault =
    words.length > longestSummary
      ? `A summary can have at most ${longestSummary} characters; this one has ${words.length}.`
      : words.includes('\0') || !words.isWellFormed()
        ? 'The summary holds characters that text cannot have.'
        : undefined
  if (fault) throw new AppError('invalid', fault, { fields: { summary: fault } })
  return words
}

function refuse(problems: readonly SourceProblem[]): void {
  const fields: FieldErrors = {}
  for (const { field, line, message, severity } of problems) {
    if (severity === 'error') fields[field] ??= line === null ? message : `Line ${line}: ${message}`
  }
  const first = Object.values(fields)[0]
  if (first !== undefined) throw new AppError('invalid', first, { fields })
}

import { setFrontMatter } from '../../domain/source/front-matter.ts'
import { AppError } from '../../errors.ts'
import type { ArticleState } from '../../storage/article-state.ts'
import { parseKept, type ReadSource, readSource } from './read-source.ts'

/**
 * An article's text under another title. A subject that was only implied by the old one is written down, or the article
 * would become about something else.
 * @throws AppError invalid (field `title`).
 */
export function retitled(
  before: Pick<ArticleState, 'text' | 'title' | 'subject' | 'universe'>,
  title: string,
): ReadSource {
  requireReadable(before)
  const { text, subject, universe } = before
  const renamed = setFrontMatter(text, { title: title === '' ? undefined : title })
  const read = readSource(renamed, { title, universe })
  return read.parsed.subject === subject
    ? read
    : readSource(setFrontMatter(renamed, { subject }), { title, universe })
}

/** What an older version let in and nobody can read has no place where a title could be set. */
function requireReadable(before: Parameters<typeof parseKept>[0]): void {
  const unread = parseKept(before).problems.find(({ severity }) => severity === 'error')
  if (!unread) return
  const field = unread.field === 'body' ? 'text' : 'facts and details'
  const where = unread.line === null ? `Its ${field}` : `Line ${unread.line} of its ${field}`
  const message = `${where} must be mended first. Edit the article: ${unread.message}`
  throw new AppError('invalid', message, { fields: { title: message } })
}

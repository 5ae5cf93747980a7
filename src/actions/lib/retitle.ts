import { setFrontMatter } from '../../domain/source/front-matter.ts'
import { AppError } from '../../errors.ts'
import type { ArticleState } from '../../storage/article-state.ts'
import { parseKept } from './read-source.ts'

type Kept = Pick<ArticleState, 'text' | 'title' | 'universe'>

/** An article's text under another title. @throws AppError invalid (field `title`) where it cannot be set. */
export function retitled(before: Kept, title: string): string {
  requireReadable(before)
  return setFrontMatter(before.text, { title: title === '' ? undefined : title })
}

/**
 * What an older version let in and nobody can read has no place where a title or subject could be set.
 * @throws AppError invalid (field `title`).
 */
export function requireReadable(text: Kept): void {
  const unread = parseKept(text).problems.find(({ severity }) => severity === 'error')
  if (!unread) return
  const field = unread.field === 'body' ? 'text' : 'facts and details'
  const where = unread.line === null ? `Its ${field}` : `Line ${unread.line} of its ${field}`
  const message = `${where} must be mended first. Edit the article: ${unread.message}`
  throw new AppError('invalid', message, { fields: { title: message } })
}

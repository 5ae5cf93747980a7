import { setFrontMatter } from '../../domain/source/front-matter.ts'
import type { ArticleState } from '../../storage/article-state.ts'
import { type ReadSource, readSource } from './read-source.ts'

/**
 * An article's text under another title. A subject that was only implied by the old one is written down, or the article
 * would become about something else.
 * @throws AppError invalid (field `title`).
 */
export function retitled(
  { text, subject, universe }: Pick<ArticleState, 'text' | 'subject' | 'universe'>,
  title: string,
): ReadSource {
  const renamed = setFrontMatter(text, { title: title === '' ? undefined : title })
  const read = readSource(renamed, { title, universe })
  return read.parsed.subject === subject
    ? read
    : readSource(setFrontMatter(renamed, { subject }), { title, universe })
}

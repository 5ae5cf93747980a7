/** Every address of the site, made in one place so that a slug in any script is encoded the same way. */

const part = encodeURIComponent

export const universePath = (universe: string) => `/u/${part(universe)}`
/** A universe's settings, with a time shift filled in where one is proposed. */
export const universeSettingsPath = (universe: string, yearShift?: number) =>
  `${universePath(universe)}/settings${yearShift === undefined ? '' : `?yearShift=${yearShift}#f-yearShift`}`
export const articlePath = (universe: string, article: string) => `/u/${part(universe)}/${part(article)}`
export const revisionPath = (universe: string, article: string, revision: number) =>
  `${articlePath(universe, article)}?rev=${revision}`
/** A deleted article, by an identity that stays its own whatever has taken its address since. */
export const deletedPath = (articleId: number) => `/deleted/${articleId}`
/** Where an article is read: at its address while it stands, by its identity once it is deleted. */
export const standingPath = (at: { id: number; universe: string; slug: string; deletedAt: string | null }) =>
  at.deletedAt === null ? articlePath(at.universe, at.slug) : deletedPath(at.id)
/** The form for a new article; with a subject where it is to be told of that, whatever its title. */
export const newArticlePath = (universe: string, title = '', subject = '') =>
  `${universePath(universe)}/new${title ? `?title=${part(title)}` : ''}${title && subject ? `&subject=${part(subject)}` : ''}`
export const subjectPath = (subject: string) => `/subjects/${part(subject)}`
export const comparePath = (subject: string, columns: readonly string[] = []) =>
  `/compare/${part(subject)}${columns.length ? `?in=${columns.map(part).join(',')}` : ''}`
/** The Atom feed of what a page is about: its address is beneath the page's. */
export const feedPath = (page: string) => `${page}/feed.atom`
export const tagPath = (tag: string) => `/tags/${part(tag)}`

/**
 * A same-site path to return to after signing in, fit for a header whatever its script, or '/' for anything else.
 * Refuses '//host' and backslashes, which browsers read as another site, also where they stand behind dots that a
 * browser takes out ('/..//host').
 */
export function safeReturnPath(path: string | undefined): string {
  if (!path || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return '/'
  const { pathname, search, hash } = new URL(path.toWellFormed(), 'http://here')
  return pathname.startsWith('//') ? '/' : pathname + search + hash
}

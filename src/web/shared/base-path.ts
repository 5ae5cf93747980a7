import type { App } from './types.ts'

/**
 * Where the site is served under a path of its host (`/wiki`), nothing inside knows: the path is taken off each address
 * that comes in, and set before each that goes out: of pages here, of redirects by `useBasePath`, of files and cookies by
 * whoever writes them.
 */
export function withoutBase(url: string, base: string): string {
  if (base === '' || !url.startsWith(base)) return url
  const rest = url.slice(base.length)
  // A proxy may also have taken the path off itself.
  return rest.startsWith('/') ? rest : rest === '' || /^[?#]/.test(rest) ? `/${rest}` : url
}

/** A path of this site as readers' browsers have it. */
export function underBase(path: string, base: string): string {
  return base === '' || !/^\/(?!\/)/.test(path) || isUnder(path, base) ? path : base + path
}

/** The same as a whole address; `baseUrl` as it is configured. */
export function wholeAddress(path: string, baseUrl: URL): string {
  return baseUrl.origin + underBase(path, baseUrl.pathname.replace(/\/$/, ''))
}

/** A page with the base before every address in it. No text of a page holds a bare quotation mark, so all are addresses. */
export function pageUnderBase(html: string, base: string): string {
  if (base === '') return html
  return html.replace(
    /(\s(?:href|src|action)=")(\/[^"]*)(?=")/g,
    (_, before, path) => before + underBase(path, base),
  )
}

/** What somebody copied out of the address bar into a text is under the base already. */
function isUnder(path: string, base: string): boolean {
  return withoutBase(path, base) !== path
}

/** Sends redirects to where readers' browsers find the site. */
export function useBasePath(app: App): void {
  const { basePath } = app.config
  if (basePath === '') return
  app.addHook('onSend', async (_request, reply) => {
    const to = reply.getHeader('location')
    if (typeof to === 'string') reply.header('location', underBase(to, basePath))
  })
}

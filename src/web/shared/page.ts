import type { FastifyReply, FastifyRequest } from 'fastify'
import { pageUnderBase } from './base-path.ts'
import { doneIn } from './done.ts'
import { knownAddress } from './known-address.ts'

/** What every page says of itself. A feature's pages.ts adds what its view needs. */
export interface Page {
  /** Before ' · Site name' in the browser's tab. */
  title: string
  /** Which entry of the site's navigation this page belongs to. */
  section?: 'universes' | 'compare' | 'recent' | 'help' | 'account' | 'people' | 'settings'
  /** BCP 47 of the page's main text where it is not English. */
  lang?: string
  /** Wide pages use the whole screen: comparisons, diffs. */
  wide?: boolean
  /** Not for search engines: forms, histories. */
  noindex?: boolean
  /** Content notice of the universe the page belongs to. */
  notice?: string
  /** The Atom feed of what the page is about. */
  feedHref?: string
  /** Text already in the header's search box. */
  query?: string
}

/** Renders a view inside the layout, with what every page needs filled once. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  view: string,
  page: Page & Record<string, unknown>,
  status = 200,
): Promise<string> {
  const { viewer, settings, server } = request
  const html = await server.view(view, {
    ...page,
    site: {
      name: settings.siteName,
      viewer,
      icon: server.assets.url('icon.svg'),
      script: server.assets.url('main.js'),
      styles: server.assets.url('main.css'),
      signIn: signInPath(knownAddress(request) ?? request.url),
      setupOpen: server.setup.token !== null,
      done: doneIn(request.url),
    },
  })
  reply.code(status).type('text/html; charset=utf-8')
  return pageUnderBase(html, server.config.basePath)
}

/** Where signing in leads back to: this page, unless it is itself a step of getting in. */
function signInPath(url: string): string {
  return /^\/(sign-in|sign-up|setup)\b/.test(url) ? '/sign-in' : `/sign-in?next=${encodeURIComponent(url)}`
}

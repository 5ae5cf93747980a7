import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'
import { watchStatements } from '../helpers/statements.ts'

/** Statements that a page may cost when it has to be made, whatever the wiki holds. */
const most = 4

/** Addresses to open for each route that has a page, so that each of its ways is gone. */
const addresses: Record<string, readonly string[]> = {
  '/': ['/'],
  '/help': ['/help'],
  '/universes': ['/universes'],
  '/u': ['/u'],
  '/universes/new': ['/universes/new'],
  '/u/:universe': ['/u/home', '/u/mirror', '/u/home?from=Fort', '/u/none'],
  '/u/:universe/settings': ['/u/mirror/settings'],
  '/u/:universe/new': ['/u/home/new', '/u/home/new?title=Mill'],
  '/u/:universe/:article': [
    '/u/home/fort',
    '/u/mirror/fort',
    '/u/mirror/fort?rev=1',
    '/u/mirror/fort?rev=9',
    '/u/home/old-hill',
    '/u/home/Fort',
    '/u/home/ruin',
    '/u/home/ruin?rev=1',
    '/u/home/never-written',
  ],
  '/u/:universe/:article/edit': ['/u/home/fort/edit', '/u/home/ruin/edit', '/u/home/never-written/edit'],
  '/u/:universe/:article/history': ['/u/home/fort/history', '/u/home/ruin/history'],
  '/u/:universe/:article/diff': ['/u/mirror/fort/diff', '/u/mirror/fort/diff?from=1&to=2'],
  '/u/:universe/:article/links': ['/u/home/fort/links', '/u/home/hill/links'],
  '/u/:universe/:article/source': ['/u/home/fort/source', '/u/mirror/fort/source?rev=1'],
  '/u/:universe/:article/rename': ['/u/home/fort/rename'],
  '/u/:universe/:article/delete': ['/u/home/fort/delete'],
  '/subjects': ['/subjects'],
  '/subjects/:subject': ['/subjects/fort', '/subjects/none'],
  '/compare': [
    '/compare',
    '/compare?left=home/fort&right=mirror/hill',
    '/compare?left=home/fort@1&right=mirror/fort@1',
    '/compare?left=home/fort&right=home/none',
  ],
  '/compare/:subject': [
    '/compare/fort',
    '/compare/fort?in=home,mirror@1',
    '/compare/fort?in=home,mirror/hill',
    '/compare/fort?as=csv',
    '/compare/lone',
    '/compare/none',
  ],
  '/api/v1/compare': ['/api/v1/compare?subject=fort', '/api/v1/compare?left=home/fort&right=mirror/fort'],
  '/api/v1/suggest': ['/api/v1/suggest?q=fo', '/api/v1/suggest?q=wall'],
  '/search': [
    '/search',
    '/search?q=wall',
    '/search?q=fort&in=mirror',
    '/search?tag=stone',
    '/search?q=frot',
    '/search?q=frot&in=hom,mirrr',
  ],
  '/deleted': ['/deleted', '/deleted?q=ruin&in=home'],
  '/deleted/:id': ['/deleted/4', '/deleted/4?rev=1', '/deleted/4?rev=9', '/deleted/1', '/deleted/99'],
  '/deleted/:id/history': ['/deleted/4/history'],
  '/deleted/:id/diff': ['/deleted/4/diff', '/deleted/4/diff?from=1&to=9'],
  '/deleted/:id/source': ['/deleted/4/source'],
  '/recent/feed.atom': ['/recent/feed.atom'],
  '/u/:universe/feed.atom': ['/u/mirror/feed.atom'],
  '/u/:universe/:article/feed.atom': ['/u/home/fort/feed.atom', '/u/home/ruin/feed.atom'],
  '/recent': ['/recent', '/recent?in=mirror', '/recent?in=none'],
  '/tags': ['/tags'],
  '/tags/:tag': ['/tags/stone', '/tags/none'],
  '/account': ['/account'],
  '/people': ['/people'],
  '/settings': ['/settings'],
  '/setup': ['/setup'],
  '/sign-in': ['/sign-in'],
  '/sign-up': ['/sign-up'],
  '/robots.txt': ['/robots.txt'],
  '/favicon.ico': ['/favicon.ico'],
  '/healthz': ['/healthz'],
}

/** Pages that need more, each with its reason. */
const exceptions: Record<string, number> = {}

let site: Site
let watch: ReturnType<typeof watchStatements>

beforeAll(async () => {
  watch = watchStatements()
  site = await openSite()
  await site.addUniverse({ name: 'Home', description: 'Of the [[Fort]] and the [[Mill]].' })
  await site.addUniverse({ name: 'Mirror', kind: 'timeline', parent: 'home', divergesAt: '1300' })
  const article = (title: string, ...lines: string[]) =>
    `---\ntitle: ${title}\ntags: [stone]\nfacts: { built: 1200, ruler: "[[Lone]]" }\n---\n${lines.join('\n\n')}`
  await site.addArticle('home', 'Fort', article('Fort', 'A wall by the [[Hill]] and [[Nowhere]].'))
  await site.addArticle('home', 'Hill', article('Old hill', 'High over [[mirror:Fort]].'))
  await site.addArticle('home', 'Lone', article('Lone', 'Alone.'))
  await site.addArticle('home', 'Ruin', article('Ruin', 'It fell.'))
  await site.addArticle('mirror', 'Fort', article('Fort', 'A wall, they say, under [[Hill]].'))
  await site.addArticle('mirror', 'Hill', article('Hill', 'Low.'))
  const send = async (path: string, form: Record<string, string | number>) => {
    const answer = await site.post(path, { edit_id: `test ${path}`, summary: '', ...form }, { as: 'editor' })
    expect([path, answer.statusCode]).toEqual([path, 303])
  }
  await send('/u/mirror/fort/edit', { matter: 'title: Fort', body: 'A wall, rebuilt.', based_on: 1 })
  await send('/u/home/old-hill/rename', { title: 'Hill' })
  await send('/u/home/ruin/delete', {})
})
afterAll(async () => {
  watch.stop()
  await site.close()
})

/** Makes every page cold, and lets the site ask again for what it remembers until the next change. */
async function cool(): Promise<void> {
  await site.configure({ siteName: 'Test' })
  await site.get('/universes/new', { as: 'administrator' })
}

it('knows every page of the site', () => {
  const pages = site.app.routeTable.filter(
    ({ method, url }) => method === 'GET' && !url.startsWith('/assets'),
  )
  expect(Object.keys(addresses).toSorted()).toEqual(pages.map(({ url }) => url).toSorted())
})

it('asks once after a change for what it remembers: settings, the session, the universes', async () => {
  await cool()
  await site.configure({ siteName: 'Test' })
  watch.taken()
  await site.get('/universes/new', { as: 'administrator', noticed: false })
  expect(watch.taken().length).toBeLessThanOrEqual(3)
  await site.get('/universes/new', { as: 'administrator', noticed: false })
  expect(watch.taken()).toEqual([])
})

it.each(Object.entries(addresses).flatMap(([route, urls]) => urls.map((url) => [url, route])))(
  '%s is made with few queries',
  async (url) => {
    await site.get(url, { as: 'administrator', noticed: false })
    await cool()
    watch.taken()
    const { statusCode } = await site.get(url, { as: 'administrator', noticed: false })
    const asked = watch.taken()
    expect(statusCode).toBeLessThan(500)
    expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(exceptions[url] ?? most)
  },
)

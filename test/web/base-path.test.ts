import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'
import { listen, speak } from '../helpers/socket.ts'

const origin = 'https://example.org'
const password = 'lantern fleet at dawn'

let site: Site
beforeAll(async () => {
  site = await openSite({
    demo: true,
    setupToken: 'a token of enough length',
    env: { CANONRY_BASE_URL: `${origin}/wiki` },
  })
  await site.addArticle(
    'history',
    'Attributes',
    'Said: ` href="/help"` and <a href="/help"> and [here](/help), [there](/wiki/help), [away](https://x.y/help).\n\n```\n<form action="/help">\n```\n',
  )
})
afterAll(() => site.close())

describe('a site under a path of its host', () => {
  it('leads nowhere but under it, and everywhere to a page, from the first page on', async () => {
    const seen = new Set<string>(['/wiki/'])
    const wrong: string[] = []
    for (const url of seen) {
      if (seen.size > 400) break
      const { statusCode, headers, body } = await site.get(url)
      if (statusCode >= 400) wrong.push(`${url} answers ${statusCode}`)
      const { location } = headers
      const type = String(headers['content-type'])
      const found = /html/.test(type) ? [...body.matchAll(/\s(?:href|src|action)="([^"#][^"]*)"/g)] : []
      for (const raw of [...found.map(([, to]) => to as string), ...(location ? [String(location)] : [])]) {
        const to = raw.replaceAll('&amp;', '&').replace(/#.*$/, '')
        if (/^(https?|mailto):/.test(to)) continue
        if (!to.startsWith('/wiki/')) wrong.push(`${url} leads to ${to}`)
        else if (!/\/new\?title=/.test(to)) seen.add(to)
      }
    }
    expect(seen.size).toBeGreaterThan(60)
    expect(wrong).toEqual([])
  })

  it('takes its forms there, and says so in redirects and cookies', async () => {
    const form = { token: 'a token of enough length', name: 'Ada', password }
    const ask = { headers: { origin } }
    const done = await site.post('/wiki/setup', form, ask)
    expect([done.statusCode, done.headers.location]).toEqual([303, '/wiki/?done=welcome'])
    const [cookie] = done.cookies as { name: string; value: string; path?: string; secure?: boolean }[]
    expect(cookie).toMatchObject({ name: '__Secure-canonry', path: '/wiki', secure: true })
    const as = { cookie: `${cookie?.name}=${cookie?.value}` }
    const made = await site.post(
      '/wiki/u/history/new',
      { title: 'Under', body: 'Here.', summary: '', edit_id: 'abcdefgh1' },
      { as, ...ask },
    )
    expect([made.statusCode, made.headers.location]).toEqual([303, '/wiki/u/history/under?done=created'])
    const out = await site.post('/wiki/sign-out', {}, { as, ...ask })
    expect(out.headers.location).toBe('/wiki/?done=signed-out')
    expect(String(out.headers['set-cookie'])).toContain('Path=/wiki')
  })

  it('sends one who has to sign in there and back', async () => {
    const { headers } = await site.get('/wiki/u/history/new')
    expect(headers.location).toBe('/wiki/sign-in?next=%2Fu%2Fhistory%2Fnew')
    const { body } = await site.get('/wiki/sign-in?next=%2Fu%2Fhistory%2Fnew')
    expect(body).toContain('name="next" value="/u/history/new"')
  })

  it('changes addresses alone, and none in what somebody wrote', async () => {
    const { body } = await site.get('/wiki/u/history/attributes')
    expect(body).toContain('<code> href=&quot;/help&quot;</code>')
    expect(body).toContain('&lt;form action=&quot;/help&quot;&gt;')
    expect(body).toContain('<a href="/wiki/help">here</a>')
    expect(body).toContain('<a href="/wiki/help">there</a>')
    expect(body).toContain('href="https://x.y/help"')
    const typed = ' href="/help" action="/u"'
    const found = (await site.get(`/wiki/search?q=${encodeURIComponent(typed)}`)).body
    expect(found).toContain('value="href=&quot;/help&quot; action=&quot;/u&quot;"')
    const { body: source } = await site.get('/wiki/u/history/attributes/source?raw=1')
    expect(source).toContain('` href="/help"`')
  })

  it('is whole for programs too', async () => {
    const { suggestions } = (await site.get('/wiki/api/v1/suggest?q=leon')).json()
    expect(suggestions[0].href).toMatch(/^\/wiki\/u\//)
    expect((await site.get('/wiki/recent/feed.atom')).body).toContain(
      `href="${origin}/wiki/u/history/attributes`,
    )
    expect((await site.get('/wiki/robots.txt')).body).toContain('Disallow: /wiki/search\n')
    expect((await site.get('/wiki/favicon.ico')).headers.location).toMatch(/^\/wiki\/assets\//)
    const missing = (await site.get('/wiki/api/v1/compare?subject=leon-trotski')).json()
    for (const { href } of missing.error.suggestions) expect(href).toMatch(/^\/wiki\//)
  })

  it('takes a whole address that was copied into the comparison', async () => {
    const query = new URLSearchParams({
      left: `${origin}/wiki/u/history/leon-trotsky`,
      right: `${origin}/wiki/u/timeline-1350/leon-trotsky`,
    })
    expect((await site.get(`/wiki/compare?${query}`)).body).toContain('class="row')
  })

  it('also where the proxy takes the path off', async () => {
    const { body } = await site.get('/u/history/attributes')
    expect(body).toContain('<a href="/wiki/help">here</a>')
  })

  it('also out of the cache, to whoever comes without a cookie', async () => {
    const port = await listen(site)
    const head = ['GET /wiki/help HTTP/1.1', 'Host: example.org', 'Connection: close']
    for (const { text } of [await speak(port, head), await speak(port, head), await speak(port, head)]) {
      expect(text).toMatch(/^HTTP\/1\.1 200 /)
      expect(text).toContain('<a class="brand" href="/wiki/">')
    }
  })
})

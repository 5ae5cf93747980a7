import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { safeReturnPath } from '../../src/domain/addresses.ts'
import { openSite, type Site } from '../helpers/site.ts'
import { listen, speak } from '../helpers/socket.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
  await site.addArticle('history', 'Marta Vell', 'She sailed.')
})
afterAll(() => site.close())

describe('every answer carries the security headers', () => {
  const answers: [what: string, ask: () => ReturnType<Site['get']>][] = [
    ['a page', () => site.get('/')],
    ['an article', () => site.get('/u/history/marta-vell')],
    ['a page out of the cache', () => site.get('/help').then(() => site.get('/help'))],
    ['an asset', () => site.get(site.app.assets.url('main.css'))],
    ['a missing page', () => site.get('/nowhere')],
    ['a malformed address', () => site.get('/u/%E0%A4%A')],
    ['a redirect to sign in', () => site.get('/people')],
    ['a refusal', () => site.get('/people', { as: 'reader' })],
    ['a refused form', () => site.post('/universes', {}, { as: 'editor' })],
    [
      'a form from elsewhere',
      () => site.post('/universes', {}, { headers: { origin: 'https://evil.example' } }),
    ],
    ['health', () => site.get('/healthz')],
  ]

  it.each(answers)('%s', async (_what, ask) => {
    const { headers } = await ask()
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-|\*|http:/)
  })
})

describe('pages need nothing that the policy forbids', () => {
  it.each([
    '/',
    '/universes',
    '/u/history',
    '/u/history/marta-vell',
    '/help',
    '/compare',
    '/nowhere',
    '/u/history/settings',
    '/people',
    '/settings',
    '/account',
  ])('%s has no inline script, style or handler', async (url) => {
    const { body } = await site.get(url, { as: 'administrator' })
    expect(body).toContain('<!doctype html>')
    expect(body).not.toMatch(/<script(?![^>]*\bsrc=)/i)
    expect(body).not.toMatch(/<style|\sstyle=/i)
    expect(body).not.toMatch(/<[^>]+\son[a-z]+=/i)
    expect(body).not.toMatch(/(href|src|action)="(javascript|data):/i)
    expect(body).not.toMatch(/<(script|link|img|form|iframe|object)[^>]+(href|src|action)="(https?:)?\/\//i)
  })
})

describe('state changes only for forms of this site', () => {
  const signOut = (headers: Record<string, string>) =>
    site.app.inject({ method: 'POST', url: '/sign-out', headers: { host: 'localhost:80', ...headers } })

  it.each([
    ['neither Origin nor Sec-Fetch-Site', {}],
    ['another origin', { origin: 'https://evil.example' }],
    ['the same host on another port', { origin: 'http://localhost:8080' }],
    ['a null origin', { origin: 'null' }],
    [
      'a cross-site fetch, whatever the Origin says',
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' },
    ],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_what, headers) => {
    const { statusCode, body } = await signOut(headers)
    expect(statusCode).toBe(403)
    expect(body).toContain('another site')
  })

  it.each([
    ['the same origin', { origin: 'http://localhost:80' }],
    ['a same-origin fetch', { 'sec-fetch-site': 'same-origin' }],
  ])('takes %s', async (_what, headers) => {
    expect((await signOut(headers)).statusCode).toBe(303)
  })

  it('knows its own origin from the base address, whatever Host says', async () => {
    const behind = await openSite({ env: { CANONRY_BASE_URL: 'https://wiki.example.org' } })
    const send = (origin: string) =>
      behind.app.inject({ method: 'POST', url: '/sign-out', headers: { host: 'evil.example', origin } })
    expect((await send('https://wiki.example.org')).statusCode).toBe(303)
    expect((await send('http://evil.example')).statusCode).toBe(403)
    await behind.close()
  })

  it('knows it from a proxy that rewrites Host, where it believes that proxy alone', async () => {
    const send = async (env: Record<string, string>, remoteAddress = '127.0.0.1') => {
      const behind = await openSite({ env })
      const { statusCode, body } = await behind.app.inject({
        method: 'POST',
        url: '/sign-out',
        remoteAddress,
        headers: {
          host: 'canonry:3000',
          'x-forwarded-host': 'wiki.example.org',
          origin: 'https://wiki.example.org',
        },
      })
      await behind.close()
      return { statusCode, body }
    }
    expect((await send({ CANONRY_TRUST_PROXY: 'true' })).statusCode).toBe(303)
    expect((await send({ CANONRY_TRUST_PROXY: '127.0.0.0/8' })).statusCode).toBe(303)
    for (const [env, from] of [
      [{}, '127.0.0.1'],
      [{ CANONRY_TRUST_PROXY: '10.0.0.1' }, '127.0.0.1'],
      [{ CANONRY_TRUST_PROXY: '2' }, '203.0.113.9'],
    ] as const) {
      const refused = await send(env, from)
      expect(refused.statusCode).toBe(403)
      expect(refused.body).toContain('CANONRY_BASE_URL')
    }
  })

  it('takes no state change by GET', async () => {
    const cookie = await site.signInAs('reader')
    expect((await site.get('/sign-out', { as: { cookie } })).statusCode).toBe(404)
    expect((await site.get('/account', { as: { cookie } })).statusCode).toBe(200)
  })

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])(
    'takes forms only, not %s',
    async (type) => {
      const answer = await site.post('/universes', {}, { as: 'editor', headers: { 'content-type': type } })
      expect(answer.statusCode).toBe(415)
    },
  )
})

describe('the session', () => {
  it('is a 256-bit secret that the database does not hold', async () => {
    const cookie = await setUp(await openSite({ setupToken: 'a token of enough length' }))
    const secret = cookie.value
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    expect(cookie).toMatchObject({ name: 'canonry', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie.stored).not.toContain(secret)
  })

  it('is bound to its host and to https where the site has it', async () => {
    const cookie = await setUp(
      await openSite({
        setupToken: 'a token of enough length',
        env: { CANONRY_BASE_URL: 'https://wiki.example.org' },
      }),
      'https://wiki.example.org',
    )
    expect(cookie).toMatchObject({ name: '__Host-canonry', secure: true, httpOnly: true, path: '/' })
    expect(cookie.domain).toBeUndefined()
  })

  async function setUp(fresh: Site, origin = 'http://localhost:80') {
    const form = { token: 'a token of enough length', name: 'Ada', password: 'correct horse battery' }
    const answer = await fresh.post('/setup', form, { headers: { origin } })
    expect(answer.statusCode).toBe(303)
    const stored = JSON.stringify(await fresh.database.db.selectFrom('sessions').selectAll().execute())
    await fresh.close()
    const cookie = answer.cookies[0] as { name: string; value: string; domain?: string }
    return { ...cookie, stored }
  }
})

describe('limits', () => {
  it('slows down guessing of passwords, and says for how long', async () => {
    const limited = await openSite({ env: { CANONRY_RATE_LIMIT: 'true' } })
    const guess = () => limited.post('/sign-in', { name: 'Ada', password: 'wrong', next: '/' })
    const statuses: number[] = []
    for (let i = 0; i < 11; i++) statuses.push((await guess()).statusCode)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(422))
    expect(statuses[10]).toBe(429)
    const refused = await guess()
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.body).toContain('Wait')
    expect((await limited.get('/help')).statusCode).toBe(200)
    await limited.close()
  })

  it.each([
    ['false', '127.0.0.1', ['10.9.8.7']],
    ['true', '127.0.0.1', ['10.9.8.7']],
    ['1', '127.0.0.1', ['203.0.113.9, 10.9.8.7']],
    ['2', '127.0.0.1', ['203.0.113.9, 198.51.100.1, 10.9.8.7']],
    ['true', '203.0.113.9', ['10.9.8.7']],
    ['127.0.0.1', '127.0.0.1', ['10.9.8.7']],
  ])('count by who really sent it, with %s for proxies', async (proxies, remoteAddress, [told]) => {
    const limited = await openSite({ env: { CANONRY_RATE_LIMIT: 'true', CANONRY_TRUST_PROXY: proxies } })
    const guess = (n: number) =>
      limited.app.inject({
        method: 'POST',
        url: '/sign-in',
        remoteAddress,
        headers: {
          origin: 'http://localhost:80',
          'content-type': 'application/x-www-form-urlencoded',
          // What its sender made up stands first; each proxy adds whom it heard from.
          'x-forwarded-for': `192.0.2.${n}, ${told}`,
        },
        payload: 'name=Ada&password=wrong&next=/',
      })
    const statuses: number[] = []
    for (let n = 0; n < 11; n++) statuses.push((await guess(n)).statusCode)
    expect(statuses).toEqual([...Array(10).fill(422), 429])
    await limited.close()
  })

  it('stand before what is read, in classes by what it costs, and not before what is finished', async () => {
    const limited = await openSite({ env: { CANONRY_RATE_LIMIT: 'true' } })
    await limited.addUniverse({ name: 'History' })
    await limited.addArticle('history', 'Marta', 'She sailed.')
    const allowed = async (url: (n: number) => string) => {
      for (let n = 0; n <= 1000; n++) if ((await limited.get(url(n))).statusCode === 429) return n
      return Number.POSITIVE_INFINITY
    }
    expect(await allowed(() => '/u/history/marta')).toBe(Number.POSITIVE_INFINITY)
    expect(await allowed((n) => `/u/history/marta?rev=${n + 2}`)).toBe(120)
    expect(await allowed((n) => `/u/history/marta/diff?from=${n + 1}`)).toBe(0)
    expect(await allowed((n) => `/search?q=word${n}`)).toBe(0)
    expect(await allowed((n) => `/u/history/nobody-${n}`)).toBeLessThanOrEqual(600)
    expect((await limited.get('/u/history/marta')).statusCode).toBe(200)
    await limited.close()
  })

  it('give a form back that came too often, with what was typed', async () => {
    const limited = await openSite({ env: { CANONRY_RATE_LIMIT: 'true' } })
    const send = () =>
      limited.post('/universes', { name: '', description: 'Dear text.\nMore.' }, { as: 'editor' })
    for (let i = 0; i < 60; i++) expect((await send()).statusCode).toBe(422)
    const refused = await send()
    expect(refused.statusCode).toBe(429)
    expect(refused.body).toContain('Dear text.\nMore.')
    expect(refused.body).toContain('Send it again')
    await limited.close()
  })

  it('stand on every route that changes something or searches', async () => {
    const limited = await openSite({ env: { CANONRY_RATE_LIMIT: 'true' } })
    const costly = limited.app.routeTable.filter(
      ({ method, url }) => method === 'POST' || /^\/(search|suggest)/.test(url),
    )
    expect(costly.length).toBeGreaterThan(10)
    expect(costly.filter((route) => !route.limited)).toEqual([])
    await limited.close()
  })

  it('bound how long a slow client may hold a connection', () => {
    const { server } = site.app
    expect(server.requestTimeout).toBe(30_000)
    // Node takes the smaller of these two for the headers' and the greater for the whole request's.
    expect(server.headersTimeout).toBe(20_000)
    expect(server.keepAliveTimeout).toBe(72_000)
    expect(server.timeout).toBe(60_000)
    // Looked at often enough for the 408 to come before the connection is cut for standing still.
    const { connectionsCheckingInterval } = server as unknown as { connectionsCheckingInterval: number }
    expect(server.requestTimeout + connectionsCheckingInterval).toBeLessThan(server.timeout)
  })
})

describe('a request with two hosts', () => {
  it.each([
    ['one after the other', ['Host: 127.0.0.1', 'Host: evil.example']],
    ['alike', ['Host: 127.0.0.1', 'Host: 127.0.0.1']],
    ['apart, in other letters', ['Host: 127.0.0.1', 'Accept: */*', 'hOST: evil.example']],
  ])('is refused: %s', async (_what, hosts) => {
    const asked = await openSite()
    const port = await listen(asked)
    const ask = (more: string[]) => speak(port, ['GET /help HTTP/1.1', ...more, 'Connection: close'])
    expect((await ask(['Host: 127.0.0.1'])).status).toBe(200)
    const { status, text } = await ask(hosts)
    expect(status).toBe(400)
    expect(text).toContain("content-security-policy: default-src 'none'")
    await asked.close()
  })
})

describe('nobody is told more than they may know', () => {
  it('answers a missing and a forbidden address alike where only members read', async () => {
    const closed = await openSite({ access: { read: 'members' } })
    await closed.addUniverse({ name: 'Secret' })
    const [there, missing] = [await closed.get('/u/secret'), await closed.get('/u/nothing')]
    expect(there.statusCode).toBe(303)
    expect(missing.statusCode).toBe(303)
    expect(there.headers.location?.replace('secret', 'nothing')).toBe(missing.headers.location)
    await closed.close()
  })

  it('sends nobody to another host after signing in', async () => {
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/\u0000',
      'javascript:alert(1)',
    ]) {
      const { body } = await site.get(`/sign-in?next=${encodeURIComponent(next)}`)
      expect(body).toContain('name="next" value="/"')
    }
  })
})

describe('what a stranger may send', () => {
  it('has a bounded number of fields, whatever its size', async () => {
    const sent = (pairs: number) =>
      site.app.inject({
        method: 'POST',
        url: '/sign-in',
        headers: { origin: 'http://localhost:80', 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'a&'.repeat(pairs),
      })
    expect((await sent(2_000_000)).statusCode).toBe(413)
    const many = await sent(30_000)
    expect(many.statusCode).toBe(422)
    expect(many.body).toContain('more fields than any here')
    expect((await sent(20)).body).not.toContain('more fields')
  })

  it.each([
    '//evil.example/u/history/new',
    'https://evil.example/universes',
    '/sign-out',
    '/sign-in',
    '/account/password',
    '/u/history/marta-vell',
    '/search?q=x',
    '/u/history/new/more',
    '/u/a\\b/new',
    '/universes#x',
    'javascript:alert(1)',
    '',
  ])('is sent on to forms of ours alone, and not to %j', async (to) => {
    const kept = { kept_to: to, 'kept.body': 'Dear text.\nMore.', name: 'Ada', password: 'wrong' }
    const { body } = await site.post('/sign-in', kept)
    expect(body).toContain('The name or the password is not right.')
    expect(body).not.toContain('kept_to')
    expect((await site.post('/sign-in', { ...kept, kept_to: '/u/history/new' })).body).toContain(
      'name="kept_to" value="/u/history/new"',
    )
  })

  it.each([
    ['/u/history/ค', '/u/history/%E0%B8%84'],
    ['/search?q=é#ก', '/search?q=%C3%A9#%E0%B8%81'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/..//evil.example', '/'],
    ['/u/../..//evil.example', '/'],
    ['/.//evil.example?q#h', '/'],
    ['/u/%2e%2e//evil.example', '/'],
    ['https://evil.example', '/'],
    ['/\n/x', '/'],
  ])('names %j as the way back, and is led to %s', (next, path) => {
    expect(safeReturnPath(next)).toBe(path)
  })
})

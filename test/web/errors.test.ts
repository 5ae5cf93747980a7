import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
})
afterEach(() => site.close())

describe('an address that names nothing', () => {
  it.each([
    ['no route', '/no/such/page-here', 'page here'],
    ['no universe', '/u/histori', 'histori'],
    ['no universe, by its settings', '/u/histori/settings', 'settings'],
    ['a name of another script', '/no/%E0%B9%80%E0%B8%A3%E0%B8%B7%E0%B8%AD', 'เรือ'],
  ])('%s: 404 with what to do next', async (_what, url, wanted) => {
    const { statusCode, headers, body } = await site.get(url, { as: 'editor' })
    expect(statusCode).toBe(404)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('Nothing stands at this address')
    expect(body).toContain(`name="q" type="search" maxlength="400" value="${wanted}"`)
    expect(body).toContain('noindex')
  })

  it.each([
    ['escapes that are no UTF-8', '/u/%E0%A4%A'],
    ['a lone surrogate', '/u/%ED%A0%80'],
    ['half an escape', '/u/history/%'],
    ['a NUL', '/u/his%00tory'],
    ['a part longer than any title', `/u/${'x'.repeat(1500)}`],
    ['dots that climb', '/assets/..%2f..%2fpackage.json'],
  ])('%s: 404, as a page of this wiki', async (_what, url) => {
    const { statusCode, body } = await site.get(url)
    expect(statusCode).toBe(404)
    expect(body).toContain('<!doctype html>')
    expect(body).toContain('class="site"')
  })

  it('is escaped where it is repeated', async () => {
    const { body } = await site.get('/u/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E')
    expect(body).not.toContain('<script>alert')
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

describe('an address whose plain letters are escaped', () => {
  it.each([
    ['/%75niverses', 200, undefined],
    ['/%75/h%69story', 200, undefined],
    ['/u/history/a%2Db/ed%69t', 303, '/sign-in?next=%2Fu%2Fhistory%2Fa-b%2Fedit'],
    ['/%75/history/A%2DB/%68istory?from=%31', 301, '/u/history/a-b/history?from=%31'],
    ['/u/%48istory/%C3%A4', 301, '/u/history/%C3%A4'],
    ['/%2575niverses', 404, undefined],
    ['/u%2Fhistory', 404, undefined],
  ])('%s is the one without', async (url, status, location) => {
    await site.addArticle('history', 'A b', 'A text.')
    await site.addArticle('history', 'ä', 'A text.')
    const { statusCode, headers } = await site.get(url)
    expect({ statusCode, location: headers.location }).toEqual({ statusCode: status, location })
  })
})

describe('a huge request', () => {
  it('with a long query is a page like any other', async () => {
    const { statusCode } = await site.get(`/u/history?from=${'x'.repeat(8000)}`)
    expect(statusCode).toBe(200)
  })

  it('with an address beyond what a server reads is refused in words', async () => {
    await site.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = site.app.server.address() as AddressInfo
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.end(`GET /?q=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`),
      )
      let text = ''
      socket.on('data', (data) => {
        text += data
      })
      socket.on('close', () => resolve(text)).on('error', reject)
    })
    expect(said).toMatch(/^HTTP\/1\.1 431 /)
    expect(said).toContain('The address is too long')
  })

  it('that comes too slowly is told so, and let go of', async () => {
    const { server } = site.app
    Object.assign(server, { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 })
    await site.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = server.address() as AddressInfo
    const said = await new Promise<string>((resolve) => {
      // Sends on whatever it is told, and never hangs up by itself.
      const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
      const head = [
        'POST /sign-in HTTP/1.1',
        'Host: x',
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 60000',
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\nname=`)
      const more = setInterval(() => socket.write('a'), 20)
      let text = ''
      socket.on('data', (data) => {
        text += data
      })
      socket.on('error', () => {}) // writing to who has gone
      socket.on('close', () => {
        clearInterval(more)
        resolve(text)
      })
    })
    expect(said).toMatch(/^HTTP\/1\.1 408 /)
    expect(said).toContain('took too long to arrive')
  })

  it('with a form of 9 MiB says that the text is still in the browser', async () => {
    const answer = await site.post(
      '/universes',
      { description: 'x'.repeat(9 * 1024 * 1024) },
      { as: 'editor' },
    )
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('what you typed is still in your browser')
  })

  it('with a form whose bytes are no text is refused, and nothing is replaced silently', async () => {
    const answer = await site.app.inject({
      method: 'POST',
      url: '/universes',
      headers: {
        origin: 'http://localhost:80',
        'content-type': 'application/x-www-form-urlencoded',
        cookie: await site.signInAs('editor'),
      },
      payload: 'name=a%FFb',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('not UTF-8')
  })
})

describe('a failure of ours', () => {
  it('is told without its cause, with a number for the administrator, and is not cached', async () => {
    await site.database.db.schema.dropTable('subjects').execute()
    const { statusCode, headers, body } = await site.get('/')
    expect(statusCode).toBe(500)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('Something went wrong')
    expect(body).toMatch(/this number, which finds it in the log: <code>[a-z0-9]+-[a-z0-9]+</)
    expect(body).not.toMatch(/subjects|SQL|no such table|at .*\.ts/)
    expect((await site.get('/healthz')).statusCode).toBe(200)
  })

  it('gives a form back to be sent again', async () => {
    await site.signInAs('editor')
    await site.database.db.schema.alterTable('universes').dropColumn('notice').execute()
    const typed = {
      name: 'Lanterns',
      kind: 'history',
      calendar: 'gregorian',
      color: 'blue',
      description: 'Long\nand <dear>.',
    }
    const answer = await site.post('/universes', typed, { as: 'editor', noticed: false })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toContain('What you typed')
    expect(answer.body).toContain('Long\nand &lt;dear&gt;.')
    expect(answer.body).toMatch(/<textarea[^>]* name="name"[^>]*>\nLanterns</)
    expect(answer.body).toContain('<form class="form" method="post" action="/universes">')
  })

  it('is plain words where not even the settings can be read', async () => {
    await site.database.db.schema.dropTable('settings').execute()
    await site.database.db.transaction().execute(async () => {})
    const { statusCode, headers, body } = await site.get('/')
    expect(statusCode).toBe(500)
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toContain('The wiki failed, not you')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('is JSON for programs', async () => {
    const { statusCode, body } = await site.get('/api/v1/nothing')
    expect(statusCode).toBe(404)
    expect(JSON.parse(body)).toMatchObject({ error: { status: 404 } })
  })
})

describe('a refusal', () => {
  it('says who could help', async () => {
    const { statusCode, body } = await site.get('/universes/new', { as: 'reader' })
    expect(statusCode).toBe(403)
    expect(body).toContain('Ask an administrator to make you an editor')
  })
})

describe('small courtesies', () => {
  it.each([
    ['/help/', 200],
    ['/universes/', 200],
    ['/favicon.ico', 302],
    ['/robots.txt', 200],
    ['/healthz', 200],
  ])('%s answers %i', async (url, status) => {
    expect((await site.get(url)).statusCode).toBe(status)
  })

  it('has an icon where the favicon leads', async () => {
    const { headers } = await site.get('/favicon.ico')
    const icon = await site.get(String(headers.location))
    expect([icon.statusCode, icon.headers['content-type']]).toEqual([200, 'image/svg+xml'])
  })
})

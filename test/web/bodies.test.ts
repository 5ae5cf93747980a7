import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'
import { formHead, listen, speak } from '../helpers/socket.ts'

let site: Site
let port: number
beforeEach(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
  await site.addArticle('history', 'Marta', 'She sailed.')
  port = await listen(site)
})
afterEach(() => site.close())

const huge = 8 * 1024 * 1024
const mebibyte = Buffer.alloc(1024 * 1024, '"')

/** Every address that a form can be sent to, and one that none can. */
function formRoutes(): string[] {
  const samples: Record<string, string> = {
    ':universe': 'history',
    ':article': 'marta',
    ':session': 'x',
    ':person': '1',
  }
  return [
    ...site.app.routeTable
      .filter(({ method }) => method === 'POST')
      .map(({ url }) => url.replace(/:\w+/g, (name) => samples[name] ?? name)),
    '/no/such/form',
  ]
}

describe('who may not write is answered without a large body being read', () => {
  it('by every form, which reads the head alone', async () => {
    const answered = await Promise.all(
      formRoutes().map(async (path) => {
        const { status, text } = await speak(port, formHead(path, `Content-Length: ${huge}`))
        return { path, status, closes: /^connection: close\r$/im.test(text) }
      }),
    )
    expect(answered.filter(({ status, closes }) => !(status >= 400 && status < 500) || !closes)).toEqual([])
    expect(answered.length).toBeGreaterThan(20)
  })

  it.each(['/sign-in', '/u/history/new', '/people', '/no/such/form'])(
    'by %s, also where the length is not told before',
    async (path) => {
      function* endless() {
        for (let sent = 0; sent < 64 * mebibyte.length; sent += mebibyte.length) {
          yield Buffer.concat([Buffer.from('100000\r\n'), mebibyte, Buffer.from('\r\n')])
        }
      }
      const { status, text } = await speak(port, formHead(path, 'Transfer-Encoding: chunked'), endless())
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(text.length).toBeLessThan(20_000)
    },
  )

  it.each([
    'GET / HTTP/1.1',
    'HEAD /help HTTP/1.1',
    'PUT /u/history/new HTTP/1.1',
    'DELETE / HTTP/1.1',
    'GET /no/page HTTP/1.1',
  ])('where a body comes with %s', async (line) => {
    const head = [line, 'Host: 127.0.0.1', 'Sec-Fetch-Site: same-origin', `Content-Length: ${huge}`]
    const twice = [await speak(port, head), await speak(port, head)] // the second out of the cache
    for (const { text } of twice) expect(text).toMatch(/^HTTP\/1\.1 (200|404) /)
  })

  it('is not asked for a body that would not be read', async () => {
    const expecting = (path: string, length: number, ...more: string[]) =>
      formHead(path, `Content-Length: ${length}`, 'Expect: 100-continue', 'Connection: close', ...more)
    const refused = await speak(port, expecting('/u/history/new', huge))
    expect(refused.text).toMatch(/^HTTP\/1\.1 401 /)
    const cookie = `Cookie: ${await site.signInAs('editor')}`
    const body = Buffer.from('action=preview&title=One&body=Two')
    const taken = await speak(port, expecting('/u/history/new', body.length, cookie), [body])
    expect(taken.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /)
  })

  it('is let send all of a body that nobody reads, as browsers must before they show the answer', async () => {
    const pieces = Array.from({ length: 12 }, () => Buffer.alloc(20_000, 'a'))
    const head = formHead('/u/history/new', 'Content-Length: 240000')
    const { status, sent } = await speak(port, head, pieces, 100)
    expect({ status, sent }).toEqual({ status: 401, sent: 240_000 })
  })

  it('is told where the text is', async () => {
    const { text } = await speak(port, formHead('/u/history/new', `Content-Length: ${huge}`))
    expect(text).toContain('Sign in again')
    expect(text).toContain('still in your browser')
  })
})

describe('a long text', () => {
  const text = 'A long line of an article.\n'.repeat(8_000)
  const typed = { title: 'Long', body: text, summary: '', edit_id: 'abcdefgh1' }
  const shown = (body: string) => /<textarea[^>]*name="kept.body"[^>]*>\n([^<]*)</.exec(body)?.[1]?.length

  it('comes back to one whose session was ended while writing', async () => {
    const cookie = await site.signInAs('editor')
    await site.database.db.updateTable('sessions').set({ expires_at: '2020-01-01T00:00:00.000Z' }).execute()
    const old = await site.post('/u/history/new', typed, { as: { cookie } })
    expect([old.statusCode, shown(old.body)]).toEqual([401, undefined])

    await site.database.db
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 3_600_000).toISOString() })
      .execute()
    const lately = await site.post('/u/history/new', typed, { as: { cookie } })
    expect([lately.statusCode, shown(lately.body)]).toEqual([401, text.length])
    const carried = { kept_to: '/u/history/new', 'kept.title': 'Long', 'kept.body': text }
    const wrong = await site.post(
      '/sign-in',
      { ...carried, name: 'Nobody', password: 'no' },
      { as: { cookie } },
    )
    expect([wrong.statusCode, shown(wrong.body)]).toEqual([422, text.length])
  })

  it('comes back to one who was signed out from elsewhere', async () => {
    const cookie = await site.signInAs('editor')
    const { public_id } = await site.database.db
      .selectFrom('sessions')
      .select('public_id')
      .executeTakeFirstOrThrow()
    await site.post(`/account/sessions/${public_id}/revoke`, {}, { as: { cookie } })
    const answer = await site.post('/u/history/new', typed, { as: { cookie } })
    expect([answer.statusCode, shown(answer.body)]).toEqual([401, text.length])
  })

  it.each(['a reader’s', 'a closed account’s', 'nobody’s'])(
    'is not read from %s session that is over',
    async (whose) => {
      const cookie = await site.signInAs(whose === 'a reader’s' ? 'reader' : 'editor')
      const { db } = site.database
      await db
        .updateTable('sessions')
        .set({ expires_at: new Date(Date.now() - 1000).toISOString() })
        .execute()
      if (whose === 'a closed account’s') await db.updateTable('users').set({ disabled_at: 'now' }).execute()
      if (whose === 'nobody’s') await db.deleteFrom('sessions').execute()
      const answer = await site.post('/u/history/new', typed, { as: { cookie } })
      expect([answer.statusCode, shown(answer.body)]).toEqual([401, undefined])
      expect(answer.body).toContain('still in your browser')
    },
  )

  it('is taken from an editor by the forms for long texts alone', async () => {
    const as = 'editor'
    expect((await site.post('/u/history/new', typed, { as })).statusCode).toBe(303)
    expect((await site.post('/sign-out', { text }, { as })).statusCode).toBe(413)
    expect((await site.post('/settings', { siteName: text }, { as: 'administrator' })).statusCode).toBe(413)
  })

  it('is too long to come back where it is more than any article and its conflict', async () => {
    const answer = await site.post(
      '/u/history/new',
      { ...typed, body: '"'.repeat(2_500_000) },
      { as: 'editor' },
    )
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('still in your browser')
    expect(answer.body.length).toBeLessThan(20_000)
  })
})

describe('what is refused counts', () => {
  it('for who may not write, and is not read beyond twice the limit', async () => {
    const limited = await openSite({ env: { CANONRY_RATE_LIMIT: 'true' } })
    await limited.addUniverse({ name: 'History' })
    const send = () => limited.post('/u/history/new', { title: 'Dear', body: 'text' })
    const answers = []
    for (let n = 0; n < 125; n++) answers.push(await send())
    const told = answers.map(
      ({ statusCode, body }) => `${statusCode} ${body.includes('>\ntext<') ? 'kept' : 'unread'}`,
    )
    expect(told).toEqual([
      ...Array(60).fill('401 kept'),
      ...Array(60).fill('429 kept'),
      ...Array(5).fill('429 unread'),
    ])
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
    await limited.close()
  })
})

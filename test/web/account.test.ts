import { afterEach, describe, expect, it } from 'vitest'
import { browserName } from '../../src/web/account/browser-name.ts'
import { openSite, type Site, type SiteOptions } from '../helpers/site.ts'

const password = 'harbour lantern tide'

let site: Site
const open = async (options: SiteOptions = {}) => {
  site = await openSite(options)
  return site
}
afterEach(() => site.close())

/** The session cookie that an answer sets. */
function cookieOf(answer: Awaited<ReturnType<Site['post']>>): string {
  const cookie = answer.cookies.find(({ name }) => name === 'canonry') as { value: string } | undefined
  return `canonry=${cookie?.value ?? ''}`
}

async function addPerson(name: string, role = 'editor') {
  const added = await site.post('/people', { name, password, role }, { as: 'administrator' })
  expect(added.statusCode).toBe(303)
  // As after their first sign-in, at which they choose one of their own.
  await site.database.db
    .updateTable('users')
    .set({ must_change_password: 0 })
    .where('name', '=', name)
    .execute()
}

async function signIn(name: string, more: Record<string, string> = {}, userAgent = 'test') {
  return site.post(
    '/sign-in',
    { name, password, next: '/', ...more },
    { headers: { 'user-agent': userAgent } },
  )
}

describe('signing in', () => {
  it('leads where the reader was going', async () => {
    await open()
    await addPerson('Bea')
    const turnedAway = await site.get('/account')
    expect(turnedAway.headers.location).toBe('/sign-in?next=%2Faccount')
    expect((await site.get('/sign-in?next=%2Faccount')).body).toContain('name="next" value="/account"')
    const answer = await signIn('bEA', { next: '/account' })
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe('/account')
    expect((await site.get('/account', { as: { cookie: cookieOf(answer) } })).statusCode).toBe(200)
  })

  it('answers a wrong name, a wrong password and a disabled account with the same words', async () => {
    await open()
    await addPerson('Bea')
    await addPerson('Cid')
    const cid = await site.database.db
      .selectFrom('users')
      .select('id')
      .where('name', '=', 'Cid')
      .executeTakeFirstOrThrow()
    await site.post(`/people/${cid.id}/disable`, {}, { as: 'administrator' })
    const answers = [
      await site.post('/sign-in', { name: 'Nobody', password, next: '/' }),
      await site.post('/sign-in', { name: 'Bea', password: 'wrong wrong wrong', next: '/' }),
      await signIn('Cid'),
    ]
    const bodies = answers.map(({ body }) => body.replace(/value="(Nobody|Bea|Cid)"/g, 'value=""'))
    expect(new Set(bodies).size).toBe(1)
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422])
    expect(bodies[0]).toContain('The name or the password is not right.')
  })

  it('carries a form over an expired session, and sends it on when asked', async () => {
    await open()
    await addPerson('Bea')
    await site.addUniverse({ name: 'History' })
    const typed = {
      name: 'Lantern timeline',
      kind: 'timeline',
      parent: 'history',
      description: 'First line.\nSecond <line>.',
    }

    const expired = await site.post('/universes', typed)
    expect(expired.statusCode).toBe(401)
    expect(expired.body).toContain('Sign in again')
    expect(expired.body).toContain('Second &lt;line&gt;.')

    const carried = fieldsOf(expired.body)
    expect(carried).toMatchObject({ kept_to: '/universes', 'kept.name': 'Lantern timeline' })
    const wrong = await site.post('/sign-in', { ...carried, name: 'Bea', password: 'wrong wrong wrong' })
    expect(wrong.statusCode).toBe(422)
    expect(fieldsOf(wrong.body)).toMatchObject({ 'kept.description': typed.description })

    const back = await site.post('/sign-in', { ...fieldsOf(wrong.body), name: 'Bea', password })
    expect(back.statusCode).toBe(200)
    expect(back.body).toContain('action="/universes"')
    expect(fieldsOf(back.body)).toMatchObject(typed)

    const rest = { yearShift: '529', calendar: 'gregorian', color: 'green' }
    const sent = await site.post(
      '/universes',
      { ...fieldsOf(back.body), ...rest },
      { as: { cookie: cookieOf(back) } },
    )
    expect(sent.statusCode).toBe(303)
    expect((await site.get('/u/lantern-timeline')).body).toContain('Second &lt;line&gt;.')
  })

  it('shows all of an article that was typed, under the names its form gave', async () => {
    await open()
    await site.addUniverse({ name: 'History' })
    const typed = {
      title: 'Marta',
      matter: 'born: 1350',
      body: 'One line.',
      summary: 'at last',
      edit_id: 'abcdefgh1',
    }
    const { body } = await site.post('/u/history/new', typed)
    const shown = [...body.matchAll(/<label[^>]* for="(kept-\d+)">([^<]+)<[\s\S]*?<textarea[^>]* id="\1"/g)]
    expect(shown.map(([, , label]) => label)).toEqual(['Title', 'Facts and details', 'Text', 'What changed'])
    expect(body).toMatch(/<textarea[^>]*name="kept.body"[^>]*>\nOne line\.</)
    expect(body).toContain('<input type="hidden" name="kept.edit_id" value="abcdefgh1">')
    expect(fieldsOf(body)).toMatchObject({ 'kept.matter': 'born: 1350', 'kept.summary': 'at last' })
  })

  it('never carries a password over', async () => {
    await open()
    const expired = await site.post('/account/password', {
      current: password,
      password: 'another one entirely',
    })
    expect(expired.statusCode).toBe(401)
    expect(expired.body).not.toContain(password)
    expect(expired.body).not.toContain('another one entirely')
  })
})

describe('making an account', () => {
  it('is closed unless the site says otherwise', async () => {
    await open()
    expect((await site.get('/sign-up')).statusCode).toBe(403)
    expect((await site.post('/sign-up', { name: 'Dot', password, next: '/' })).statusCode).toBe(403)
    expect((await site.get('/sign-in')).body).not.toContain('/sign-up')
    expect(await site.database.db.selectFrom('users').selectAll().execute()).toEqual([])
  })

  it('makes a reader, signed in, where it is open', async () => {
    await open()
    await site.configure({ signUp: 'open' })
    expect((await site.get('/sign-in')).body).toContain('/sign-up')
    const made = await site.post('/sign-up', { name: 'Dot', password, next: '/account' })
    expect(made.headers.location).toBe('/account')
    const as = { cookie: cookieOf(made) }
    expect((await site.get('/account', { as })).body).toContain('You are a reader here.')
    expect((await site.get('/universes/new', { as })).statusCode).toBe(403)

    const taken = await site.post('/sign-up', { name: 'dot', password, next: '/' })
    expect(taken.statusCode).toBe(409)
    expect(taken.body).toContain('is taken')
  })
})

describe('sessions', () => {
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

  it('are listed by browser, and one of them can be ended from another', async () => {
    await open()
    await addPerson('Bea')
    const here = { cookie: cookieOf(await signIn('Bea', {}, firefox)) }
    const there = { cookie: cookieOf(await signIn('Bea', {}, phone)) }
    const { body } = await site.get('/account', { as: here })
    expect(body).toContain('Firefox on Windows')
    expect(body).toContain('Safari on an iPhone')
    expect(body.match(/badge">this browser/g)).toHaveLength(1)

    const phoneForm = /Safari on an iPhone[\s\S]*?action="([^"]+\/revoke)"/.exec(body)?.[1] as string
    const revoked = await site.post(phoneForm, {}, { as: here })
    expect(revoked.headers.location).toBe('/account?done=session-revoked')
    expect((await site.get('/account', { as: there })).statusCode).toBe(303)
    expect((await site.get('/account', { as: here })).statusCode).toBe(200)
  })

  it('end where the same browser opens another, as whomever', async () => {
    await open()
    await addPerson('Bea')
    await addPerson('Cid')
    await site.configure({ signUp: 'open' })
    const again = (url: string, name: string, cookie: string) =>
      site.post(url, { name, password, next: '/' }, { as: { cookie } })
    const first = cookieOf(await signIn('Bea'))
    const elsewhere = cookieOf(await signIn('Bea'))
    const second = cookieOf(await again('/sign-in', 'Bea', first))
    const third = cookieOf(await again('/sign-in', 'Cid', second))
    const fourth = cookieOf(await again('/sign-up', 'Dee', third))
    const statuses = []
    for (const cookie of [first, second, third, fourth, elsewhere])
      statuses.push((await site.get('/account', { as: { cookie } })).statusCode)
    expect(statuses).toEqual([303, 303, 303, 200, 200])
  })

  it('stay where another sign-in in their browser fails', async () => {
    await open()
    await addPerson('Bea')
    const cookie = cookieOf(await signIn('Bea'))
    const failed = await site.post(
      '/sign-in',
      { name: 'Bea', password: 'no no no no no', next: '/' },
      { as: { cookie } },
    )
    expect(failed.statusCode).toBe(422)
    expect((await site.get('/account', { as: { cookie } })).statusCode).toBe(200)
  })

  it('of others cannot be ended', async () => {
    await open()
    await addPerson('Bea')
    const bea = { cookie: cookieOf(await signIn('Bea')) }
    const session = await site.database.db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select('public_id')
      .where('users.name', '=', 'Bea')
      .executeTakeFirstOrThrow()
    await site.post(`/account/sessions/${session.public_id}/revoke`, {}, { as: 'editor' })
    expect((await site.get('/account', { as: bea })).statusCode).toBe(200)
  })

  it('end when signed out, revoked from themselves, or not used for their days', async () => {
    let now = new Date('2026-11-22T12:00:00Z')
    await open({ now: () => now, env: { CANONRY_SESSION_DAYS: '3' } })
    await addPerson('Bea')
    const as = { cookie: cookieOf(await signIn('Bea')) }
    const later = (days: number) => {
      now = new Date(now.getTime() + days * 86_400_000)
    }

    later(2)
    const used = await site.get('/account', { as })
    expect(used.statusCode).toBe(200)
    expect(cookieOf(used)).toBe(as.cookie) // sent again, with a later end
    later(2)
    expect((await site.get('/account', { as })).statusCode).toBe(200)
    later(3.1)
    expect((await site.get('/account', { as })).statusCode).toBe(303)

    const again = { cookie: cookieOf(await signIn('Bea')) }
    const out = await site.post('/sign-out', {}, { as: again })
    expect(out.headers['set-cookie']).toMatch(/canonry=;.*Expires=Thu, 01 Jan 1970/)
    expect((await site.get('/account', { as: again })).statusCode).toBe(303)
  })

  it('end with the password they were opened by, but for the one that changed it', async () => {
    await open()
    await addPerson('Bea')
    const here = { cookie: cookieOf(await signIn('Bea')) }
    const there = { cookie: cookieOf(await signIn('Bea')) }
    const wrong = await site.post(
      '/account/password',
      { current: 'wrong', password: 'six grey gulls at dusk' },
      { as: here },
    )
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('id="fault-current"')

    const changed = await site.post(
      '/account/password',
      { current: password, password: 'six grey gulls at dusk' },
      { as: here },
    )
    expect(changed.headers.location).toBe('/account?done=password-changed')
    expect((await site.get('/account', { as: here })).statusCode).toBe(200)
    expect((await site.get('/account', { as: there })).statusCode).toBe(303)
    expect((await signIn('Bea')).statusCode).toBe(422)
    expect((await signIn('Bea', { password: 'six grey gulls at dusk' })).statusCode).toBe(303)
  })

  it('take a new role at once, and end when the account is disabled', async () => {
    await open()
    await addPerson('Bea')
    const as = { cookie: cookieOf(await signIn('Bea')) }
    const { id } = await site.database.db
      .selectFrom('users')
      .select('id')
      .where('name', '=', 'Bea')
      .executeTakeFirstOrThrow()
    expect((await site.get('/universes/new', { as })).statusCode).toBe(200)
    await site.post(`/people/${id}/role`, { role: 'reader' }, { as: 'administrator' })
    expect((await site.get('/universes/new', { as })).statusCode).toBe(403)
    await site.post(`/people/${id}/disable`, {}, { as: 'administrator' })
    expect((await site.get('/account', { as })).statusCode).toBe(303)
  })
})

describe('browserName', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      'Chrome on Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'Safari on a Mac',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    ['curl/8.5.0', 'curl'],
    ['', 'An unknown browser'],
    ['<script>alert(1)</script>', 'An unknown browser'],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name)
  })
})

/** The fields of the page's form that carries what was typed, as a browser would send them back. */
function fieldsOf(body: string): Record<string, string> {
  const form = body.split('<main')[1] ?? ''
  const plain = (text = '') =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&')
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const areas = [...form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>\n([\s\S]*?)<\/textarea>/g)]
  return Object.fromEntries([...inputs, ...areas].map(([, name, value]) => [plain(name), plain(value)]))
}

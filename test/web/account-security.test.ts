import { afterEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openSite, type Site, type SiteOptions } from '../helpers/site.ts'

const password = 'harbour lantern tide'
const own = 'a kettle under green stars'

let site: Site
afterEach(() => site.close())

const open = async (options: SiteOptions = {}) => {
  site = await openSite(options)
}

const add = (name: string, role = 'editor') =>
  site.post('/people', { name, password, role }, { as: 'administrator' })

describe('guesses at one account', () => {
  const from = (address: string, name: string, guess: string) =>
    site.app.inject({
      method: 'POST',
      url: '/sign-in',
      remoteAddress: address,
      headers: { origin: 'http://localhost:80', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ name, password: guess, newPassword: own }).toString(),
    })

  it('are limited from however many addresses, and nobody else is', async () => {
    await open({ env: { CANONRY_RATE_LIMIT: 'true' } })
    await add('Bea')
    await add('Cyd')
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => from(`10.0.0.${n}`, n % 2 ? 'Bea' : 'BEA', `wrong guess ${n}`)),
    )
    expect(guesses.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(10).fill(422), 429, 429])

    const right = await from('10.0.1.1', 'bea', password)
    expect(right.statusCode).toBe(429)
    expect(right.body).toMatch(/Too many passwords were tried for this name. Wait 15 minutes/)
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(800)
    expect((await from('10.0.1.1', 'Cyd', password)).statusCode).toBe(303)
  })

  it('are forgotten once the right one comes, and counted for names that nobody has', async () => {
    await open({ env: { CANONRY_RATE_LIMIT: 'true' } })
    await add('Bea')
    for (let n = 0; n < 9; n++) await from(`10.0.0.${n}`, 'Bea', 'wrong guess')
    expect((await from('10.0.1.1', 'Bea', password)).statusCode).toBe(303)
    expect((await from('10.0.1.2', 'Bea', 'wrong guess')).statusCode).toBe(422)

    const nobody = []
    for (let n = 0; n < 11; n++) nobody.push((await from(`10.0.2.${n}`, 'Nobody', 'x')).statusCode)
    expect(nobody.at(-1)).toBe(429)
  })
})

describe('a password that an administrator chose', () => {
  it('asks for one of their own at the first sign-in, on the page itself', async () => {
    await open()
    await add('Bea')
    const first = await site.post('/sign-in', { name: 'Bea', password })
    expect(first.statusCode).toBe(422)
    expect(first.cookies).toEqual([])
    expect(first.body).toContain('name="newPassword"')
    expect(first.body).toContain('An administrator chose the password you have.')
    const both = await site.post('/sign-in', { name: 'Bea', password, newPassword: own })
    expect(both.statusCode).toBe(303)
    expect((await site.post('/sign-in', { name: 'Bea', password: own })).statusCode).toBe(303)
  })
})

describe('sessions', () => {
  it('end on their last day though they are used every day', async () => {
    let now = new Date('2026-01-01T12:00:00Z')
    const env = { CANONRY_SESSION_DAYS: '3', CANONRY_SESSION_MAX_DAYS: '5' }
    await open({ env, now: () => now })
    await site.post('/people', { name: 'Bea', password, role: 'editor' }, { as: 'administrator' })
    const entered = await site.post('/sign-in', { name: 'Bea', password, newPassword: own })
    const [{ name, value } = { name: '', value: '' }] = entered.cookies as { name: string; value: string }[]
    const as = { cookie: `${name}=${value}` }
    const seen: number[] = []
    for (const day of [2, 4, 5, 6]) {
      now = new Date(`2026-01-0${day}T12:30:00Z`)
      seen.push((await site.get('/account', { as })).statusCode)
    }
    expect(seen).toEqual([200, 200, 200, 303])
  })

  it('of anybody are ended by an administrator', async () => {
    await open()
    await site.signInAs('editor')
    expect((await site.get('/account', { as: 'editor' })).statusCode).toBe(200)
    const people = (await site.get('/people', { as: 'administrator' })).body
    const path =
      /action="(\/people\/\d+\/sign-out)"><button type="submit">Sign out everywhere<span class="vh">: Editor/.exec(
        people,
      )
    expect((await site.post(path?.[1] ?? '', {}, { as: 'administrator' })).statusCode).toBe(303)
    expect((await site.get('/account', { as: 'editor' })).statusCode).toBe(303)
    expect((await site.post('/people/999/sign-out', {}, { as: 'administrator' })).statusCode).toBe(404)
  })

  it('that are signed out of leave nothing in the browser’s cache', async () => {
    await open()
    const out = await site.post('/sign-out', {}, { as: 'editor' })
    expect(out.headers['clear-site-data']).toBe('"cache"')
  })
})

it('https is asked of names below only where it is set', async () => {
  const hsts = async (env: Record<string, string>) => {
    await open({ env: { CANONRY_BASE_URL: 'https://wiki.example.org', ...env } })
    const { headers } = await site.get('/help')
    return headers['strict-transport-security']
  }
  expect(await hsts({})).toBe('max-age=31536000')
  await site.close()
  expect(await hsts({ CANONRY_HSTS_SUBDOMAINS: 'true' })).toBe('max-age=31536000; includeSubDomains')
})

it('who gets in, who does not, and who changes what others may do is logged, at any level but silent', async () => {
  await open()
  const lines: string[] = []
  const config = readConfig({ CANONRY_DATA_DIR: site.folder, CANONRY_RATE_LIMIT: 'false' })
  const app = await buildApp({
    database: site.database,
    config,
    setupToken: null,
    log: { write: (line) => lines.push(line) },
  })
  const cookie = await site.signInAs('administrator')
  const reader = await site.signInAs('reader')
  const post = (url: string, form: Record<string, string>, as?: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        origin: 'http://localhost:80',
        'content-type': 'application/x-www-form-urlencoded',
        ...(as && { cookie: as }),
      },
      payload: new URLSearchParams(form).toString(),
    })
  await post('/people', { name: 'Bea', password, role: 'editor' }, cookie)
  const { id } = await site.database.db
    .selectFrom('users')
    .select('id')
    .where('name', '=', 'Bea')
    .executeTakeFirstOrThrow()
  await post(`/people/${id}/role`, { role: 'administrator' }, cookie)
  await post(`/people/${id}/disable`, {}, cookie)
  await post(`/people/${id}/sign-out`, {}, cookie)
  const settings = {
    siteName: 'Atlas',
    defaultUniverse: '',
    read: 'everyone',
    edit: 'members',
    signUp: 'closed',
  }
  await post('/settings', settings, cookie)
  await post('/sign-in', { name: own, password: 'typed astray' })
  await post(`/people/${id}/role`, { role: 'administrator' }, reader)
  await post('/sign-out', {}, reader)
  await app.close()

  const log = lines.map((line) => JSON.parse(line)).filter((line) => line.log === 'security')
  expect(log.map(({ event, user, role, of }) => [event, user, role, of])).toEqual([
    ['person added', 'Administrator', 'editor', id],
    ['role changed', 'Administrator', 'administrator', id],
    ['account disabled', 'Administrator', undefined, id],
    ['sessions ended', 'Administrator', undefined, id],
    ['settings changed', 'Administrator', undefined, undefined],
    ['sign-in failed', undefined, undefined, undefined],
    ['refused', 'Reader', undefined, undefined],
    ['signed out', 'Reader', undefined, undefined],
  ])
  for (const line of log) expect(line).toMatchObject({ address: '127.0.0.1', requestId: expect.any(String) })
  for (const secret of [password, own, 'typed astray']) expect(lines.join('')).not.toContain(secret)
})

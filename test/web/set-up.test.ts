import { afterEach, describe, expect, it } from 'vitest'
import { openSite, type Site, type SiteOptions } from '../helpers/site.ts'

const token = 'printed-by-the-server-0123456789'
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

describe('setting up', () => {
  it('makes the first visitor with the token administrator, once', async () => {
    await open({ setupToken: token })
    expect((await site.get('/')).body).toContain('Set up this wiki')
    const link = await site.get(`/setup?token=${token}`)
    expect([link.statusCode, link.headers.location]).toEqual([303, '/setup'])
    const [kept] = link.cookies as { name: string; value: string; path: string; httpOnly: boolean }[]
    expect(kept).toMatchObject({ path: '/setup', httpOnly: true })
    const browser = { as: { cookie: `${kept?.name}=${kept?.value}` } }
    const form = await site.get('/setup', browser)
    expect(form.body).not.toContain(token)
    expect(form.body).not.toContain('name="token"')

    const made = await site.post('/setup', { name: 'Ada Keeper', password }, browser)
    expect(made.statusCode).toBe(303)
    expect(made.headers.location).toBe('/?done=welcome')
    const as = { cookie: cookieOf(made) }
    expect((await site.get('/people', { as })).body).toContain('Ada Keeper')

    expect((await site.get(`/setup?token=${token}`)).statusCode).toBe(410)
    const again = await site.post('/setup', { token, name: 'Mallory', password })
    expect(again.statusCode).toBe(410)
    expect((await site.get('/people', { as })).body).not.toContain('Mallory')
    expect((await site.get('/')).body).not.toContain('Set up this wiki')
  })

  it('lets only one of two who race', async () => {
    await open({ setupToken: token })
    const answers = await Promise.all(
      ['Ada', 'Bea'].map((name) => site.post('/setup', { token, name, password })),
    )
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 303)).toHaveLength(1)
    const people = await site.database.db.selectFrom('users').select('role').execute()
    expect(people).toEqual([{ role: 'administrator' }])
  })

  it('is over once an administrator was made in another way', async () => {
    await open({ setupToken: token })
    expect((await site.get('/setup')).statusCode).toBe(200)
    await site.signInAs('administrator')
    await site.configure({})
    expect((await site.get('/')).body).not.toContain('Set up this wiki')
    expect((await site.post('/setup', { token, name: 'Mallory', password })).statusCode).toBe(410)
  })

  it('says at once that a link is not the right one, and asks for the token', async () => {
    await open({ setupToken: token })
    const old = await site.get('/setup?token=of-the-start-before-this-one')
    expect(old.statusCode).toBe(403)
    expect(old.body).toContain('This is not the set-up token.')
    expect(old.body).toContain('name="token"')
    expect(old.cookies).toEqual([])
  })

  it('shows the form again for a wrong token or a weak password, with what was typed', async () => {
    await open({ setupToken: token })
    const wrong = await site.post('/setup', { token: 'not the token at all', name: 'Ada', password })
    expect(wrong.statusCode).toBe(403)
    expect(wrong.body).toContain('value="not the token at all"')
    expect(wrong.body).toContain('value="Ada"')
    expect(wrong.body).toContain('aria-invalid="true"')

    const weak = await site.post('/setup', { token, name: 'Ada', password: 'short' })
    expect(weak.statusCode).toBe(422)
    expect(weak.body).toContain('at least 10 characters')
    expect(weak.body).not.toContain('value="short"')
    expect(await site.database.db.selectFrom('users').selectAll().execute()).toEqual([])
  })
})

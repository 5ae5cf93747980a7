import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

const password = 'harbour lantern tide'
const as = 'administrator'

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())

const idOf = async (name: string) =>
  (await site.database.db.selectFrom('users').select('id').where('name', '=', name).executeTakeFirstOrThrow())
    .id

describe('people', () => {
  it('are added with a role and a first password that opens the door', async () => {
    const added = await site.post('/people', { name: 'Bea Dor', password, role: 'editor' }, { as })
    expect(added.headers.location).toBe('/people?done=person-added')
    const { body } = await site.get('/people?done=person-added', { as })
    expect(body).toContain('Bea Dor')
    expect(body).toContain('The person can sign in now.')
    const form = { name: 'Bea Dor', password, newPassword: 'a kettle under green stars', next: '/' }
    expect((await site.post('/sign-in', form)).statusCode).toBe(303)
  })

  it.each([
    ['an empty name', { name: ' ', password, role: 'editor' }, 422, 'name'],
    ['a name that another spelling has', { name: 'BEA', password, role: 'editor' }, 409, 'name'],
    ['a weak password', { name: 'Cid', password: 'password123', role: 'editor' }, 422, 'password'],
    ['no role', { name: 'Cid', password }, 422, 'role'],
    ['a role that there is not', { name: 'Cid', password, role: 'emperor' }, 422, 'role'],
    ['a field that the form has not', { name: 'Cid', password, role: 'editor', id: '1' }, 422, ''],
  ])('are not added with %s: the form comes back as typed', async (_what, form, status, field) => {
    await site.post('/people', { name: 'Bea', password, role: 'editor' }, { as })
    const refused = await site.post('/people', form, { as })
    expect(refused.statusCode).toBe(status)
    expect(refused.body).toContain(`value="${form.name}"`)
    expect(refused.body).toContain('role="alert"')
    if (field === 'name' || field === 'password') expect(refused.body).toContain(`id="fault-${field}"`)
    expect(
      await site.database.db.selectFrom('users').select('name').where('name', '=', form.name).execute(),
    ).toEqual([])
  })

  it('never leave the wiki without an administrator', async () => {
    await site.signInAs(as)
    const me = await idOf('Administrator')
    for (const [path, form] of [
      [`/people/${me}/role`, { role: 'reader' }],
      [`/people/${me}/disable`, {}],
    ] as const) {
      const refused = await site.post(path, form, { as })
      expect(refused.statusCode).toBe(409)
      expect(refused.body).toContain('last administrator')
    }
    expect((await site.get('/people', { as })).statusCode).toBe(200)
  })

  it('can hand over the office, and then find its door closed', async () => {
    await site.post('/people', { name: 'Bea', password, role: 'administrator' }, { as })
    const me = await idOf('Administrator')
    const given = await site.post(`/people/${me}/role`, { role: 'editor' }, { as })
    expect(given.headers.location).toBe('/?done=person-changed')
    expect((await site.get('/people', { as })).statusCode).toBe(403)
  })

  it('are enabled again with what they had', async () => {
    await site.post('/people', { name: 'Bea', password, role: 'editor' }, { as })
    const bea = await idOf('Bea')
    const own = 'a kettle under green stars'
    const signIn = () => site.post('/sign-in', { name: 'Bea', password, newPassword: own, next: '/' })
    await site.post(`/people/${bea}/disable`, {}, { as })
    expect((await signIn()).statusCode).toBe(422)
    await site.post(`/people/${bea}/enable`, {}, { as })
    expect((await signIn()).statusCode).toBe(303)
  })

  it('are not found where there is none', async () => {
    expect((await site.post('/people/999/disable', {}, { as })).statusCode).toBe(404)
    expect((await site.post('/people/x/disable', {}, { as })).statusCode).toBe(404)
  })

  it('may be called anything, shown as text', async () => {
    const name = '<b onclick="x()">Ünal & Søn</b>'
    expect((await site.post('/people', { name, password, role: 'reader' }, { as })).statusCode).toBe(303)
    const { body } = await site.get('/people', { as })
    expect(body).toContain('&lt;b onclick=&quot;x()&quot;&gt;Ünal &amp; Søn&lt;/b&gt;')
    expect(body).not.toContain('<b onclick')
  })
})

describe('settings', () => {
  const whole = {
    siteName: 'The Lantern Wiki',
    defaultUniverse: '',
    read: 'everyone',
    edit: 'members',
    signUp: 'closed',
  }

  it('take effect on the next page', async () => {
    await site.addUniverse({ name: 'History' })
    const saved = await site.post(
      '/settings',
      { ...whole, defaultUniverse: 'history', read: 'members' },
      { as },
    )
    expect(saved.headers.location).toBe('/settings?done=settings-saved')
    const { body } = await site.get('/settings', { as })
    expect(body).toContain('value="The Lantern Wiki"')
    expect(body).toMatch(/value="history" selected/)
    expect(body).toMatch(/name="read" value="members" checked/)
    expect((await site.get('/')).headers.location).toBe('/sign-in?next=%2F')
    expect((await site.get('/', { as: 'reader' })).body).toContain('<h1>The Lantern Wiki</h1>')
    expect((await site.get('/robots.txt')).body).toBe('User-agent: *\nDisallow: /\n')
  })

  it.each([
    ['an empty name', { siteName: ' ' }, 'id="fault-siteName"'],
    ['a name far too long', { siteName: 'x'.repeat(200) }, 'id="fault-siteName"'],
    ['a universe that is gone', { defaultUniverse: 'nowhere' }, 'There is no universe'],
    ['nobody to read', { read: 'nobody' }, 'Choose who may read.'],
  ])('refuse %s, and nothing is changed', async (_what, change, words) => {
    const refused = await site.post('/settings', { ...whole, ...change }, { as })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(words)
    expect((await site.get('/')).body).toContain('<h1>Canonry</h1>')
  })
})

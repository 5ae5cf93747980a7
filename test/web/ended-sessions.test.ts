import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
let cookie: string
beforeEach(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
  await site.addArticle('history', 'Marta Vell', 'She sailed.')
  cookie = await site.signInAs('editor')
})
afterEach(() => site.close())

const isKnown = async () => (await site.get('/account', { as: { cookie } })).statusCode === 200

/** The ways to end one's session, each from a browser that is signed in. */
const endings: [name: string, end: () => Promise<unknown>][] = [
  ['signing out', () => site.post('/sign-out', {}, { as: { cookie } })],
  [
    'revoking it in the list of one’s sessions',
    async () => {
      const row = await site.database.db.selectFrom('sessions').select('public_id').executeTakeFirstOrThrow()
      return site.post(`/account/sessions/${row.public_id}/revoke`, {}, { as: { cookie } })
    },
  ],
]

describe.each(endings)('%s', (_, end) => {
  it('makes the old cookie nobody’s at once', async () => {
    expect([await isKnown(), await isKnown()]).toEqual([true, true])
    await end()
    expect(await isKnown()).toBe(false)
    const { body } = await site.get('/u/history/marta-vell', { as: { cookie } })
    expect(body).not.toContain('<a href="/account">')
  })

  it('counts as no change of content, so that finished pages stay', async () => {
    await isKnown()
    const changes = site.database.changes()
    await end()
    expect(site.database.changes()).toBe(changes)
  })

  it('is not undone by a request that had looked the session up before it', async () => {
    const { db } = site.app
    const executor = db.getExecutor()
    const original = executor.executeQuery.bind(executor)
    let ended = false
    executor.executeQuery = async (query) => {
      const rows = await original(query)
      if (!ended && /^select .* from "sessions"/.test(query.sql)) {
        ended = true
        await end()
      }
      return rows as never
    }
    await isKnown()
    expect(ended).toBe(true)
    expect(await isKnown()).toBe(false)
  })
})

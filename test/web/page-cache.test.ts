import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqliteEdition } from '../../src/storage/sqlite-driver.ts'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
  await site.addArticle('history', 'Marta Vell', 'She sailed.')
})
afterEach(() => site.close())

const article = '/u/history/marta-vell'

describe('a finished page', () => {
  it('is answered with 304 to a browser that has it', async () => {
    const first = await site.get(article)
    const { etag } = first.headers
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(first.headers['cache-control']).toBe('private, no-cache')
    for (const round of ['out of the cache', 'and again']) {
      const again = await site.get(article, { headers: { 'if-none-match': String(etag) } })
      expect([round, again.statusCode, again.body]).toEqual([round, 304, ''])
      expect(again.headers.etag).toBe(etag)
    }
    expect((await site.get(article, { headers: { 'if-none-match': '"other"' } })).body).toBe(first.body)
  })

  it('asks the database nothing when it is warm', async () => {
    await site.get(article, { noticed: false })
    const asked = countQueries(site)
    await site.get(article, { noticed: false })
    expect(asked()).toBe(0)
    await site.get('/u/history', { noticed: false })
    expect(asked()).toBeGreaterThan(0)
  })

  it('is made anew after a write here', async () => {
    const before = await site.get(article)
    await site.configure({ siteName: 'Renamed' })
    const after = await site.get(article, { headers: { 'if-none-match': String(before.headers.etag) } })
    expect(after.statusCode).toBe(200)
    expect(after.body).toContain('Renamed')
  })

  it('is made anew after a write by another process', async () => {
    expect((await site.get(article)).body).toContain('· Canonry</title>')
    execFileSync(process.execPath, ['-e', renameSite, site.database.file], { stdio: 'pipe' })
    expect((await site.get(article)).body).toContain('· From elsewhere</title>')
  })

  it('is not kept under a change that landed while it was made', async () => {
    const { app } = site
    const original = app.view
    app.view = async (...page: [string, object]) => {
      app.view = original
      const html = await original(...page)
      // A commit that comes after everything was read, but before the page is put away.
      execFileSync(process.execPath, ['-e', renameSite, site.database.file], { stdio: 'pipe' })
      return html
    }
    expect((await site.get(article)).body).toContain('· Canonry</title>')
    expect((await site.get(article)).body).toContain('· From elsewhere</title>')
  })
})

describe('an address with more than its page depends on', () => {
  it.each([
    ['an unknown word', '/universes', '/universes?x=1', '/universes?x=2&y'],
    [
      'an unknown word beside a known one',
      '/recent?in=history',
      '/recent?utm=a&in=history',
      '/recent?in=history&in2=b',
    ],
    ['a known one that says nothing', '/recent', '/recent?before=none', '/recent?before=-5'],
    ['a known one as it is anyhow', '/search?q=marta', '/search?q=marta&page=1', '/search?page=0&q=marta'],
    ['another spelling', '/search?q=marta+vell', '/search?q=marta%20vell', '/search?q=%6Darta+vell'],
    ['a word that is nothing done', article, `${article}?done=nothing`, `${article}?done=`],
  ])('is the same page: %s', async (_what, plain, ...others) => {
    const { body } = await site.get(plain)
    const renders = countRenders(site)
    for (const url of others) expect([url, (await site.get(url)).body]).toEqual([url, body])
    expect(renders()).toBe(0)
  })

  it('keeps apart what differs', async () => {
    await site.addUniverse({ name: 'Other' })
    const bodies = await Promise.all(
      [
        '/recent',
        '/recent?in=history',
        '/recent?in=other',
        '/search?q=marta',
        '/search?q=vell&page=2',
        '/search',
        `${article}?done=saved`,
        article,
      ].map(async (url) => (await site.get(url)).body),
    )
    expect(new Set(bodies).size).toBe(bodies.length)
  })
})

describe('whose page it is', () => {
  it('is never mixed up between people, in any order', async () => {
    const whos = [
      'administrator',
      'anonymous',
      'editor',
      'reader',
      'anonymous',
      'administrator',
      'reader',
      'editor',
    ] as const
    for (const who of whos) {
      const { body } = await site.get(article, { as: who })
      const named = ['Administrator', 'Editor', 'Reader'].filter((name) =>
        body.includes(`<a href="/account">${name}</a>`),
      )
      expect([who, named]).toEqual([
        who,
        who === 'anonymous' ? [] : [who.charAt(0).toUpperCase() + who.slice(1)],
      ])
      expect(body.includes('href="/people"')).toBe(who === 'administrator')
    }
  })

  it('is not shown to a visitor once only members may read', async () => {
    expect((await site.get(article)).statusCode).toBe(200)
    await site.configure({ access: { read: 'members', edit: 'members' } })
    expect((await site.get(article)).statusCode).toBe(303)
    expect((await site.get(article, { as: 'reader' })).statusCode).toBe(200)
    expect((await site.get(article)).statusCode).toBe(303)
  })

  it('is the visitor’s own after signing out', async () => {
    const as = { cookie: await site.signInAs('editor') }
    expect((await site.get(article, { as })).body).toContain('>Editor</a>')
    await site.post('/sign-out', {}, { as })
    expect((await site.get(article, { as })).body).not.toContain('>Editor</a>')
  })
})

describe('what a browser may keep', () => {
  const ruleOf = async (url: string, as: 'anonymous' | 'editor' = 'anonymous') =>
    (await site.get(url, { as })).headers['cache-control']

  it('is no page of one who is signed in, so that Back after signing out shows none', async () => {
    for (const url of [article, '/', '/account', '/search?q=x', '/nowhere']) {
      expect([url, await ruleOf(url, 'editor')]).toEqual([url, 'no-store'])
    }
  })

  it('is a form of the editor, whose typed text Back must find again', async () => {
    expect(await ruleOf(`${article}/edit`, 'editor')).toBe('private, no-cache')
  })

  it('is no answer that says that an article is gone, since it can come back', async () => {
    await site.post(`${article}/delete`, { summary: '', edit_id: 'gone-for-now' }, { as: 'editor' })
    expect((await site.get(article, { as: 'editor' })).statusCode).toBe(410)
    expect(await ruleOf(article, 'editor')).toBe('no-store')
    expect(await ruleOf(article)).toBe('no-store')
    expect(await ruleOf(`${article}/edit`, 'editor')).toBe('no-store')
    expect(await ruleOf('/u/history/never-written')).toBe('no-store')
    expect(await ruleOf('/sign-in')).toBe('no-store')
  })
})

describe('what is not kept', () => {
  it.each(['/nowhere', '/u/histori', '/setup', '/sign-in'])('%s', async (url) => {
    await site.get(url)
    const asked = countRenders(site)
    await site.get(url)
    expect(asked()).toBe(1)
  })

  it('anything, where the cache has no room', async () => {
    const small = await openSite({ env: { CANONRY_CACHE_MB: '0' } })
    await small.get('/help')
    const asked = countRenders(small)
    expect((await small.get('/help')).statusCode).toBe(200)
    expect(asked()).toBe(1)
    await small.close()
  })
})

/** What another process runs: renames the site, past our connection. */
const renameSite = `
  const database = new (require('${sqliteEdition}'))(process.argv[1])
  database.prepare("insert into settings values ('site.siteName', '\\"From elsewhere\\"')").run()
  database.close()`

/** Counts the statements that the site asks from now on. */
function countQueries({ app }: Site): () => number {
  let queries = 0
  const executor = app.db.getExecutor()
  const original = executor.executeQuery.bind(executor)
  executor.executeQuery = async (query) => {
    queries++
    return original(query)
  }
  return () => queries
}

/** Counts the pages that the site makes from now on. */
function countRenders({ app }: Site): () => number {
  let renders = 0
  const original = app.view
  app.view = (...page: [string, object]) => {
    renders++
    return original(...page)
  }
  return () => renders
}

describe('a page for visitors without a cookie', () => {
  it('is never one that only a cookie led to', async () => {
    const own = await openSite()
    await own.addUniverse({ name: 'Grim', notice: 'It is grim.' })
    await own.addArticle('grim', 'Marta', 'She sailed.')
    const read = () => own.get('/u/grim/marta')
    const arrive = () => own.get('/u/grim/marta', { noticed: false })
    for (const visit of [read, arrive, read, arrive]) {
      const { body } = await visit()
      expect(body.includes('She sailed.')).toBe(visit === read)
    }
    await own.close()
  })

  it('says the same with the same headers, first and later', async () => {
    const own = await openSite()
    await own.addUniverse({ name: 'Plain' })
    await own.addArticle('plain', 'Marta', 'She sailed.')
    const arrive = (headers = {}) => own.get('/u/plain/marta', { noticed: false, headers })
    const [made, kept] = [await arrive(), await arrive()]
    const named = ({ headers }: typeof made) => ({ ...headers, date: '', connection: '' })
    expect(kept.body).toBe(made.body)
    expect(named(kept)).toEqual(named(made))
    const again = await arrive({ 'if-none-match': String(made.headers.etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    await own.configure({ access: { read: 'members', edit: 'members' } })
    expect((await arrive()).statusCode).toBe(303)
    await own.close()
  })
})

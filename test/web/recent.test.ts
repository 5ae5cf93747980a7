import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe('recent changes', () => {
  it('say so while there are none', async () => {
    expect((await site.get('/recent')).body).toContain('Nothing has been written yet.')
  })

  it('show who changed what, newest first, of all universes or one', async () => {
    await site.addUniverse({ name: 'History' })
    await site.addUniverse({ name: 'Lantern line', notice: 'Invented.' })
    await site.addArticle('history', 'Older', 'x')
    await site.addArticle('lantern-line', 'Newer', 'y')
    const { body } = await site.get('/recent')
    expect(body.indexOf('Newer')).toBeGreaterThan(0)
    expect(body.indexOf('Newer')).toBeLessThan(body.indexOf('Older'))
    const one = await site.get('/recent?in=History')
    expect(one.body).toContain('Older')
    expect(one.body).not.toContain('Newer')
    expect((await site.get('/recent?in=lantern-line')).body).toContain('Invented.')
    const missing = await site.get('/recent?in=lantern')
    expect([missing.statusCode, missing.body.includes('Lantern line')]).toEqual([404, true])
  })

  it('go on page by page, each change once', async () => {
    for (let n = 0; n < 130; n++) await site.addArticle('history', `Page ${n}`, 'x')
    const seen: string[] = []
    let url: string | undefined = '/recent'
    while (url !== undefined) {
      const { body } = await site.get(url)
      seen.push(...[...body.matchAll(/class="title" href="([^"]+)"/g)].map(([, href]) => href as string))
      url = /href="(\/recent\?before=\d+)"[^>]*>Older/.exec(body)?.[1]
    }
    expect(seen).toHaveLength(132)
    expect(new Set(seen)).toHaveLength(132)
  })

  it('keep what was deleted to those who may restore it', async () => {
    await site.addArticle('history', 'Gone soon', 'x')
    await site.post('/u/history/gone-soon/delete', { edit_id: 'gone-soon-1' }, { as: 'editor' })
    expect((await site.get('/recent')).body).not.toContain('Gone soon')
    expect((await site.get('/recent', { as: 'editor' })).body).toMatch(/Gone soon[\s\S]*now deleted/)
  })

  it('shrug at an address that makes no sense', async () => {
    for (const query of ['before=x', 'before=-1', 'in=', 'before=1&before=2', 'in=a&in=b']) {
      expect([query, (await site.get(`/recent?${query}`)).statusCode]).toEqual([query, 200])
    }
  })
})

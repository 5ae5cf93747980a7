import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
  await site.addUniverse({ name: 'Lantern line' })
})
afterAll(() => site.close())

describe('tags', () => {
  it('say how to make one while there is none', async () => {
    expect((await site.get('/tags')).body).toContain('tags: [')
  })

  it('list what is tagged in every universe', async () => {
    await site.addArticle('history', 'Ned', '---\ntags: [Sailors, นักเดินเรือ]\n---\n')
    await site.addArticle('lantern-line', 'Ada', '---\ntags: [sailors]\n---\n')
    const all = (await site.get('/tags')).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(all).toMatch(/Sailors 2 articles/i)
    const { body } = await site.get('/tags/sailors')
    expect(body).toContain('href="/u/history/ned"')
    expect(body).toContain('href="/u/lantern-line/ada"')
    expect((await site.get(`/tags/${encodeURIComponent('นักเดินเรือ')}`)).body).toContain(
      'href="/u/history/ned"',
    )
  })

  it('have one address in any case', async () => {
    const { statusCode, headers } = await site.get('/tags/SAILORS?x=1')
    expect([statusCode, headers.location]).toEqual([301, '/tags/sailors?x=1'])
  })

  it('that no article has: the nearest ones', async () => {
    const { statusCode, body } = await site.get('/tags/sailor')
    expect(statusCode).toBe(404)
    expect(body).toContain('href="/tags/sailors"')
  })

  it('go on page by page, each article once', async () => {
    for (let n = 0; n < 230; n++) await site.addArticle('history', `Port ${n}`, '---\ntags: [ports]\n---\n')
    const seen: string[] = []
    let url: string | undefined = '/tags/ports'
    while (url !== undefined) {
      const { body } = await site.get(url)
      seen.push(...[...body.matchAll(/href="(\/u\/history\/port-\d+)"/g)].map(([, href]) => href as string))
      url = /href="(\/tags\/ports\?after=[^"]+)"[^>]*>More/.exec(body)?.[1]?.replace(/&amp;/g, '&')
    }
    expect(new Set(seen)).toHaveLength(230)
    expect(seen).toHaveLength(230)
  })
})

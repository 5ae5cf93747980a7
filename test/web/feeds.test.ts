import { afterEach, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
afterEach(() => site.close())

async function openWorld(env: Record<string, string> = {}): Promise<void> {
  site = await openSite({ env, now: () => new Date('2026-03-04T05:06:07.000Z') })
  await site.addUniverse({ name: 'History' })
  await site.addUniverse({ name: 'Lantern line', notice: 'Invented <by> a liar.' })
}

const entriesOf = (feed: string) => feed.split('<entry>').slice(1)
const read = (feed: string, pattern: RegExp) => [...feed.matchAll(pattern)].map(([, found]) => found)

it('tell of every universe, of one, and of one article, newest first', async () => {
  await openWorld()
  await site.addArticle('history', 'Older', 'x')
  await site.addArticle('lantern-line', 'Newer', 'y')

  const all = await site.get('/recent/feed.atom')
  expect(all.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  expect(read(all.body, /<title>(.*)<\/title>/g)).toEqual([
    'Canonry: changes',
    'Newer (Lantern line)',
    'Older (History)',
  ])
  expect(all.body).toContain('<updated>2026-03-04T05:06:07.000Z</updated>')
  expect(entriesOf(all.body)[0]).toContain('href="/u/lantern-line/newer?rev=1"')

  const one = (await site.get('/u/history/feed.atom')).body
  expect(read(one, /<title>(.*)<\/title>/g)).toEqual(['History · Canonry: changes', 'Older'])

  const edit = await site.post(
    '/u/history/older/edit',
    { body: 'xyz', based_on: 1, edit_id: 'feed-edit-1', summary: 'Said <more>' },
    { as: 'editor' },
  )
  expect(edit.statusCode).toBe(303)
  const article = (await site.get('/u/history/older/feed.atom')).body
  expect(read(article, /<summary>(.*)<\/summary>/g)).toEqual([
    expect.stringMatching(/^edited · Said &lt;more&gt; · [+−]\d+ bytes$/),
    expect.stringMatching(/^created · \+\d+ bytes$/),
  ])
  expect(article).toContain('href="/u/history/older/history"')
})

it('keep an entry its id whatever is added, and give no two the same', async () => {
  await openWorld()
  await site.addArticle('history', 'One', 'same text')
  const ids = async () =>
    entriesOf((await site.get('/recent/feed.atom')).body).map((entry) => /<id>(.*)<\/id>/.exec(entry)?.[1])
  const before = await ids()
  await site.addArticle('history', 'Two', 'same text')
  const after = await ids()
  expect(after.slice(1)).toEqual(before)
  expect(new Set(after).size).toBe(2)
  expect(after[0]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('carry a content notice instead of stopping at it', async () => {
  await openWorld()
  await site.addArticle('lantern-line', 'Newer', 'y')
  const feed = await site.get('/u/lantern-line/feed.atom', { noticed: false })
  expect(feed.headers['content-type']).toContain('atom')
  expect(feed.body).toContain('<subtitle>Invented &lt;by&gt; a liar.</subtitle>')
})

it('say nothing of what is deleted, nor to those who may not read', async () => {
  await openWorld()
  await site.addArticle('history', 'Quicksilver', 'x')
  await site.post('/u/history/quicksilver/delete', { edit_id: 'feed-delete-1' }, { as: 'editor' })
  for (const as of ['anonymous', 'editor'] as const) {
    expect((await site.get('/recent/feed.atom', { as })).body).not.toContain('Quicksilver')
  }
  expect((await site.get('/u/history/quicksilver/feed.atom')).statusCode).toBe(404)
  await site.configure({ access: { read: 'members', edit: 'members' } })
  const shut = await site.get('/recent/feed.atom')
  expect([shut.statusCode, shut.body.includes('<feed')]).toEqual([303, false])
})

it('stand at one address, are asked for cheaply, and are named by the pages they are of', async () => {
  await openWorld()
  await site.addArticle('history', 'Older', 'x')
  expect((await site.get('/u/HISTORY/feed.atom')).headers.location).toBe('/u/history/feed.atom')
  expect((await site.get('/u/history/OLDER/feed.atom')).headers.location).toBe('/u/history/older/feed.atom')
  const first = await site.get('/u/history/feed.atom')
  const again = await site.get('/u/history/feed.atom', {
    headers: { 'if-none-match': String(first.headers.etag) },
  })
  expect(again.statusCode).toBe(304)
  for (const [page, feed] of [
    ['/recent', '/recent/feed.atom'],
    ['/u/history', '/u/history/feed.atom'],
    ['/u/history/older/history', '/u/history/older/feed.atom'],
  ] as const) {
    const { body } = await site.get(page)
    expect(body).toContain(
      `<link rel="alternate" type="application/atom+xml" title="Changes" href="${feed}">`,
    )
  }
})

it('give whole addresses where the site knows its own', async () => {
  await openWorld({ CANONRY_BASE_URL: 'https://wiki.example.org' })
  await site.addArticle('history', 'Older', 'x')
  const { body } = await site.get('/u/history/feed.atom')
  expect(read(body, /href="([^"]*)"/g)).toEqual([
    'https://wiki.example.org/u/history/feed.atom',
    'https://wiki.example.org/u/history',
    'https://wiki.example.org/u/history/older?rev=1',
  ])
})

it('take no address from whoever asks: another reader gets the same feed from memory', async () => {
  await openWorld()
  await site.addArticle('history', 'Older', 'x')
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
  for (const ask of [{ headers }, {}]) {
    const { body } = await site.get('/recent/feed.atom', ask)
    expect(body).not.toContain('evil')
    expect(body).toContain('href="/u/history/older?rev=1"')
  }
})

it('hold nothing that XML cannot, and are whole while nothing has been written', async () => {
  await openWorld()
  const empty = (await site.get('/recent/feed.atom')).body
  expect(empty).toContain('<updated>1970-01-01T00:00:00.000Z</updated>')
  await site.addArticle('history', 'Odd', 'x')
  const odd = { body: 'y', based_on: 1, edit_id: 'feed-odd-1', summary: 'bell \u0007 and \uffff' }
  await site.post('/u/history/odd/edit', odd, { as: 'editor' })
  const { body } = await site.get('/recent/feed.atom')
  expect(body).toContain('bell  and ')
  expect(['\u0007', '\uffff'].filter((each) => body.includes(each))).toEqual([])
})

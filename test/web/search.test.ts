import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

describe('search pages', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite({ demo: true })
  })
  afterAll(() => site.close())

  const search = async (query: Record<string, string>) => {
    const { statusCode, body } = await site.get(`/search?${new URLSearchParams(query)}`)
    const hits = [...body.matchAll(/<h2><a href="([^"]+)"/g)].map(([, href]) =>
      decodeURIComponent(href ?? ''),
    )
    return { statusCode, body, hits }
  }

  it('finds by title first, and marks the words found', async () => {
    const { hits, body } = await search({ q: 'mercader' })
    expect(hits[0]).toMatch(/ramón-mercader$/)
    expect(body).toMatch(/<mark>Mercader<\/mark>/)
  })

  it('finds Thai words inside unspaced text', async () => {
    const { hits } = await search({ q: 'ตรอตสกี' })
    expect(hits.some((href) => href.startsWith('/u/history/'))).toBe(true)
  })

  it('keeps to the universes and the tag asked for', async () => {
    const { hits } = await search({ q: 'trotsky', in: 'timeline-1350' })
    expect(hits.length).toBeGreaterThan(0)
    expect(hits.every((href) => href.startsWith('/u/timeline-1350/'))).toBe(true)
  })

  it('leaves out what a minus names', async () => {
    const all = await search({ q: 'trotsky' })
    const without = await search({ q: 'trotsky -mercader' })
    expect(without.hits.length).toBeLessThan(all.hits.length)
  })

  it('finds what a spoiler covers, but does not show it', async () => {
    const text =
      'The admiral was ||her own *sister*||, they say.\n\n| Who |\n|---|\n| the \\|\\|admiral’s\\|\\| twin |'
    await site.addArticle('history', 'Lantern Admiral', text)
    for (const q of ['admiral twin', 'sister admiral']) {
      const { hits, body } = await search({ q })
      expect(hits).toEqual(['/u/history/lantern-admiral'])
      const snippet = body.slice(body.indexOf('class="snippet"')).replace(/<.*?>/g, '')
      expect(snippet).toContain('admiral was ▒▒▒, they say. Who the ▒▒▒ twin')
      expect(snippet).not.toContain('sister')
    }
  })

  it.each(['"', 'a AND (', '*', '-', 'in:', 'tag:"', '\u0000', 'NEAR(x', '%', '😀', 'x'.repeat(399)])(
    'answers %j with a page, whatever is typed',
    async (q) => expect((await search({ q })).statusCode).toBe(200),
  )

  it('says what is wrong with a query that is too long, and keeps it', async () => {
    const { statusCode, body } = await search({ q: 'x'.repeat(500) })
    expect(statusCode).toBe(422)
    expect(body).toContain('400 characters at most')
    expect(body).toContain('x'.repeat(500))
  })

  it('never lets a snippet carry markup', async () => {
    await site.addArticle(
      'history',
      'Snag',
      '---\ntitle: Snag\n---\n\nZyzzyva <script>alert(1)</script> &lt;b&gt;\n',
    )
    const { body } = await search({ q: 'zyzzyva' })
    expect(body).toContain('<mark>Zyzzyva</mark>')
    expect(body).not.toContain('<script>alert')
  })

  it('offers near titles and a place to write when nothing is found', async () => {
    const { body } = await site.get('/search?q=ramn+mercadr', { as: 'editor' })
    expect(body).toContain('Ramón Mercader (History)')
    expect(body).toContain('/new?title=')
  })

  it('offers a title of which one word is misspelt', async () => {
    for (const q of ['Merkader', 'in:metapedia Merkader']) {
      expect((await search({ q })).body).toContain('Ramón Mercader (History)')
    }
  })

  it('says which universe there is not, and what it may have been', async () => {
    for (const query of [{ q: 'in:histroy lenin' }, { q: 'lenin', in: 'histroy' }]) {
      const { body } = await search(query as Record<string, string>)
      expect(body).toContain('There is no universe “histroy”')
      expect(body).toContain('<a href="/u/history">History</a>')
    }
    expect((await search({ q: 'in:history lenin' })).body).not.toContain('There is no universe')
  })

  it('suggests titles for what is typed so far, as JSON for the header box', async () => {
    const answer = await site.get('/api/v1/suggest?q=lenin')
    const { suggestions } = answer.json<{
      suggestions: { label: string; href: string; universe: string }[]
    }>()
    expect(suggestions.map(({ href }) => href)).toContain('/u/history/vladimir-lenin')
    expect((await site.get('/api/v1/suggest?q=')).json()).toEqual({ suggestions: [] })
  })

  it('shows a members-only site to nobody else', async () => {
    await site.configure({ access: { read: 'members', edit: 'members' } })
    expect((await site.get('/search?q=lenin')).statusCode).toBe(303)
    expect((await site.get('/api/v1/suggest?q=lenin')).statusCode).toBe(401)
    await site.configure({ access: { read: 'everyone', edit: 'members' } })
  })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
const editor = { as: 'editor' } as const
const bullets = Array.from({ length: 24 }, (_, at) => `${'  '.repeat(at)}- level${at}`).join('\n')
const text = `${bullets}\n\n## Behind it\n\nLanterns.\n\n## More\n\nText.\n\n## Last\n\nText.\n`

beforeAll(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
  await site.addArticle('history', 'Deep', text)
})
afterAll(() => site.close())

it('shows what is nested too deep, and all behind it, on the page, in its contents, to search', async () => {
  const { body } = await site.get('/u/history/deep')
  for (const word of ['level19', 'level20', 'level23', 'Lanterns.', 'href="#h-behind-it"']) {
    expect(body).toContain(word)
  }
  expect((await site.get('/search?q=level23')).body).toContain('href="/u/history/deep"')
  expect((await site.get('/search?q=lanterns')).body).toContain('href="/u/history/deep"')
})

it('tells the writer before it is saved, with the line', async () => {
  const form = { title: 'Deeper', body: `Text.\n\n${text}`, action: 'preview', edit_id: 'deeper-1' }
  const { body } = await site.post('/u/history/new', form, editor)
  expect(body).toContain('level23')
  expect(body).toMatch(/<li>Text, line 23: From here on it is nested more than 20 levels deep\./)
})

it('says how many tags are not shown', async () => {
  const tags = Array.from({ length: 205 }, (_, at) => `t${at}`).join(', ')
  await site.addArticle('history', 'Tagged', `---\ntags: [${tags}]\n---\nText.`)
  expect((await site.get('/u/history/tagged')).body).toContain('and 5 more, in the source')
})

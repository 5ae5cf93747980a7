import { afterAll, beforeAll, expect, it } from 'vitest'
import { articleForms } from '../helpers/article-forms.ts'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
let forms: ReturnType<typeof articleForms>
const editor = { as: 'editor' } as const
const matter = 'tags: Alliance era\ntype: ship\nimage: heron.png\ncssclasses: [wide]\nborn: 35 Brumaire 917'

beforeAll(async () => {
  site = await openSite()
  forms = articleForms(site)
  await site.addUniverse({ name: 'History' })
})
afterAll(() => site.close())

it('what is not taken is told when it is saved, in a warning’s tone, with where it stands', async () => {
  const saved = await forms.write('Heron', { matter })
  expect(saved.headers.location).toBe('/u/history/heron?done=saved-unread')
  const { body } = await site.get(saved.headers.location as string, editor)
  expect(body).toMatch(/<p class="done warned" role="status">Saved as typed, but not all of it was taken/)
  const box = /<details class="note remarks" open>.*?<\/details>/s.exec(body)?.[0] ?? ''
  expect(box).toContain('3 things here were not taken')
  expect(box).toMatch(/<li>Facts and details, line 3: “type” is kept for other tools and is no fact/)
  expect(box).toMatch(/<li>Facts and details, line 4: “image” is kept/)
  expect(box).toMatch(/<li class="soft">Facts and details, line 5: “cssclasses” is kept/)
  expect(box).toMatch(/<li>Facts and details, line 6: The date in “born”/)
  expect(body.indexOf('note remarks')).toBeLessThan(body.indexOf('article-text'))
  expect(body).toContain('href="/tags/Alliance%20era"')
})

it('and afterwards, at the foot of the article and above its form, to those who may mend it', async () => {
  const { body } = await site.get('/u/history/heron', editor)
  expect(body.indexOf('<details class="note remarks">')).toBeGreaterThan(body.indexOf('article-foot'))
  const form = (await site.get('/u/history/heron/edit', editor)).body
  expect(form).toMatch(/<details class="note remarks" open>.*line 3: “type” is kept.*<form/s)
  const closed = await openSite({ access: { edit: 'members' } })
  await closed.addUniverse({ name: 'History' })
  await closed.addArticle('history', 'Heron', `---\n${matter}\n---\nText.`)
  expect((await closed.get('/u/history/heron')).body).not.toContain('remarks')
  await closed.close()
})

it('a text without any says nothing', async () => {
  await forms.write('Dawn', { matter: 'ship: Aurora' })
  expect((await site.get('/u/history/dawn', editor)).body).not.toContain('remarks')
  expect((await site.get('/u/history/dawn/edit', editor)).body).not.toContain('note remarks')
})

it('what only tools write is no reason to warn', async () => {
  const saved = await forms.write('Noon', { matter: 'cssclasses: [wide]\nid: 7' })
  expect(saved.headers.location).toBe('/u/history/noon?done=created')
  expect((await site.get('/u/history/noon', editor)).body).not.toContain('note remarks')
  expect((await site.get('/u/history/noon/edit', editor)).body).toMatch(
    /<details class="note remarks quiet">.*class="soft">Facts and details, line 2: “cssclasses”/s,
  )
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

let site: Site
const numbers = [...Array(120)].map((_, index) => index + 1)

beforeAll(async () => {
  site = await openSite()
  await site.addUniverse({ name: 'History' })
  for (const n of numbers.toReversed()) {
    await site.addArticle('history', `Part ${n}`, `---\ntags: [part ${n}]\n---\nSee [[Hub]].`)
  }
  await site.addArticle('history', 'Hub', 'x')
})
afterAll(() => site.close())

/** The numbers of the parts that links of a page name, in its order. */
const partsIn = (body: string) =>
  [...body.matchAll(/<a [^>]*href="[^"]*"[^>]*>part (\d+)\s*</gi)].map(([, n]) => Number(n))

it.each([
  ['a universe', '/u/history'],
  ['tags', '/tags'],
  ['what links to an article', '/u/history/hub/links'],
])('%s lists 2 before 10', async (_, url) => {
  expect(partsIn((await site.get(url)).body)).toEqual(numbers)
})

it('subjects go on over pages in that order, each once', async () => {
  const first = (await site.get('/subjects')).body
  const next = /href="(\/subjects\?after=[^"]+)"/.exec(first)?.[1] as string
  expect([...partsIn(first), ...partsIn((await site.get(next)).body)]).toEqual(numbers)
  // The one that the page ended on is gone: the list goes on where it was.
  expect(partsIn((await site.get('/subjects?after=part-2-and-a-half')).body)[0]).toBe(3)
})

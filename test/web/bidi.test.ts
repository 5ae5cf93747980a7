import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from '../helpers/site.ts'

const hebrew = 'היסטוריה 12'
/** Turns about all that stands behind it, where nothing keeps it in. */
const turned = 'Anna\u202e and \u2067Berta'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.addUniverse({ name: hebrew, slug: 'home' })
  await site.addUniverse({
    name: 'Other',
    kind: 'timeline',
    parent: 'home',
    divergesAt: '1940',
    color: 'green',
  })
  for (const universe of ['home', 'other']) {
    const links = `[[${hebrew}]] [[שלום לך]] [[Nobody\u202e]]`
    const matter = `tags: [עברית]\nfacts:\n  שם: "ערך ${universe}"\n`
    await site.addArticle(universe, hebrew, `---\n${matter}---\n${links}`)
    await site.addArticle(universe, turned, `---\nsubject: anna\n---\nShe met [[${hebrew}]] in ${universe}.`)
  }
})
afterAll(() => site.close())

/** What of a page could turn about what stands beside it: not what is kept in, nor what a form holds. */
function loose(html: string): string {
  return html
    .replace(/<textarea[\s\S]*?<\/textarea>/g, '')
    .replace(/\s(?:value|href|name|id|for|data-[a-z-]+|content|action)="[^"]*"/g, '')
    .replace(/<bdi>[^<]*<\/bdi>/g, '')
    .replace(/\u2068[^\u2069]*\u2069/g, '')
    .replace(/<div class="prose[\s\S]*?<\/article>/g, '')
}

const pages = [
  '/',
  '/universes',
  '/u/home',
  '/u/other',
  '/u/home/%D7%94%D7%99%D7%A1%D7%98%D7%95%D7%A8%D7%99%D7%94-12/history',
  '/recent',
  '/tags',
  '/subjects',
  '/compare',
  '/compare/anna',
  '/search?q=%D7%94%D7%99%D7%A1%D7%98%D7%95%D7%A8%D7%99%D7%94',
  '/search?q=met',
  '/u/other/settings',
  '/people',
  '/settings',
  '/recent/feed.atom',
]

describe('names of either direction', () => {
  it.each(pages)('turn nothing about on %s', async (path) => {
    const page = await site.get(path, { as: 'administrator' })
    expect(page.statusCode).toBe(200)
    const text = loose(page.body)
    expect(text).not.toMatch(/[\u202a-\u202e\u2066\u2067]/)
    expect(text.match(/.{0,60}[\u0590-\u05ff]+.{0,20}/g) ?? []).toEqual([])
  })

  it('are kept as they were typed in forms', async () => {
    const form = await site.get('/u/home/settings', { as: 'editor' })
    expect(form.body).toContain(`value="${hebrew}"`)
    const article = (await site.get('/u/home', { as: 'editor' })).body
    const path = /href="(\/u\/home\/anna[^"]*)"/.exec(article)?.[1]
    const edit = await site.get(`${path}/edit`, { as: 'editor' })
    expect(edit.statusCode).toBe(200)
    expect(edit.body).toContain(turned)
  })

  it('stand as they are where all runs one way', async () => {
    expect((await site.get('/universes')).body).toMatch(/>Other</)
  })
})

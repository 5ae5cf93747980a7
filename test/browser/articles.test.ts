import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserSite, expectAccessible, openBrowserSite } from '../helpers/browser.ts'

let site: BrowserSite
const matter = `---
title: Marta Vell
tags: [sailors]
facts:
  born: 1350-11-07
  ship: "[[The Heron]]"
  captain:
    - { value: "[[The Heron]]", from: 1388, until: 1389, source: Harbour book }
---
`
const prose = `She sailed on [[The Heron]] with [[Ned Brack]].[^1]

## Youth

> [!warning] Disputed
> The year is not certain.

||She was never found.||

## Age

| Port | Year |
| --- | ---: |
| Ness | 1388 |

## Later

\`\`\`
code that is much longer than the column is wide, so that it has to scroll sideways on every screen, even a very wide one
\`\`\`

[^1]: Harbour book.
`

beforeAll(async () => {
  site = await openBrowserSite()
  await site.addUniverse({ name: 'History' })
  await site.addUniverse({
    name: 'Lantern line',
    kind: 'timeline',
    parent: 'history',
    divergesAt: '1900',
    yearShift: 529,
    color: 'green',
  })
  await site.addArticle('history', 'Marta Vell', 'A harbour master.')
  await site.addArticle('history', 'Ned Brack', 'He knew [[Marta Vell]].')
  await site.addArticle('lantern-line', 'Marta Vell', matter + prose)
  await site.addArticle('lantern-line', 'เลออน ทรอตสกี', '---\nlang: th\n---\nเขาเกิดที่ยานอฟกา')
  await site.addArticle('lantern-line', 'Empty', '')
  await site.addArticle('lantern-line', 'Gone', 'x')
  const path = '/u/lantern-line/marta-vell/edit'
  await site.post(
    path,
    { matter: 'title: Marta Vell', body: 'Short.', based_on: 1, edit_id: 'second-text' },
    { as: 'editor' },
  )
  await site.post(
    '/u/lantern-line/gone/delete',
    { summary: 'why not', edit_id: 'delete-gone' },
    { as: 'editor' },
  )
  await site.post(
    '/u/lantern-line/marta-vell/revert',
    { rev: 1, based_on: 2, edit_id: 'back-to-one' },
    { as: 'editor' },
  )
})
afterAll(() => site.close())

const article = '/u/lantern-line/marta-vell'
const pages: [what: string, path: string][] = [
  ['an article', article],
  ['an article in Thai', `/u/lantern-line/${encodeURIComponent('เลออน-ทรอตสกี')}`],
  ['an article without text', '/u/lantern-line/empty'],
  ['a revision', `${article}?rev=2`],
  ['a form', `${article}/edit`],
  ['an empty form', '/u/lantern-line/new'],
  ['a history', `${article}/history`],
  ['a diff', `${article}/diff?from=1&to=2`],
  ['what links here', '/u/history/marta-vell/links'],
  ['a source', `${article}/source`],
  ['a rename', `${article}/rename`],
  ['a deletion', `${article}/delete`],
  ['an article that is not there', '/u/lantern-line/nobody'],
  ['a deleted article', '/u/lantern-line/gone'],
  ['recent changes', '/recent'],
  ['tags', '/tags'],
  ['a tag', '/tags/sailors'],
]

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (theme) => {
  it.each(pages)('on %s', async (_what, path) => {
    const page = await site.open(path, { as: 'editor', theme })
    await expectAccessible(page)
    await page.context().close()
  })
})

it('no page is wider than a phone', async () => {
  const page = await site.open('/', { as: 'editor', width: 390 })
  for (const [, path] of pages) {
    await page.goto(site.url + path)
    const [shown, needed] = await page.evaluate<number[]>(
      '[innerWidth, document.documentElement.scrollWidth]',
    )
    expect([path, needed]).toEqual([path, shown])
  }
})

describe('keys', () => {
  it('e edits, c compares, / searches; none does while one types', async () => {
    const page = await site.open(article, { as: 'editor' })
    await page.keyboard.press('/')
    await page.keyboard.type('ec')
    expect(await page.inputValue('#site-search')).toBe('ec')
    expect(new URL(page.url()).pathname).toBe(article)
    await page.goto(site.url + article)
    await page.keyboard.press('e')
    await page.waitForURL(`${site.url}${article}/edit`)
    await page.goto(site.url + article)
    await page.keyboard.press('c')
    await page.waitForURL(`${site.url}/compare/marta-vell?in=history,lantern-line`)
  })

  it('a spoiler opens and closes by key', async () => {
    const page = await site.open(article)
    const button = page.getByRole('button', { name: 'Spoiler' })
    const words = page.getByText('She was never found.')
    await button.focus()
    expect(await words.isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    expect(await words.isVisible()).toBe(true)
    await page.keyboard.press(' ')
    expect(await words.isVisible()).toBe(false)
  })
})

it('a red link leads to a form with its title filled in', async () => {
  const page = await site.open(article, { as: 'editor' })
  await page.locator('.prose a.missing').first().click()
  expect(await page.inputValue('[name="title"]')).toBe('The Heron')
})

it('two revisions are picked from the history and compared', async () => {
  const page = await site.open(`${article}/history`)
  await page.getByLabel('Compare from revision 1').check()
  await page.getByLabel('Compare to revision 2').check()
  await page.getByRole('button', { name: 'Compare the two chosen' }).click()
  expect(await page.locator('h1').textContent()).toContain('revision 1 to 2')
  expect(await page.locator('ins').first().textContent()).toBeTruthy()
})

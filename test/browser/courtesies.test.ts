import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserSite, openBrowserSite } from '../helpers/browser.ts'

let site: BrowserSite
const article = '/u/history/marta-vell'

beforeAll(async () => {
  site = await openBrowserSite()
  await site.addUniverse({ name: 'History' })
  const text = 'born: 1350\ncoup: 35 Brumaire 917'
  await site.addArticle('history', 'Marta Vell', `---\n${text}\n---\nShe sailed.\n\n## A\n\n## B\n\n## C\n`)
  await site.post(`${article}/edit`, {
    matter: `title: Marta Vell\n${text}`,
    body: 'She sailed.\n',
    based_on: 1,
    edit_id: 'shorter-text',
  })
})
afterAll(() => site?.close())

describe('small courtesies', () => {
  it('Back after signing out shows no account', async () => {
    const page = await site.open('/account', { as: 'editor' })
    expect(await page.textContent('h1')).toContain('Editor')
    await page.click('button:text("Sign out")')
    await page.waitForURL((url) => url.pathname === '/')
    await page.goBack()
    await page.waitForURL((url) => url.pathname === '/sign-in')
    expect(await page.textContent('body')).not.toContain('Signed in')
    await page.context().close()
  })

  it('keys are promised only where a script answers them', async () => {
    for (const scripts of [true, false]) {
      const page = await site.open(`${article}/edit`, { as: 'editor', scripts })
      expect([scripts, await page.isVisible('.site-foot .keys')]).toEqual([scripts, scripts])
      await page.context().close()
    }
  })

  it('print begins with the text, its facts beside it', async () => {
    const page = await site.open(article)
    await page.emulateMedia({ media: 'print' })
    const [text, facts] = await Promise.all([
      page.locator('.prose').boundingBox(),
      page.locator('.facts-box').boundingBox(),
    ])
    expect(Math.abs((text?.y ?? 0) - (facts?.y ?? 1e9))).toBeLessThan(40)
    expect(await page.isVisible('.toc')).toBe(false)
    await page.context().close()
  })

  it('the colours to choose from stand apart, each with its name', async () => {
    const page = await site.open('/universes/new', { as: 'administrator' })
    const box = (selector: string) => page.locator(selector).last().boundingBox()
    const [last, hint, name] = await Promise.all([box('.tint'), box('.tints + .hint'), box('.tint > span')])
    expect((last?.y ?? 1e9) + (last?.height ?? 0)).toBeLessThanOrEqual(hint?.y ?? 0)
    expect((name?.x ?? 1e9) + (name?.width ?? 0)).toBeLessThanOrEqual((last?.x ?? 0) + (last?.width ?? 0))
    await page.context().close()
  })

  it('the key that compares leads on from an article that is told once', async () => {
    const page = await site.open(article)
    await page.keyboard.press('c')
    await page.waitForURL((url) => url.pathname === '/compare/marta-vell')
    await page.context().close()
  })
})

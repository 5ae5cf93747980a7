import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserSite, openBrowserSite } from '../helpers/browser.ts'

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite({ env: { CANONRY_BASE_URL: 'http://127.0.0.1/wiki' } })
  await site.addUniverse({ name: 'History' })
  await site.addArticle('history', 'Marta Vell', 'She sailed.')
})
afterAll(() => site?.close())

describe('under a path of its host', () => {
  it('suggests titles, and leads to them', async () => {
    const page = await site.open('/wiki/')
    await page.fill('#site-search', 'mart')
    await page.click('[role="option"] a')
    await page.waitForURL(/\/wiki\/u\/history\/marta-vell$/)
    expect(await page.textContent('h1')).toBe('Marta Vell')
    await page.keyboard.press('?')
    await page.waitForURL(/\/wiki\/help#keys$/)
    await page.context().close()
  })

  it('fills an address into the comparison as one that it takes', async () => {
    const page = await site.open('/wiki/compare')
    await page.fill('[name="left"]', 'mart')
    await page.click('[role="option"] a')
    expect(await page.inputValue('[name="left"]')).toBe('history/marta-vell')
    await page.context().close()
  })

  it('previews in place and saves, with the session at its path', async () => {
    const page = await site.open('/wiki/u/history/marta-vell/edit', { as: 'editor' })
    await page.fill('[name="body"]', 'She *sailed* away.')
    await page.click('button[data-preview]')
    await page.waitForSelector('#preview em')
    await page.getByRole('button', { name: /^Save/ }).click()
    await page.waitForURL(/\/wiki\/u\/history\/marta-vell\?done=saved$/)
    expect(await page.textContent('.article-text')).toContain('She sailed away.')
    await page.context().close()
  })

  it('styles its pages', async () => {
    const page = await site.open('/wiki/u/history/marta-vell')
    const failed: string[] = []
    page.on('response', (response) => response.status() >= 400 && failed.push(response.url()))
    await page.reload({ waitUntil: 'networkidle' })
    expect(failed).toEqual([])
    expect(await page.evaluate('document.styleSheets.length')).toBe(1)
    await page.context().close()
  })
})

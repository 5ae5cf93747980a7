import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserSite, expectAccessible, openBrowserSite } from '../helpers/browser.ts'

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite({ demo: true })
  // Three conflicts, far apart.
  const telling = (years: number[]) => {
    const filler = (n: number) =>
      `Nothing of note came to pass in quarter ${'abcdefgh'[n]} of the town that day. `.repeat(12)
    const body = years.map(
      (year, n) =>
        `${filler(n)}\n\nThe ${['bridge', 'tower', 'harbour'][n]} was built in ${year} by the guild.`,
    )
    return `---\ntitle: Tarn\n---\n\n${body.join('\n\n')}\n\n${filler(7)}\n`
  }
  await site.addArticle('history', 'Tarn', telling([1801, 1802, 1803]))
  await site.addArticle('metapedia', 'Tarn', telling([1811, 1822, 1833]))
})
afterAll(() => site.close())

const rowRead = (page: Page) => page.evaluate<number>("Number(location.hash.replace('#row-', ''))")

describe('the comparison in a browser', () => {
  it('steps to every difference and back with ] and [', async () => {
    const page = await site.open('/compare/tarn')
    const differing = await page
      .locator('.row.differs')
      .evaluateAll((rows) => rows.map((row) => Number(row.id.slice(4))))
    expect(differing).toHaveLength(3)
    const stepped: number[] = []
    for (const key of [']', ']', ']', ']', '[', '[', '[']) {
      await page.keyboard.press(key)
      stepped.push(await rowRead(page))
    }
    const [a, b, c] = differing as [number, number, number]
    expect(stepped).toEqual([a, b, c, c, b, a, a])
    expect(await page.evaluate('document.activeElement.id')).toBe(`row-${a}`)
  })

  it('opens a folded run when a link leads into it', async () => {
    const page = await site.open('/compare/tarn?only=differences')
    const id = await page.locator('details.agree .row').first().getAttribute('id')
    expect(await page.locator(`#${id}`).isVisible()).toBe(false)
    await page.evaluate(`location.assign('#${id}')`)
    await page.locator(`#${id}`).waitFor({ state: 'visible' })
  })

  it('lets the reader choose columns without a script', async () => {
    const page = await site.open('/compare/leon-trotsky', { scripts: false })
    await page.locator('.choose summary').click()
    await page.locator('.choose input[value="metapedia/leon-trotsky"]').uncheck()
    await page.locator('.choose button').click()
    expect(new URL(page.url()).searchParams.get('in')?.split(',')).toHaveLength(2)
    expect(await page.locator('.heads h2').count()).toBe(2)
  })

  it('covers spoilers until they are asked for', async () => {
    await site.addArticle('history', 'Veil', '---\ntitle: Veil\n---\n\nThe heir is ||Oda||.\n')
    await site.addArticle('metapedia', 'Veil', '---\ntitle: Veil\n---\n\nThe heir is ||Oda||.\n')
    const page = await site.open('/compare/veil', { scripts: false })
    const spoiler = page.locator('.row .spoiler').first()
    const color = () =>
      page.evaluate<string>("getComputedStyle(document.querySelector('.row .spoiler')).color")
    expect(await color()).toMatch(/rgba\(0, 0, 0, 0\)|transparent/)
    await spoiler.focus()
    expect(await color()).not.toMatch(/rgba\(0, 0, 0, 0\)|transparent/)
  })

  it('suggests titles in the search box, for the keyboard as well', async () => {
    const page = await site.open('/compare')
    await page.keyboard.press('/')
    await page.keyboard.type('ramon')
    await page.locator('.find [role=option]').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/u\/[^/]+\/ram%C3%B3n-mercader$/)
  })

  it('names two articles by their titles', async () => {
    const page = await site.open('/compare')
    await page.locator('#left').pressSequentially('tro')
    await page.locator('#left-suggestions [role=option]').first().waitFor()
    await page.keyboard.press('Tab')
    expect(await page.locator('#left-suggestions').isVisible()).toBe(false)
    await page.fill('#left', '')
    for (const [side, title] of [
      ['left', 'trotskyism'],
      ['right', 'ramon'],
    ] as const) {
      await page.locator(`#${side}`).pressSequentially(title)
      await page.locator(`#${side}-suggestions [role=option]`).first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      expect(await page.locator(`#${side}-suggestions`).isVisible()).toBe(false)
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/left=[^/]+trotskyism&right=[^/]+ram%C3%B3n-mercader$/)
    expect(await page.textContent('h1')).toContain('Trotskyism')
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds, in %s', async (theme) => {
    for (const path of [
      '/compare/leon-trotsky',
      '/compare/october-revolution',
      '/compare',
      '/search?q=army',
      '/subjects',
      '/subjects/leon-trotsky',
      '/compare/alliance-of-nations',
    ]) {
      const page = await site.open(path, { theme })
      await expectAccessible(page)
      await page.context().close()
    }
  })

  it.each([390, 1280, 1920])('never scrolls sideways at %i px', async (width) => {
    for (const path of ['/compare/leon-trotsky', '/search?q=army', '/subjects/leon-trotsky', '/compare']) {
      const page = await site.open(path, { width })
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect([path, over]).toEqual([path, 0])
      await page.context().close()
    }
  })
})

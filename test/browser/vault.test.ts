import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFiles } from '../../src/actions/import-files.ts'
import { makeVault } from '../fixtures/vault/make-vault.ts'
import { type BrowserSite, expectAccessible, openBrowserSite } from '../helpers/browser.ts'
import { testActor } from '../helpers/database.ts'

const vault = makeVault()
/** Those that were made to be hard to show, and a few of the others. */
const looked = vault.filter(
  ({ fate, path }, index) =>
    fate === 'taken' && (!/^(?:People|Places|Events|Sessions)\//.test(path) || index % 30 === 0),
)
const hidden = vault.flatMap((file) => file.hidden)

let site: BrowserSite
let page: Page
const addresses = new Map<string, string>()

beforeAll(async () => {
  site = await openBrowserSite()
  await site.addUniverse({ name: 'Vault' })
  const { files } = await importFiles(site.database.db, testActor(), vault, { universe: 'vault' })
  for (const { path, slug } of files) addresses.set(path, `/u/vault/${encodeURIComponent(slug ?? 'none')}`)
  page = await site.open('/u/vault', { width: 390 })
})
afterAll(() => site.close())

describe('a vault, to somebody who only reads', () => {
  it.each(looked.map((file) => [file.path, file] as const))(
    '%s is whole, and fits a phone',
    async (path, { shown }) => {
      await page.goto(site.url + addresses.get(path))
      await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })')
      // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees is asked for
      const text = await page.locator('body').innerText()
      expect(shown.filter((word) => !text.includes(word))).toEqual([])
      expect(hidden.filter((word) => text.includes(word))).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    },
  )

  it('finds no draft, neither in the list nor by search', async () => {
    for (const { path, hidden } of vault.filter(({ fate }) => fate === 'draft')) {
      await page.goto(`${site.url}/search?q=${hidden[0]}`)
      expect(await page.locator('.hits li').count(), path).toBe(0)
    }
  })

  it('is accessible where it is strangest', async () => {
    for (const path of ['Index.md', 'Deep/Deep list.md', 'Deep/Wide table.md', 'Hidden/Comments.md']) {
      await page.goto(site.url + addresses.get(path), { waitUntil: 'networkidle' })
      await expectAccessible(page)
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/domain/viewer.ts'
import { type BrowserSite, openBrowserSite } from '../helpers/browser.ts'

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite()
  await site.addUniverse({ name: 'History' })
  await site.addArticle('history', 'Marta Vell', 'She sailed.')
})
afterAll(() => site?.close())

/** Runs in the browser. */
const kept = "JSON.stringify(localStorage).includes('secret plan')"
const edit = '/u/history/marta-vell/edit'

/** A page of a new browser on which an editor has typed something and gone elsewhere without saving. */
async function typeAndLeave(as: Role = 'editor') {
  const page = await site.open(edit, { as })
  page.on('dialog', (dialog) => dialog.accept())
  await page.getByLabel('Text', { exact: true }).fill('Her secret plan.')
  await page.waitForFunction(kept)
  await page.goto(`${site.url}/help`)
  return page
}

describe('a text that was not saved', () => {
  it('is offered to its writer alone', async () => {
    const page = await typeAndLeave()
    const other = await site.open(edit, { as: 'administrator', beside: page })
    await other.waitForSelector('[data-editor]')
    expect(await other.locator('.draft-offer').count()).toBe(0)
    const writer = await site.open(edit, { as: 'editor', beside: page })
    await writer.getByRole('button', { name: 'Bring it back' }).click()
    expect(await writer.getByLabel('Text', { exact: true }).inputValue()).toBe('Her secret plan.')
    await page.context().close()
  })

  // Signing out ends a role's only session here, so each that does has a role of its own.
  it.each([
    ['Cancel', 'editor', true, '/help'],
    ['Keep, and sign out', 'editor', true, '/'],
    ['Delete, and sign out', 'administrator', false, '/'],
  ] as const)('is asked about before signing out: %s', async (answer, role, stays, path) => {
    const page = await typeAndLeave(role)
    await page.getByRole('button', { name: 'Sign out' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.textContent()).toContain('A text that you did not save is kept in this browser.')
    await dialog.getByRole('button', { name: answer }).click()
    await page.waitForURL((url) => url.pathname === path)
    expect(await page.evaluate(kept)).toBe(stays)
    await page.context().close()
  })

  it('needs no answer where there is none', async () => {
    const page = await site.open('/help', { as: 'reader' })
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await page.context().close()
  })
})

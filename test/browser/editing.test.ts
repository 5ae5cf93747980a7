import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BrowserSite, expectAccessible, openBrowserSite } from '../helpers/browser.ts'

let site: BrowserSite
beforeAll(async () => {
  site = await openBrowserSite()
  await site.addUniverse({ name: 'History' })
})
afterAll(() => site.close())

const save = async (page: Page) => {
  await page.getByRole('button', { name: /^Save/ }).click()
  await page.waitForSelector('.done')
}

describe.each([true, false])('with scripts: %s', (scripts) => {
  it('an article is written, changed twice, compared with itself and brought back', async () => {
    const page = await site.open('/u/history/new', { as: 'editor', scripts })
    const title = `Ada Brisk ${scripts ? 'with' : 'without'}`
    await page.getByLabel('Title').fill(title)
    await page
      .getByLabel('Facts and details', { exact: true })
      .fill('facts:\n  born: 7 November 1879\n  ship: "[[The Heron]]"')
    await page.getByLabel('Text', { exact: true }).fill('She sailed on [[The Heron]].\n\nShe came home.')
    await save(page)
    expect(await page.locator('h1').textContent()).toContain(title)
    expect(await page.locator('.facts-box').textContent()).toContain('7 November 1879')
    expect(await page.locator('.prose a.missing').textContent()).toBe('The Heron')

    for (const words of ['She drowned.', 'She vanished.']) {
      await page.getByRole('link', { name: 'Edit', exact: true }).click()
      await page.getByLabel('Text', { exact: true }).fill(`She sailed on [[The Heron]].\n\n${words}`)
      await page.getByLabel('What changed').fill(words)
      await save(page)
    }
    await page.getByRole('link', { name: 'History', exact: true }).last().click()
    await page.getByLabel('Compare from revision 1').check()
    await page.getByRole('button', { name: 'Compare the two chosen' }).click()
    expect(await page.locator('del').allTextContents()).toEqual(['came home'])
    expect(await page.locator('ins').allTextContents()).toEqual(['vanished'])
    await page.getByRole('button', { name: 'Go back to revision 1' }).click()
    await page.waitForSelector('.done')
    expect(await page.locator('.prose').textContent()).toContain('She came home.')
  })

  it('a conflict is shown with both texts and settled', async () => {
    const { slug } = await site.addArticle(
      'history',
      `Clash ${scripts}`,
      'The lamp is lit at dusk.\n\nIt burns oil.',
    )
    const path = `/u/history/${slug}`
    const mine = await site.open(`${path}/edit`, { as: 'editor', scripts })
    const theirs = await site.open(`${path}/edit`, { as: 'administrator', scripts })
    await theirs.getByLabel('Text', { exact: true }).fill('The lamp is lit at noon.\n\nIt burns oil.')
    await save(theirs)
    await mine.getByLabel('Text', { exact: true }).fill('The lamp is lit at night.\n\nIt burns oil.')
    await mine.getByRole('button', { name: 'Save' }).click()
    await mine.waitForSelector('#settled')
    expect(await mine.locator('ins').allTextContents()).toEqual(['noon', 'night'])
    if (scripts) await expectAccessible(mine)
    const draft = await mine.getByLabel('Text', { exact: true }).inputValue()
    expect(draft).toMatch(/at night\.[\s\S]*at noon\.[\s\S]*It burns oil\./)
    await mine
      .getByLabel('Text', { exact: true })
      .fill('The lamp is lit at noon and at night.\n\nIt burns oil.')
    await save(mine)
    expect(await mine.locator('.prose').textContent()).toContain('at noon and at night')
  })

  it('a preview shows the text and leaves it in the form', async () => {
    const page = await site.open('/u/history/new', { as: 'editor', scripts })
    await page.getByLabel('Title').fill('Seen first')
    await page.getByLabel('Text', { exact: true }).fill('Some *slanted* words.')
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.waitForSelector('#preview em')
    expect(await page.locator('#preview h2').first().textContent()).toBe('Seen first')
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Some *slanted* words.')
    if (scripts) await expectAccessible(page)
    expect((await site.get('/u/history/seen-first')).statusCode).toBe(404)
  })

  it('what is wrong is said beside its field', async () => {
    const page = await site.open('/u/history/new', { as: 'editor', scripts })
    await page.getByLabel('Title').fill('Good')
    await page.getByLabel('Facts and details', { exact: true }).fill('facts: [')
    await page.getByRole('button', { name: 'Save the article' }).click()
    const field = page.locator('#matter[aria-invalid="true"]')
    await field.waitFor()
    const described = (await field.getAttribute('aria-describedby'))?.split(' ')[0]
    expect(await page.locator(`#${described}`).textContent()).toMatch(/Line 1: /)
    expect(await page.getByLabel('Title').inputValue()).toBe('Good')
    if (scripts) await expectAccessible(page)
  })
})

describe('the browser looks after the text', () => {
  it('Ctrl+S saves', async () => {
    await site.addArticle('history', 'By key', 'Before.')
    const page = await site.open('/u/history/by-key/edit', { as: 'editor' })
    await page.getByLabel('Text', { exact: true }).fill('After.')
    await page.keyboard.press('Control+s')
    await page.waitForURL(/by-key\?done=saved/)
  })

  it('a closed tab does not lose it: the form offers it back, and forgets it once it is saved', async () => {
    await site.addArticle('history', 'Kept', 'Before.')
    const first = await site.open('/u/history/kept/edit', { as: 'editor' })
    await first.getByLabel('Text', { exact: true }).fill('Half a sentence that')
    await first.waitForFunction('localStorage.length > 0')
    const second = await site.open('/u/history/kept/edit', { beside: first })
    await second.getByRole('button', { name: 'Bring it back' }).click()
    expect(await second.getByLabel('Text', { exact: true }).inputValue()).toBe('Half a sentence that')
    await expectAccessible(second)
    await save(second)
    await second.waitForFunction('localStorage.length === 0')
    await second.goto(`${site.url}/u/history/kept/edit`)
    expect(await second.getByRole('button', { name: 'Bring it back' }).count()).toBe(0)
  })

  it('a draft brought back after others saved is merged with theirs, not laid over it', async () => {
    await site.addArticle('history', 'Overtaken', 'One.\n\nTwo.')
    const page = await site.open('/u/history/overtaken/edit', { as: 'editor' })
    const matter = await page.getByLabel('Facts and details', { exact: true }).inputValue()
    await page.getByLabel('Text', { exact: true }).fill('One.\n\nTwo, mine.')
    await page.waitForFunction('localStorage.length > 0')
    const form = { matter, body: 'One, theirs.\n\nTwo.', based_on: 1, edit_id: 'overtaking' }
    await site.post('/u/history/overtaken/edit', form, { as: 'administrator' })
    const later = await site.open('/u/history/overtaken/edit', { beside: page })
    await later.getByRole('button', { name: 'Bring it back' }).click()
    await save(later)
    expect(await later.locator('.prose').textContent()).toMatch(/One, theirs\.\s*Two, mine\./)
  })

  it('leaving unsaved text asks first', async () => {
    await site.addArticle('history', 'Guarded', 'Before.')
    const page = await site.open('/u/history/guarded/edit', { as: 'editor' })
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.getByLabel('Text', { exact: true }).press('x')
    await page.getByRole('link', { name: 'Cancel' }).click()
    await expect.poll(() => asked).toEqual(['beforeunload'])
    expect(page.url()).toContain('/guarded/edit')
  })

  it('an impatient double click saves once', async () => {
    await site.addArticle('history', 'Impatient', 'Before.')
    const page = await site.open('/u/history/impatient/edit', { as: 'editor' })
    let posts = 0
    page.on('request', (request) => {
      if (request.method() === 'POST') posts++
    })
    await page.getByLabel('Text', { exact: true }).fill('After.')
    await page.getByRole('button', { name: 'Save' }).dblclick()
    await page.waitForSelector('.done')
    expect(posts).toBe(1)
    expect(await page.locator('.done').textContent()).toBe('Saved.')
  })

  it('the tools put marks around what is chosen, and undo takes them back', async () => {
    await site.addArticle('history', 'Tooled', '')
    const page = await site.open('/u/history/tooled/edit', { as: 'editor' })
    const text = page.getByLabel('Text', { exact: true })
    await text.fill('Marta sailed.')
    await text.evaluate((area) =>
      (area as unknown as { setSelectionRange(from: number, to: number): void }).setSelectionRange(0, 5),
    )
    await page.getByRole('button', { name: 'Link', exact: true }).click()
    expect(await text.inputValue()).toBe('[[Marta]] sailed.')
    await text.press('Control+z')
    expect(await text.inputValue()).toBe('Marta sailed.')
    await text.press('End')
    await page.getByRole('button', { name: 'Footnote' }).click()
    await page.keyboard.type('Harbour book.')
    expect(await text.inputValue()).toBe('Marta sailed.[^1]\n\n[^1]: Harbour book.')
    await page.getByRole('button', { name: 'Fact' }).click()
    await page.keyboard.type('1879')
    expect(await text.inputValue()).toContain('[property:: 1879]')
  })

  it('a session that ended keeps the text through the new sign-in', async () => {
    await site.addArticle('history', 'Long evening', 'Before.')
    let password = 'a lamp, a port, a heron'
    await site.post('/people', { name: 'Nightowl', role: 'editor', password }, { as: 'administrator' })
    const page = await site.open('/sign-in?next=/u/history/long-evening/edit')
    const signIn = async () => {
      await page.getByLabel('Name', { exact: true }).fill('Nightowl')
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
    }
    await signIn()
    await page.getByLabel('Password', { exact: true }).fill(password)
    password = 'a kettle under green stars'
    await page.getByLabel('Your own new password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Text', { exact: true }).fill('Typed for hours.\n\nUntil the session ended.')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Until the session ended.').waitFor()
    await signIn()
    await page.getByText('Until the session ended.').waitFor()
    await page.getByRole('button', { name: 'Send it now' }).click()
    await page.waitForURL(/long-evening\?done=saved/)
    expect(await page.locator('.prose').textContent()).toContain('Until the session ended.')
  })
})

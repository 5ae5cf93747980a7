import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findChromium } from '../../scripts/chromium.mjs'
import type { Role } from '../../src/domain/viewer.ts'
import { openSite, type Site, type SiteOptions } from './site.ts'

/** A site on a real port, and a real browser to look at it with. */
export interface BrowserSite extends Site {
  url: string
  browser: Browser
  /** A page of a browser of its own, signed in as this role; scripts and colours as asked for. */
  open(path: string, options?: OpenOptions): Promise<Page>
}

export interface OpenOptions {
  as?: Role
  theme?: 'light' | 'dark'
  /** False for a browser without JavaScript. */
  scripts?: boolean
  width?: number
  /** Another page of the same browser: same cookies, same storage. */
  beside?: Page
}

/** Serves a new site on a free port and starts Chromium. Close it when done. */
export async function openBrowserSite(options: SiteOptions = {}): Promise<BrowserSite> {
  const site = await openSite(options)
  await site.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = site.app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const executablePath = findChromium()
  if (!executablePath)
    throw new Error('Browser tests need Chromium: run npm test, or name one with CANONRY_CHROMIUM.')
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ]
  const browser = await chromium.launch({ executablePath, args })

  return {
    ...site,
    url,
    browser,
    async open(path, { as, theme = 'light', scripts = true, width = 1280, beside } = {}) {
      const context = beside?.context() ?? (await newContext(browser, { theme, scripts, width }))
      if (as) {
        const [name, value] = (await site.signInAs(as)).split('=') as [string, string]
        await context.addCookies([{ name, value, url }])
      }
      const page = await context.newPage()
      await page.goto(url + path)
      return page
    },
    async close() {
      await browser.close()
      await site.close()
    },
  }
}

async function newContext(
  browser: Browser,
  { theme, scripts, width }: { theme: 'light' | 'dark'; scripts: boolean; width: number },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    colorScheme: theme,
    javaScriptEnabled: scripts,
    viewport: { width, height: 900 },
    // axe is put into the page, which the site's own policy rightly forbids.
    bypassCSP: true,
  })
  context.setDefaultTimeout(15_000)
  return context
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Fails, naming rule and element, when axe finds a barrier on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.addScriptTag({ content: axeSource })
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    interface Violation {
      id: string
      nodes: { html: string; failureSummary?: string }[]
    }
    const found = (await axe.run()).violations
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
    )
  })
  expect(violations, page.url()).toEqual([])
}

/** `npm run screenshots`: the README's pictures of the demo, light and dark, into docs/screenshots. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { serveCanonry } from '../bench/processes.ts'
import { build } from './build.mjs'
import { ensureChromium } from './chromium.mjs'

const pages = {
  home: '/',
  article: '/u/timeline-1350/leon-trotsky',
  compare: '/compare/leon-trotsky?in=history,timeline-1350',
  passages: '/compare/leon-trotsky?in=history,timeline-1350#row-9',
  search: '/search?q=Kronstadt',
}
const target = join(import.meta.dirname, '../docs/screenshots')
const folder = mkdtempSync(join(tmpdir(), 'canonry-screenshots-'))

await build()
const served = await serveCanonry(folder)
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ],
})
try {
  mkdirSync(target, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      colorScheme,
      viewport: { width: 1280, height: 860 },
      reducedMotion: 'reduce',
    })
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${served.origin}${path}`, { waitUntil: 'networkidle' })
      await page.screenshot({ path: join(target, `${name}-${colorScheme}.png`) })
    }
    await page.close()
  }
} finally {
  await browser.close()
  await served.stop()
  rmSync(folder, { recursive: true, force: true })
}

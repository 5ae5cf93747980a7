/**
 * `npm test`: installs what is missing, finds a Chromium, and then is `npm run check`: types, lint, and unit,
 * integration and browser tests. What follows `npm test --` goes to vitest.
 */
import { ensureChromium } from './chromium.mjs'
import { ensureInstalled, npm } from './install.mjs'
import { fail } from './run.mjs'

try {
  await ensureInstalled()
  const env = { CANONRY_CHROMIUM: await ensureChromium() }
  process.exitCode = await npm(['run', '-s', 'check', '--', ...process.argv.slice(2)], { env })
} catch (error) {
  fail(error)
}

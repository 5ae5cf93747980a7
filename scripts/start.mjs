/** `npm start`: installs and builds what is missing or stale, then serves, in this very process. */
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { fail } from './run.mjs'

try {
  await ensureInstalled()
  await build()
} catch (error) {
  fail(error)
}
await import('../dist/main.js')

/** `npm start`: installs and builds what is missing or stale, then serves, in this very process. */
import module from 'node:module'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { fail } from './run.mjs'

endWithNpm()
module.enableCompileCache?.() // from Node 22.8 on: the second start compiles nothing
try {
  await ensureInstalled()
  await build()
} catch (error) {
  fail(error)
}
await import('../dist/main.js')

/**
 * Between npm and us stands a shell. npm hands a SIGTERM on to it, and many shells die of it without telling us: we would
 * serve on unseen and keep the port. So when whoever started us is gone, we take it as asked to stop.
 */
function endWithNpm() {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 250).unref()
}

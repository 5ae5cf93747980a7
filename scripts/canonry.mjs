#!/usr/bin/env node
/** The command line of a checkout: `npm run canonry -- …` or `npx canonry …`. Builds what is stale, saying so on stderr. */
import { buildServer } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { fail } from './run.mjs'

try {
  await ensureInstalled({ quiet: true })
  await buildServer({ quiet: true })
} catch (error) {
  fail(error)
}
await import('../dist/cli/main.js')

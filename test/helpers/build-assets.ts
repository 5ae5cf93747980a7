import { build } from '../../scripts/build.mjs'

/**
 * Vitest's global setup: pages name their style sheet and scripts through the manifest that this builds, and worker threads
 * run the built server.
 */
export default async function setup(): Promise<void> {
  await build({ quiet: true })
}

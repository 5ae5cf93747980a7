import { buildAssets } from '../../scripts/build.mjs'

/** Vitest's global setup: pages name their style sheet and scripts through the manifest that this builds. */
export default async function setup(): Promise<void> {
  await buildAssets({ quiet: true })
}

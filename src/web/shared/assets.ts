import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Address of a built file by its plain name: assets.url('main.css') is '/assets/main-9F2K.css'. */
export interface Assets {
  /** Folder the files are served from. */
  folder: string
  url(name: string): string
}

/** Reads the build's manifest once. Throws when the client has not been built. */
export function loadAssets(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>
  return {
    folder,
    url(name) {
      const file = manifest[name]
      if (!file) throw new Error(`No built asset is called ${name}: run npm run build`)
      return `/assets/${file}`
    },
  }
}

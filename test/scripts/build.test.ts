import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { build } from '../../scripts/build.mjs'

const dist = join(import.meta.dirname, '../../dist')
const manifest = join(dist, 'assets/manifest.json')

it('names every asset by its plain name, with its content in the name it is served under', async () => {
  await build({ quiet: true })
  const names: Record<string, string> = JSON.parse(readFileSync(manifest, 'utf8'))
  expect(Object.keys(names)).toEqual(expect.arrayContaining(['main.js', 'main.css']))
  for (const [plain, hashed] of Object.entries(names)) {
    const [stem, ending] = [plain.slice(0, plain.lastIndexOf('.')), plain.slice(plain.lastIndexOf('.'))]
    expect(hashed).toMatch(new RegExp(`^${stem}-[A-Z0-9]{8}\\${ending}$`))
    expect(existsSync(join(dist, 'assets', hashed))).toBe(true)
  }
})

it('does nothing when nothing changed, and works from several callers at once', async () => {
  await build({ quiet: true })
  const built = () => [manifest, join(dist, 'main.js')].map((path) => statSync(path).mtimeMs)
  const before = built()
  await Promise.all([build({ quiet: true }), build({ quiet: true })])
  expect(built()).toEqual(before)
})

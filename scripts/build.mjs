/**
 * Builds what runs: src/ to dist/ (types stripped by tsc; `npm run types` is what checks them) and the browser's
 * scripts and styles to dist/assets/ under names that carry their content's hash. Does nothing when nothing changed.
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { fail, root, runBin, Stop } from './run.mjs'

const dist = join(root, 'dist')
const assets = join(dist, 'assets')
const client = join(root, 'src/client')
/** A running server may still name the assets it started with, so older ones are kept for a day. */
const keepOldAssetsFor = 86_400_000

/** Builds both halves where they are stale. */
export async function build(options = {}) {
  await buildServer(options)
  await buildAssets(options)
}

/** Compiles the server and the command line to dist/. `quiet` keeps standard output free for a program's answer. */
export async function buildServer({ quiet = false } = {}) {
  const inputs = [
    ...filesUnder(join(root, 'src'), (path) => path !== client),
    join(root, 'tsconfig.build.json'),
    join(root, 'tsconfig.json'),
  ]
  await whenStale('server', inputs, async () => {
    if (!quiet) console.log('Building the server …')
    const args = ['-p', 'tsconfig.build.json', '--noCheck']
    const status = await runBin('typescript/bin/tsc', args, { quiet })
    if (status !== 0) throw new Stop('the TypeScript compiler failed (see above).')
  })
}

/**
 * Bundles src/client/main.ts, src/client/styles/main.css and the files of src/client/assets/ into dist/assets/, and
 * writes dist/assets/manifest.json, which names each by its plain name: {"main.js": "main-QV4ZTRB2.js"}. The manifest
 * is replaced in one step and last. Safe to call from several processes at once.
 */
export async function buildAssets({ quiet = false } = {}) {
  const inputs = [...filesUnder(client), join(root, 'package-lock.json')]
  await whenStale('assets', inputs, async () => {
    if (!quiet) console.log('Building the styles and scripts …')
    const { build: bundle } = await import('esbuild')
    const entries = [
      join(client, 'main.ts'),
      join(client, 'styles/main.css'),
      ...filesUnder(join(client, 'assets')),
    ]
    const { metafile } = await bundle({
      entryPoints: entries.filter((path) => existsSync(path)),
      outdir: assets,
      entryNames: '[name]-[hash]',
      assetNames: '[name]-[hash]',
      chunkNames: '[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      sourcemap: 'linked',
      target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
      loader: { '.svg': 'copy', '.png': 'copy', '.ico': 'copy', '.woff2': 'copy' },
      logLevel: 'warning',
      metafile: true,
    }).catch(() => {
      throw new Stop("the browser's scripts and styles could not be built (see above).")
    })
    writeManifest(metafile)
  })
}

/** Names every entry's output by its plain name, and drops outputs that no manifest has named for a day. */
function writeManifest(metafile) {
  const outputs = Object.entries(metafile.outputs).filter(([path]) => !path.endsWith('.map'))
  const manifest = {}
  for (const [path, { entryPoint }] of outputs) {
    if (entryPoint) manifest[basename(entryPoint).replace(/\.ts$/, '.js')] = basename(path)
  }
  const file = join(assets, 'manifest.json')
  mkdirSync(assets, { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`)
  renameSync(`${file}.new`, file)

  const current = new Set(['manifest.json', ...Object.keys(metafile.outputs).map((path) => basename(path))])
  for (const name of readdirSync(assets)) {
    const path = join(assets, name)
    if (!current.has(name) && Date.now() - statSync(path).mtimeMs > keepOldAssetsFor) rmSync(path)
  }
}

/** Runs `work` unless the inputs are those of the last time, one process at a time. */
async function whenStale(name, inputs, work) {
  const stamp = join(dist, `.${name}`)
  const fresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(inputs)
  if (fresh()) return
  await alone(name, async () => {
    if (fresh()) return
    const seen = digest(inputs)
    await work()
    writeFileSync(stamp, seen)
  })
}

/** The content of the files rather than their times: a checkout or a copy changes times alone. */
function digest(files) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'scripts/build.mjs')))
  for (const path of files) {
    if (existsSync(path)) hash.update(`\0${relative(root, path)}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Holds a lock (a folder that names the process) while `work` runs; a lock whose process is gone is taken over. */
async function alone(name, work) {
  const lock = join(dist, `.${name}.lock`)
  mkdirSync(dist, { recursive: true })
  while (!tryLock(lock)) await sleep(100)
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw new Stop(`cannot write to ${dist}: ${error.message}`)
  }
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    if (holder > 0) process.kill(holder, 0)
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(lock, { force: true })
  }
  return false
}

function filesUnder(folder, accepts = () => true) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (!accepts(path)) return []
      return entry.isDirectory() ? filesUnder(path, accepts) : [path]
    })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await build().catch(fail)

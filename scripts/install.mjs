/**
 * Makes node_modules what package-lock.json says, with a SQLite binding that loads in the Node that is running. Reads
 * a few files and returns at once when all is well, so every script may call it.
 */
import './node-version.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { root, run, Stop } from './run.mjs'

/**
 * Which better-sqlite3 this Node loads, as src/storage/sqlite-driver.ts does. The new one brings its binding ready-made
 * for the usual platforms; the old one is downloaded or compiled, by its own install script.
 */
const modern = Number(process.versions.napi) >= 10
const driver = modern ? 'better-sqlite3' : 'better-sqlite3-node20'
const buildScript = modern ? 'build-release' : 'install'

/** Installs what is missing. `quiet` keeps standard output free for a program's answer. */
export async function ensureInstalled({ quiet = false } = {}) {
  if (!installedAsLocked()) {
    console.error('Installing packages (npm ci) …')
    // Building needs the development packages whatever NODE_ENV says. Of the packages with install scripts only the old
    // driver needs its own, and that one only on an old Node: it is run below.
    const status = await npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
      quiet,
    })
    if (status !== 0) throw new Stop('npm ci failed (see above).')
  }
  if (!bindingFault()) return
  console.error(`Building SQLite's binding for Node ${process.versions.node} (a minute or two, once) …`)
  const cwd = join(root, 'node_modules', driver)
  const status = await npm(['run', buildScript], { held: true, cwd, env: headersOfThisNode() })
  if (status !== 0) throw new Stop(`better-sqlite3 could not be built (see above). ${compilerHint}`)
  const still = bindingFault()
  if (still) throw new Stop(`better-sqlite3 was built but does not load: ${still}`)
}

const compilerHint =
  'Where no ready-made binding can be downloaded, better-sqlite3 is compiled: that needs Python 3, make and a C++ ' +
  'compiler (Debian, Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install).'

/** Whether every package of the lock is there in its version. npm writes its own hidden lock last, when all went well. */
function installedAsLocked() {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '' || present[path]?.version === version) return true
    // What is missing may be another platform's, or not asked for.
    return present[path] === undefined && Boolean(optional || peer) && path !== `node_modules/${driver}`
  })
}

/**
 * Why SQLite's binding does not load in this Node, or null. Another Node version's build is the usual reason. Tried in a
 * process of its own, since one that failed to load a binding cannot load its successor either.
 */
function bindingFault() {
  const probe = `const Sqlite = require('${driver}'); new Sqlite(':memory:').close()`
  const { status, stderr } = spawnSync(process.execPath, ['-e', probe], { cwd: root, encoding: 'utf8' })
  return status === 0 ? null : stderr || 'it crashed'
}

/**
 * Points node-gyp at the headers that came with this Node. A `nodedir` in the user's npm settings may be another
 * version's, and would compile a binding that does not load; headers beside our own binary also save a download.
 */
function headersOfThisNode() {
  const candidates = [process.execPath, realpathSync(process.execPath)].flatMap((path) => {
    const prefix = dirname(dirname(path))
    const platform = `node-${process.platform}-${process.arch}` // the npm package `node` keeps them here
    return [prefix, join(prefix, 'node_modules', platform), join(dirname(prefix), platform)]
  })
  const nodedir = candidates.find((prefix) => headersVersion(prefix) === process.versions.modules) ?? ''
  return { npm_config_nodedir: nodedir }
}

function headersVersion(prefix) {
  const file = join(prefix, 'include/node/node_version.h')
  return existsSync(file) ? /NODE_MODULE_VERSION (\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined
}

/** Runs the npm that runs us, in this Node; else the one in PATH. */
export function npm(args, options) {
  const own = process.env.npm_execpath
  if (own && basename(own).startsWith('npm')) return run(process.execPath, [own, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}

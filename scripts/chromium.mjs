/** Finds the Chromium that browser tests and screenshots drive, or installs Debian's where it may. */
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, Stop } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium: CANONRY_CHROMIUM, else PATH, else the usual places; undefined where there is none. */
export function findChromium() {
  const asked = process.env.CANONRY_CHROMIUM
  if (asked) {
    if (runs(asked)) return asked
    throw new Stop(`CANONRY_CHROMIUM names ${asked}, which is not a program that can be run.`)
  }
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  return [...inPath, ...elsewhere].find(runs)
}

/** A Chromium's path; installs Debian's when there is none and we are root there, else says what to install. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (debian) {
    console.error('Installing Chromium for the browser tests (apt-get install chromium) …')
    await apt('update', '-q') // an old list of packages names files that are gone
    await apt('install', '-q', '-y', '--no-install-recommends', 'chromium')
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Stop(
    'the browser tests need Chromium and found none. Install it (Debian, Ubuntu: sudo apt-get install chromium; ' +
      'Fedora: sudo dnf install chromium; macOS: brew install --cask chromium), or name one with CANONRY_CHROMIUM=/path/to/chrome.',
  )
}

/** What apt-get could not do shows in its own words, and in Chromium's absence. */
async function apt(...args) {
  await run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true }).catch(() => {})
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

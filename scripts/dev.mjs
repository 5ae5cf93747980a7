/** `npm run dev`: serves src/ itself and starts anew when it, a view or a setting changes; assets are rebuilt as they change. */
import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { fail, root } from './run.mjs'

const settled = 150 // milliseconds: editors write a file in several steps

try {
  await ensureInstalled()
  await build()
} catch (error) {
  fail(error)
}

let server = serve()
let timer
let restarting = Promise.resolve()
const changed = new Set()

for (const folder of ['src', 'views', 'migrations', 'data/demo'].map((name) => join(root, name))) {
  if (existsSync(folder))
    watch(folder, { recursive: true }, (_event, name) => name && soon(join(folder, name)))
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop().then(() => process.exit(0)))

function soon(path) {
  changed.add(path)
  clearTimeout(timer)
  timer = setTimeout(() => {
    restarting = restarting.then(refresh)
  }, settled)
}

async function refresh() {
  const paths = [...changed]
  changed.clear()
  console.log(`\nChanged: ${paths.map((path) => path.slice(root.length + 1)).join(', ')}`)
  // The manifest is read at a start, so new assets need one too.
  await build().catch((error) => console.error(error.message))
  await stop()
  server = serve()
}

function serve() {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: root, stdio: 'inherit' })
}

function stop() {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', resolve)
    server.kill('SIGTERM')
  })
}

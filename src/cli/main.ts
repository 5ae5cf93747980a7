import type { Cli } from './cli.ts'
import { runCli } from './run.ts'

const terminal = process.stderr.isTTY
let shown = false

const cli: Cli = {
  env: process.env,
  now: new Date(),
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  note(text) {
    if (shown) process.stderr.write('\r\u001b[K')
    shown = false
    process.stderr.write(`${text}\n`)
  },
  progress(text) {
    if (!terminal) return
    process.stderr.write(`\r\u001b[K${text}`)
    shown = true
  },
  colors: process.stdout.isTTY && process.stdout.hasColors() && !process.env.NO_COLOR,
  status: 0,
}

// A reader that closes early (`canonry … | head`) has had what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.exitCode = await runCli(process.argv.slice(2), cli)

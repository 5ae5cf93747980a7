/**
 * Small helpers of the scripts in this folder. Plain Node and nothing else: they run before anything is installed.
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A failure that is explained by its message alone: printed without a stack, exit status 1. */
export class Stop extends Error {}

/** Ends the script with the message of a Stop, or with the whole of anything unexpected. */
export function fail(error) {
  console.error(error instanceof Stop ? `canonry: ${error.message}` : error)
  process.exit(1)
}

/**
 * Runs a program (in the checkout, unless told) with our own input and output, and answers its exit status. Ctrl+C reaches
 * the child by the terminal; we wait for it rather than leave it behind. `quiet` sends its standard output to our
 * standard error, so that what we print ourselves can be read by a program; `held` shows nothing unless it fails.
 */
export function run(
  program,
  args,
  { env = {}, quiet = false, held = false, shell = false, cwd = root } = {},
) {
  return new Promise((resolve, reject) => {
    const stdio = held ? ['inherit', 'pipe', 'pipe'] : quiet ? ['inherit', 2, 2] : 'inherit'
    const child = spawn(program, args, { cwd, stdio, shell, env: { ...process.env, ...env } })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
    const forward = (signal) => child.kill(signal)
    process.on('SIGTERM', forward).on('SIGINT', ignore)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGTERM', forward).off('SIGINT', ignore)
      if (code !== 0) for (const chunk of said) process.stderr.write(chunk)
      resolve(code ?? 1)
    })
  })
}

/** Runs a program that came with an installed package by its JavaScript entry, which works on Windows too. */
export function runBin(path, args, options) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args], options)
}

function ignore() {}

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { Load } from './load.ts'

const root = join(import.meta.dirname, '..')

/** A server of this bench's own, in its own process. */
export interface Served {
  origin: string
  /** Resident memory in MiB; NaN where the system does not say. */
  memory(): number
  /** Seconds of processor it has used so far; NaN where the system does not say. */
  processor(): number
  stop(): Promise<void>
}

/** Canonry as it is built, on a data folder, on a free port. */
export async function serveCanonry(dataDir: string): Promise<Served> {
  const env = {
    ...process.env,
    CANONRY_DATA_DIR: dataDir,
    CANONRY_HOST: '127.0.0.1',
    CANONRY_PORT: '0',
    CANONRY_RATE_LIMIT: 'false',
  }
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return served(child, /is at (http:\S+)/)
}

/** A Fastify that sends the bytes of a file. */
export async function serveBare(file: string): Promise<Served> {
  const args = ['--import', 'tsx', 'bench/bare.ts', file]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const { origin, ...rest } = await served(child, /^(\d+)$/)
  return { ...rest, origin: `http://127.0.0.1:${origin}/` }
}

/** Loads one address from a process of its own: by wrk where there is one, which takes far less of the machine. */
export async function load(url: string, connections: number, seconds: number): Promise<Load> {
  const byWrk = await loadByWrk(url, connections, seconds)
  if (byWrk) return byWrk
  const args = ['--import', 'tsx', 'bench/load.ts', url, String(connections), String(seconds)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
  const result: Load & { failures: number } = JSON.parse(stdout)
  if (result.failures > 0) throw new Error(`${url}: ${result.failures} requests failed`)
  return result
}

async function loadByWrk(url: string, connections: number, seconds: number): Promise<Load | undefined> {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', url]
  const ran = await promisify(execFile)('wrk', args).catch((error) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!ran) return undefined
  const [, requests, took] = /(\d+) requests in ([\d.]+)s/.exec(ran.stdout) ?? []
  const p99 = /99%\s+([\d.]+)(us|ms|s)/.exec(ran.stdout)
  const unit = { us: 0.001, ms: 1, s: 1000 }[p99?.[2] ?? ''] ?? Number.NaN
  if (/Non-2xx|Socket errors/.test(ran.stdout)) throw new Error(`${url}: requests failed\n${ran.stdout}`)
  return { requests: Number(requests), seconds: Number(took), p99: Number(p99?.[1]) * unit }
}

async function served(child: ChildProcess, pattern: RegExp): Promise<Served> {
  const origin = await new Promise<string>((resolve, reject) => {
    if (!child.stdout) throw new Error('no output to read')
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = pattern.exec(line.trim())?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`a server ended with ${code} before it listened`)))
  })
  return {
    origin,
    memory: () => residentMemory(child.pid),
    processor: () => processorTime(child.pid),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

function residentMemory(pid: number | undefined): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes) / 1024
  } catch {
    return Number.NaN
  }
}

/** User and system time out of Linux's /proc, which counts in hundredths of a second. */
function processorTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load, type Served, serveBare } from './processes.ts'
import { median } from './statistics.ts'

const connections = 16
const seconds = 4
const rounds = 3

/** A warm page of ours against a bare Fastify that sends the same bytes, under the same load. */
export interface PageResult {
  page: string
  bytes: number
  /** Requests a second. */
  ours: number
  bare: number
  ratio: number
  /** Milliseconds, under load. */
  p99: number
}

/** Measures one page. The two take turns, so that what else the machine does falls on both. */
export async function measurePage(served: Served, path: string, folder: string): Promise<PageResult> {
  const url = `${served.origin}${path}`
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  const file = join(folder, 'page.html')
  writeFileSync(file, await response.text())
  const bare = await serveBare(file)
  try {
    await load(url, connections, 1) // warms both up
    await load(bare.origin, connections, 1)
    const turns: { ours: number; bare: number; p99: number; bytes: number }[] = []
    for (let round = 0; round < rounds; round++) {
      const one = await load(url, connections, seconds)
      const other = await load(bare.origin, connections, seconds)
      turns.push({
        ours: one.requests / one.seconds,
        bare: other.requests / other.seconds,
        p99: one.p99,
        bytes: one.bytes,
      })
    }
    return {
      page: path,
      bytes: turns[0]?.bytes ?? 0,
      ours: median(turns.map((turn) => turn.ours)),
      bare: median(turns.map((turn) => turn.bare)),
      ratio: median(turns.map((turn) => turn.ours / turn.bare)),
      p99: median(turns.map((turn) => turn.p99)),
    }
  } finally {
    await bare.stop()
  }
}

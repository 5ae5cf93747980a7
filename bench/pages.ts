import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load, type Served, serveBare } from './processes.ts'
import { median } from './statistics.ts'

const connections = 16
const seconds = 4
const rounds = 3

/** A warm page of ours against a bare Fastify that sends the same bytes, under the same load. */
export interface PageResult {
  bytes: number
  ours: Answering
  bare: Answering
  /** Of requests a second, ours to theirs; the median of the rounds. */
  ratio: number
  /** The same of requests per second of the server's own processor time, which other work on the machine skews less. */
  processorRatio: number
}

/** How a server did in a round. */
interface Answering {
  perSecond: number
  perProcessorSecond: number
  /** Milliseconds, under load. */
  p99: number
}

/** Measures one page. The two take turns, so that what else the machine does falls on both. */
export async function measurePage(served: Served, path: string, folder: string): Promise<PageResult> {
  const url = `${served.origin}${path}`
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  const page = await response.text()
  const file = join(folder, 'page.html')
  writeFileSync(file, page)
  const bare = await serveBare(file)
  try {
    await load(url, connections, 1) // warms both up
    await load(bare.origin, connections, 1)
    const turns: { ours: Answering; bare: Answering }[] = []
    for (let round = 0; round < rounds; round++) {
      turns.push({ ours: await answering(served, url), bare: await answering(bare, bare.origin) })
    }
    const middle = (of: (turn: (typeof turns)[number]) => number) => median(turns.map(of))
    const side = (which: 'ours' | 'bare'): Answering => ({
      perSecond: middle((turn) => turn[which].perSecond),
      perProcessorSecond: middle((turn) => turn[which].perProcessorSecond),
      p99: middle((turn) => turn[which].p99),
    })
    return {
      bytes: Buffer.byteLength(page),
      ours: side('ours'),
      bare: side('bare'),
      ratio: middle(({ ours, bare }) => ours.perSecond / bare.perSecond),
      processorRatio: middle(({ ours, bare }) => ours.perProcessorSecond / bare.perProcessorSecond),
    }
  } finally {
    await bare.stop()
  }
}

async function answering(served: Served, url: string): Promise<Answering> {
  const before = served.processor()
  const found = await load(url, connections, seconds)
  const processor = served.processor() - before
  return {
    perSecond: found.requests / found.seconds,
    perProcessorSecond: found.requests / processor,
    p99: found.p99,
  }
}

/**
 * `npm run bench`: what Canonry costs, in one run and mostly as ratios, since another machine has other numbers.
 * Options: `--articles 20000`. It builds first, works in a temporary folder, and takes some minutes.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from '../scripts/build.mjs'
import { systemActor } from '../src/actions/actor.ts'
import { createUniverse } from '../src/actions/create-universe.ts'
import { openDatabase } from '../src/storage/open.ts'
import { measurePage } from './pages.ts'
import { serveCanonry } from './processes.ts'
import type { Times } from './statistics.ts'
import { fill, measureDisk, measureSaves, measureSearch } from './writing.ts'

const { values } = parseArgs({ options: { articles: { type: 'string', default: '20000' } } })
const many = Number(values.articles)
const few = 100
const folder = mkdtempSync(join(tmpdir(), 'canonry-bench-'))

try {
  await build()
  console.log(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}\n`,
  )
  await pages(join(folder, 'demo'))
  await writes(join(folder, 'many'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function pages(dataDir: string): Promise<void> {
  const served = await serveCanonry(dataDir)
  const fresh = served.memory()
  console.log('Warm pages against a bare Fastify sending the same bytes (16 connections, both cores shared)')
  try {
    for (const path of ['/u/history/leon-trotsky', '/compare/leon-trotsky?in=history,timeline-1350', '/']) {
      const { bytes, ours, bare, ratio, processorRatio } = await measurePage(served, path, folder)
      const counts = `${ours.perSecond.toFixed(0)} of ${bare.perSecond.toFixed(0)} requests a second`
      line(path, `${ratio.toFixed(2)}, by processor time ${processorRatio.toFixed(2)}`)
      line('', `${counts}; ${bytes} bytes; p99 ${ours.p99.toFixed(1)} and ${bare.p99.toFixed(1)} ms`)
    }
    line('memory', `${fresh.toFixed(0)} MiB at the start, ${served.memory().toFixed(0)} MiB after the load`)
  } finally {
    await served.stop()
  }
}

async function writes(dataDir: string): Promise<void> {
  const file = join(dataDir, 'canonry.db')
  const database = await openDatabase(file)
  const actor = systemActor('bench', new Date())
  await createUniverse(database.db, actor, { name: 'Bench', slug: 'bench', kind: 'history', color: 'blue' })
  console.log('\nSaves of a 300-word article, fsync included')
  line('the disk alone, for a durable 4 KiB', words(await measureDisk(folder)))
  const processor: number[] = []
  let filled = 0
  for (const size of [few, many]) {
    await fill(database.db, 'bench', filled, size)
    filled = size
    const { durable, spared } = await measureSaves(database.db, 'bench', 1_000_000 + size, 200)
    processor.push(spared.processor)
    line(`at ${size} articles`, words(durable))
    line('  without waiting for the disk', words(spared))
  }
  line('growth of processor time', `${((processor[1] ?? 0) / (processor[0] ?? 1)).toFixed(2)} times`)
  console.log(`\nSearch at ${many} articles`)
  for (const { query, total, ...times } of await measureSearch(database.db)) {
    line(`${query} (${total} hits)`, words(times))
  }
  await database.close()

  const served = await serveCanonry(dataDir)
  try {
    for (const path of ['/', '/u/bench', '/search?q=karo', '/recent']) {
      const from = performance.now()
      const response = await fetch(`${served.origin}${path}`)
      await response.arrayBuffer()
      line(`${path} cold`, `${(performance.now() - from).toFixed(1)} ms, status ${response.status}`)
    }
    line(
      'memory',
      `${served.memory().toFixed(0)} MiB; database ${(statSync(file).size / 1_048_576).toFixed(0)} MiB`,
    )
  } finally {
    await served.stop()
  }
}

function words({ median, p95, processor }: Times): string {
  return `${median.toFixed(2)} ms median, ${p95.toFixed(2)} ms p95, ${processor.toFixed(2)} ms of processor`
}

function line(what: string, found: string): void {
  console.log(`  ${what.padEnd(46)} ${found}`)
}

/**
 * Makes more pairs of documents out of a folder of them, so that a choice need not hang on a few errors: other passages
 * left out, in another order, or put together at other places. Then answer them like the folder itself:
 *
 *     npx tsx bench/eval/align-remix.ts <new folder> [folder]
 *     npx tsx bench/eval/align-parallel.ts <new folder>/align-remix
 */

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

interface Sample {
  lang: [string, string]
  a: string[]
  b: string[]
  pairs: [number, number][]
  neutral: [number, number][]
}

const { positionals } = parseArgs({ allowPositionals: true })
const [target = '', source = join(import.meta.dirname, '../../../shared/eval/align-parallel')] = positionals
if (target === '') throw new Error('Name a new folder.')
const out = join(resolve(target), 'align-remix')

/** A fixed sequence of numbers from 0 up to 1, so that every run makes the same samples. */
let state = 20_261_126
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

for (const part of ['inputs', 'truth']) mkdirSync(join(out, part), { recursive: true })
cpSync(join(source, 'score.mjs'), join(out, 'score.mjs'))
cpSync(join(source, '../lib'), join(out, '../lib'), { recursive: true })

for (const file of readdirSync(join(source, 'inputs')).sort()) {
  const read = (part: string) => JSON.parse(readFileSync(join(source, part, file), 'utf8'))
  const { id, lang, a, b } = read('inputs')
  const { task, pairs, neutral = [] } = read('truth')
  const sample: Sample = { lang, a, b, pairs, neutral }
  if (id.startsWith('regroup')) continue
  for (const round of [1, 2, 3, 4]) {
    write(`${id}-few-${round}`, `${task}: 0.6 of them, shuffled`, thin(sample, 0.6, true))
    write(`${id}-most-${round}`, `${task}: 0.9 of them, shuffled`, thin(sample, 0.9, true))
    if (!id.endsWith('-ordered')) continue
    write(`${id}-row-${round}`, `${task}: 0.7 of them`, thin(sample, 0.7, false))
    write(`${id}-cut-${round}`, `${task}: cut differently`, regroup(sample))
  }
}

function write(id: string, task: string, { lang, a, b, pairs, neutral }: Sample): void {
  writeFileSync(join(out, 'inputs', `${id}.json`), JSON.stringify({ id, lang, a, b }))
  const truth = { id, task, pairs, neutral, nA: a.length, nB: b.length }
  writeFileSync(join(out, 'truth', `${id}.json`), JSON.stringify(truth))
}

/** Each passage kept by chance, the right ones shuffled in runs if asked for. */
function thin({ lang, a, b, pairs, neutral }: Sample, share: number, shuffled: boolean): Sample {
  const left = [...a.keys()].filter(() => random() < share)
  const kept = [...b.keys()].filter(() => random() < share)
  const right = shuffled ? shuffleRuns(kept) : kept
  const [newLeft, newRight] = [placesOf(left), placesOf(right)]
  const renumber = (links: Sample['pairs']) =>
    links.flatMap(([i, j]): [number, number][] => {
      const [x, y] = [newLeft.get(i), newRight.get(j)]
      return x === undefined || y === undefined ? [] : [[x, y]]
    })
  return {
    lang,
    a: left.map((i) => a[i] as string),
    b: right.map((j) => b[j] as string),
    pairs: renumber(pairs),
    neutral: renumber(neutral),
  }
}

function placesOf(indexes: readonly number[]): Map<number, number> {
  return new Map(indexes.map((index, place) => [index, place]))
}

/** Runs of two to five, each with a random key to be sorted by. */
function shuffleRuns(indexes: readonly number[]): number[] {
  return runsOf(indexes.length)
    .map(([from, to]) => ({ run: indexes.slice(from, to), key: random() }))
    .sort((x, y) => x.key - y.key)
    .flatMap(({ run }) => run)
}

/** Partnered passages joined into paragraphs, cut elsewhere on either side; two shared ones make a pair, one is neutral. */
function regroup({ lang, a, b, pairs }: Sample): Sample {
  const [left, right] = [runsOf(pairs.length), runsOf(pairs.length)]
  const join = (runs: readonly [number, number][], text: (pair: [number, number]) => string) =>
    runs.map(([from, to]) => pairs.slice(from, to).map(text).join(' '))
  const sample: Sample = {
    lang,
    a: join(left, ([i]) => a[i] as string),
    b: join(right, ([, j]) => b[j] as string),
    pairs: [],
    neutral: [],
  }
  left.forEach(([from, to], i) => {
    right.forEach(([start, end], j) => {
      const shared = Math.min(to, end) - Math.max(from, start)
      if (shared >= 1) (shared >= 2 ? sample.pairs : sample.neutral).push([i, j])
    })
  })
  return sample
}

function runsOf(length: number): [number, number][] {
  const runs: [number, number][] = []
  for (let from = 0; from < length; ) {
    const to = Math.min(length, from + 2 + Math.floor(4 * random()))
    runs.push([from, to])
    from = to
  }
  return runs
}

/**
 * `npm run bench:compare`: a cold comparison, segmentation to rows with marks, beside jsdiff on the same texts in the
 * same run. Texts are two revisions of made prose of which 15 % of the words, and one paragraph in ten, changed. What is
 * measured is the built code, as it is served: the loader that runs TypeScript makes it slower.
 */
import { join } from 'node:path'
import { diffWords } from 'diff'
import { build } from '../scripts/build.mjs'
import type { Telling } from '../src/domain/compare/types.ts'
import { makeArticle, numbers, wordOfRank } from './corpus.ts'
import { median, time } from './statistics.ts'

const edited = 0.15
/** jsdiff gives up by itself here: its time grows with the square of the changes. */
const diffTimeout = 20_000

const sizes = [
  { words: 1_000, times: 40 },
  { words: 3_000, times: 40 },
  { words: 10_000, times: 15 },
  { words: 30_000, times: 5 },
  { words: 100_000, times: 3 },
]

await build()
const built = join(import.meta.dirname, '../dist/domain/compare/compare-tellings.js')
const { compareTellings }: typeof import('../src/domain/compare/compare-tellings.ts') = await import(built)

console.log(`Node ${process.versions.node}; medians in milliseconds, after as many runs to warm up`)
console.log('   words   compare   jsdiff words   ratio   rows   heap MiB')
const points: { words: number; took: number }[] = []
for (const { words, times } of sizes) {
  const left = prose(words, 1)
  const right = edit(left, 2)
  const tellings = [telling(left), telling(right)]
  let rows = 0
  const compare = async () => {
    rows = compareTellings(tellings).rows.length
  }
  await time(times, compare)
  const took = median(await time(times, compare))
  const jsdiff =
    words > 10_000
      ? Number.NaN
      : median(await time(3, async () => diffWords(left, right, { timeout: diffTimeout })))
  points.push({ words, took })
  const heap = process.memoryUsage().heapUsed / 2 ** 20
  console.log(
    [
      String(words).padStart(8),
      took.toFixed(1).padStart(9),
      (Number.isNaN(jsdiff) ? '–' : jsdiff.toFixed(0)).padStart(14),
      (Number.isNaN(jsdiff) ? '–' : (jsdiff / took).toFixed(1)).padStart(7),
      String(rows).padStart(6),
      heap.toFixed(0).padStart(10),
    ].join(' '),
  )
}
console.log(
  `Growth exponent from ${sizes[0]?.words} to ${sizes.at(-1)?.words} words: ${exponent().toFixed(2)}`,
)

/** Paragraphs of made prose, of about so many words. */
function prose(words: number, seed: number): string {
  const paragraphs: string[] = []
  for (let n = seed * 1000, count = 0; count < words; n++) {
    const body = makeArticle(n).text.split('---\n').at(-1) ?? ''
    for (const paragraph of body.trim().split('\n\n')) {
      if (count >= words) break
      paragraphs.push(paragraph)
      count += paragraph.split(/\s+/).length
    }
  }
  return `${paragraphs.join('\n\n')}\n`
}

/** The text as somebody left it who changed a share of its words, and moved, dropped or added a paragraph in ten. */
function edit(text: string, seed: number): string {
  const next = numbers(seed)
  const paragraphs = text
    .trim()
    .split('\n\n')
    .flatMap((paragraph) => {
      const words = paragraph.split(' ').flatMap((word) => {
        if (next() > edited) return [word]
        const kind = next()
        if (kind < 0.2) return []
        const other = wordOfRank(Math.floor(8000 ** next()))
        return kind < 0.4 ? [word, other] : [other]
      })
      const kind = next()
      if (kind < 0.03) return []
      return kind < 0.06
        ? [words.join(' '), makeArticle(Math.floor(next() * 900)).text.split('\n\n')[1] ?? '']
        : [words.join(' ')]
    })
  for (let at = 20; at < paragraphs.length; at += 25) {
    paragraphs.splice(at - 15, 0, ...paragraphs.splice(at, 1))
  }
  return `${paragraphs.join('\n\n')}\n`
}

function telling(source: string): Telling {
  return { id: '', source, format: 'markdown', lang: 'en', calendar: 'gregorian', yearShift: null, facts: [] }
}

/** The slope of the logarithms, by least squares. */
function exponent(): number {
  const logs = points.map(({ words, took }) => [Math.log(words), Math.log(took)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, log) => sum + log[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const above = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0)
  return above / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0)
}

/**
 * Answers a folder of revision pairs with our comparison and has the folder's own scorer print its table.
 *
 *     npx tsx bench/eval/align-revisions.ts [folder] [--out answer.json] [--only part-of-an-id] [--compare-so]
 *
 * `--compare-so` answers every question about the count of years with yes, as a reader may.
 * The folder holds inputs/<id>.json ({ a: [paragraph], b: [paragraph], aSent, bSent }), truth/ and score.mjs.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { compareTellings } from '../../src/domain/compare/compare-tellings.ts'
import type { Comparison, Telling } from '../../src/domain/compare/types.ts'
import type { Span } from '../../src/domain/text/types.ts'

/** A stretch of a paragraph. */
type Place = [paragraph: number, start: number, end: number]

interface RevisionPair {
  id: string
  a: string[]
  b: string[]
  aSent: Place[]
  bSent: Place[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    only: { type: 'string', default: '' },
    'compare-so': { type: 'boolean', default: false },
  },
})
const folder = resolve(positionals[0] ?? join(import.meta.dirname, '../../../shared/eval/align-revisions'))

const answers: Record<string, unknown> = {}
for (const file of readdirSync(join(folder, 'inputs')).sort()) {
  if (!file.includes(values.only)) continue
  const pair = JSON.parse(readFileSync(join(folder, 'inputs', file), 'utf8')) as RevisionPair
  answers[pair.id] = answer(pair)
}
if (values.out) writeFileSync(values.out, JSON.stringify(answers))
const { score } = (await import(pathToFileURL(join(folder, 'score.mjs')).href)) as {
  score: (answers: unknown) => unknown
}
score(answers)

/** What the comparison says of one pair, in the scorer's form. */
export function answer({ id, a, b, aSent, bSent }: RevisionPair): unknown {
  const left = joinParagraphs(a)
  const right = joinParagraphs(b)
  const tellings: [Telling, Telling] = [telling(`${id}/a`, left.source), telling(`${id}/b`, right.source)]
  let comparison = compareTellings(tellings)
  const [question] = comparison.questions
  if (question && values['compare-so']) {
    const [a, b] = tellings
    comparison = compareTellings([
      { ...a, yearShift: 0 },
      { ...b, yearShift: question.years },
    ])
  }
  const conflicts = comparison.rows.flatMap((row) => row.conflicts).filter(({ kind }) => kind !== 'name')
  const shift = comparison.shifts[0]
  const divergence = comparison.divergence?.columns[0]
  return {
    pairs: paragraphPairs(comparison, left, right),
    sentPairs: sentencePairs(comparison, left, right, aSent, bSent),
    marks: {
      a: comparison.rows.flatMap(({ marks }) => (marks[0] ?? []).flatMap(left.place)),
      b: comparison.rows.flatMap(({ marks }) => (marks[1] ?? []).flatMap(right.place)),
    },
    // The set counts from a to b; the comparison says what b needs to meet a.
    offset: shift ? -shift.years : 0,
    slips: shift?.exceptions.flatMap(right.place) ?? [],
    contradictions: conflicts.flatMap((conflict) => right.place(conflict.right)),
    divergence: divergence ? { a: left.place(divergence)[0]?.[0] } : undefined,
  }
}

function telling(id: string, source: string): Telling {
  return { id, source, format: 'text', lang: 'en', calendar: 'gregorian', yearShift: null, facts: [] }
}

/** Paragraphs as one plain text, and the way back from its offsets. */
function joinParagraphs(paragraphs: readonly string[]) {
  const starts: number[] = []
  let at = 0
  for (const paragraph of paragraphs) {
    starts.push(at)
    at += paragraph.length + 2
  }
  const place = ({ start, end }: Span): Place[] => {
    let paragraph = starts.findLastIndex((from) => from <= start)
    const places: Place[] = []
    for (; paragraph < starts.length && (starts[paragraph] as number) < end; paragraph++) {
      const from = starts[paragraph] as number
      places.push([
        paragraph,
        Math.max(0, start - from),
        Math.min((paragraphs[paragraph] as string).length, end - from),
      ])
    }
    return places
  }
  return { source: paragraphs.join('\n\n'), place }
}

type Joined = ReturnType<typeof joinParagraphs>

function paragraphsOf(
  comparison: Comparison,
  column: number,
  cell: readonly number[],
  joined: Joined,
): number[] {
  const places = cell.flatMap((passage) =>
    joined.place(comparison.columns[column]?.passages[passage] as Span),
  )
  return [...new Set(places.map(([paragraph]) => paragraph))]
}

/** Paragraphs that share a row, and those that sentences lead to from another. */
function paragraphPairs(comparison: Comparison, left: Joined, right: Joined): [number, number][] {
  const found = comparison.rows.flatMap(({ cells, sentencePairs }) => [
    ...pairsOf(
      paragraphsOf(comparison, 0, cells[0] ?? [], left),
      paragraphsOf(comparison, 1, cells[1] ?? [], right),
    ),
    ...sentencePairs.flatMap((pair) =>
      pairsOf(
        paragraphsOf(comparison, 0, [pair.left[0]], left),
        paragraphsOf(comparison, 1, [pair.right[0]], right),
      ),
    ),
  ])
  return [...new Map(found.map((pair) => [pair.join(), pair])).values()]
}

function sentencePairs(
  comparison: Comparison,
  left: Joined,
  right: Joined,
  aSent: Place[],
  bSent: Place[],
): [number, number][] {
  const sentenceOf = (
    column: number,
    [passage, sentence]: [number, number],
    joined: Joined,
    all: Place[],
  ): number[] => {
    const span = comparison.columns[column]?.passages[passage]?.sentences[sentence]
    return span ? joined.place(span).flatMap((place) => overlapping(place, all)) : []
  }
  return comparison.rows.flatMap((row) =>
    row.sentencePairs.flatMap((pair) =>
      pairsOf(sentenceOf(0, pair.left, left, aSent), sentenceOf(1, pair.right, right, bSent)),
    ),
  )
}

/** Sentences of the set of which a good part lies in the place. */
function overlapping([paragraph, start, end]: Place, all: readonly Place[]): number[] {
  return all.flatMap(([p, s, e], index) =>
    p === paragraph && Math.min(e, end) - Math.max(s, start) > (e - s) / 2 ? index : [],
  )
}

function pairsOf(left: readonly number[], right: readonly number[]): [number, number][] {
  return left.flatMap((i) => right.map((j): [number, number] => [i, j]))
}

import type { Column, Comparison, Conflict, ConflictKind, Row } from '../../domain/compare/types.ts'
import { renderExcerpt, textIndex } from '../../domain/markdown/annotate.ts'
import type { SafeHtml } from '../../domain/markdown/types.ts'
import type { Passage } from '../../domain/text/types.ts'
import { type Annotate, annotator } from './annotations.ts'
import { type CellColumn, type CellView, isParting } from './row-view.ts'

/** A difference to know of before the rows are read: what each of two tellings says, in its own words. */
export interface DigestEntry {
  /** 'Outcome', 'Date' …, or where the tellings part without a conflict of words. */
  words: string
  row: number
  href: string
  /** Whether the tellings part here for the first time. */
  parts: boolean
  quotes: QuoteView[]
  /** What the quotes do not say by themselves: how far two dates are apart. */
  reason: string | null
}

export interface QuoteView {
  column: CellView['column']
  /** '… ' and ' …' where the sentence goes on. */
  before: string
  after: string
  html: SafeHtml
}

/** More would be a second list of rows. */
const MOST_ENTRIES = 4

/** Characters of its sentence that are quoted on either side of a conflict, and the most of the conflict itself. */
const CONTEXT = 60
const LONGEST = 160

/** What happened weighs more than when, and a word for a name is the likeliest to be mere wording. */
const weight: ConflictKind[] = ['outcome', 'negation', 'date', 'number', 'name']

const kindWords: Record<ConflictKind, string> = {
  outcome: 'Outcome',
  negation: 'Denied',
  date: 'Date',
  number: 'Number',
  name: 'Name',
}

/**
 * The few differences that a reader should hear of first: where the tellings part, then one conflict of each kind, then
 * the next weightiest, no two of a row or of the same words.
 */
export function digest(
  comparison: Comparison,
  columns: readonly CellColumn[],
  { rowHref, reason }: { rowHref(number: number): string; reason(conflict: Conflict): string },
): DigestEntry[] {
  const sources = columns.map(({ source }) => source)
  const quote = quoter(comparison, columns, annotator(comparison, sources, reason))
  const chosen = weightiest(comparison, (conflict) =>
    [conflict.left, conflict.right]
      .map(({ column, start, end }) => columns[column]?.source.slice(start, end).toLowerCase())
      .join('\n'),
  )
  const entries = chosen.map(
    ({ row, conflict }): DigestEntry => ({
      words: kindWords[conflict.kind],
      row: row.number,
      href: rowHref(row.number),
      parts: isParting(comparison, row.number),
      quotes: [conflict.left, conflict.right].flatMap((span) => quote(row, span.column, span)),
      reason: conflict.kind === 'date' ? reason(conflict) : null,
    }),
  )
  return [...wordlessParting(comparison, columns, rowHref, quote), ...entries].slice(0, MOST_ENTRIES)
}

/** What the entries are; a parting that one telling alone speaks of is no difference of words. */
export function digestHeading([first, ...more]: readonly DigestEntry[]): string {
  if (more.length > 0) return 'The differences that matter most'
  return first && first.quotes.length < 2 ? 'Where they part' : 'The difference that matters'
}

/** A parting that no conflict shows: one telling goes on otherwise, or its universe says so by a fact. */
function wordlessParting(
  comparison: Comparison,
  columns: readonly CellColumn[],
  rowHref: (number: number) => string,
  quote: Quote,
): DigestEntry[] {
  const { divergence, rows, facts } = comparison
  const row = rows.find(({ number }) => isParting(comparison, number))
  if (!divergence || !row || row.conflicts.length > 0) return []
  const parted = columns.filter((_, column) =>
    facts.some(({ cells }) => cells[column]?.verdict === 'after divergence'),
  )
  const names = new Intl.ListFormat('en').format(parted.map(({ name }) => name))
  const quotes = divergence.columns.map((span, column) => (span ? quote(row, column, span) : []))
  return [
    {
      words: 'Parting',
      row: row.number,
      href: rowHref(row.number),
      parts: true,
      // Where one has parted by then, two that have not do not differ: one of them tells what the other is without.
      quotes: parted.length > 0 ? (quotes.find(({ length }) => length > 0) ?? []) : quotes.flat(),
      reason: parted.length > 0 ? `By then ${names} ${parted.length === 1 ? 'has' : 'have'} parted.` : null,
    },
  ]
}

interface Placed {
  row: Row
  conflict: Conflict
}

function weightiest({ rows, divergence }: Comparison, wordsOf: (conflict: Conflict) => string): Placed[] {
  const rank = ({ row, conflict }: Placed) =>
    row.number === divergence?.row ? -1 : weight.indexOf(conflict.kind)
  const all = rows
    .flatMap((row) => row.conflicts.map((conflict) => ({ row, conflict })))
    .sort((a, b) => rank(a) - rank(b) || weight.indexOf(a.conflict.kind) - weight.indexOf(b.conflict.kind))
  const seen = new Set<number | string>()
  const distinct = all.filter(({ row, conflict }) => {
    const words = wordsOf(conflict)
    if (seen.has(row.number) || seen.has(words)) return false
    seen.add(row.number).add(words)
    return true
  })
  const firsts = distinct.filter(
    ({ conflict }, index) => distinct.findIndex((each) => each.conflict.kind === conflict.kind) === index,
  )
  const others = distinct.filter((each) => !firsts.includes(each))
  return [...firsts, ...others].slice(0, MOST_ENTRIES).sort((a, b) => rank(a) - rank(b))
}

type Quote = (row: Row, column: number, span: { start: number; end: number }) => QuoteView[]

/** Cuts a span of a column out of its sentence, with some words on either side; [] where no passage holds it. */
function quoter(comparison: Comparison, columns: readonly CellColumn[], annotate: Annotate): Quote {
  return (row, index, span) => {
    const { passages } = comparison.columns[index] as Column
    const passage = passages.find(({ start, end }) => start <= span.start && span.start < end)
    if (!passage) return []
    const column = columns[index] as CellColumn
    const sentence = sentenceOf(passage, span.start)
    const [start, end] = stretchAround(passage, span, sentence)
    const html = renderExcerpt(
      column.source,
      passage,
      { start, end },
      {
        annotations: annotate(index, passage, row, { marked: false }),
        resolveLink: () => ({ kind: 'plain' }),
      },
    )
    const { name, classes, lang } = column
    return [
      {
        column: { name, classes, lang },
        before: start > sentence.start ? '… ' : '',
        after: end < sentence.end ? ' …' : '',
        html,
      },
    ]
  }
}

/** The sentence in which an offset of the source stands, in indexes of the passage's text. */
function sentenceOf(passage: Passage, offset: number): { start: number; end: number } {
  const { sentences, offsets, text } = passage
  const sentence = sentences.findLast(({ start }) => start <= offset) ?? passage
  return {
    start: textIndex(offsets, text.length, sentence.start),
    end: textIndex(offsets, text.length, sentence.end),
  }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Whole words around a span, in any script. */
function stretchAround(
  { text, offsets }: Passage,
  span: { start: number; end: number },
  sentence: { start: number; end: number },
): [number, number] {
  const from = textIndex(offsets, text.length, span.start)
  const to = Math.min(textIndex(offsets, text.length, span.end), from + LONGEST, sentence.end)
  const least = Math.max(sentence.start, from - 2 * CONTEXT)
  const most = Math.min(sentence.end, to + 2 * CONTEXT)
  const words = [...segmenter.segment(text.slice(least, most))].filter(({ isWordLike }) => isWordLike)
  const starts = words.map(({ index }) => least + index)
  const ends = words.map(({ index, segment }) => least + index + segment.length)
  const start =
    from - sentence.start <= CONTEXT ? sentence.start : starts.find((each) => each >= from - CONTEXT)
  const end = sentence.end - to <= CONTEXT ? sentence.end : ends.findLast((each) => each <= to + CONTEXT)
  return [Math.min(start ?? from, from), Math.max(end ?? to, to)]
}

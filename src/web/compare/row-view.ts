import type {
  Column,
  Comparison,
  Conflict,
  Mark,
  Row,
  RowLabel,
  TargetDifference,
} from '../../domain/compare/types.ts'
import { renderBlock, renderCells } from '../../domain/markdown/annotate.ts'
import type { Annotation, LinkTarget, SafeHtml, WikiLink } from '../../domain/markdown/types.ts'
import type { Passage } from '../../domain/text/types.ts'
import { type Annotate, annotator } from './annotations.ts'

/** What a cell needs to know of its column. */
export interface CellColumn {
  name: string
  /** Classes of the universe's mark. */
  classes: string
  lang: string
  source: string
  resolveLink(link: WikiLink): LinkTarget
}

export type BlockView =
  | { kind: Exclude<Passage['kind'], 'row'>; html: SafeHtml }
  | { kind: 'table'; rows: { isHead: boolean; cells: SafeHtml[] }[] }

export interface CellView {
  column: { name: string; classes: string; lang: string }
  blocks: BlockView[]
  /** Where the passages stand in the column's own article, when that is not here; null where they stand here. */
  standsAfter: { href: string | null; words: string } | null
}

export interface RowView {
  number: number
  label: RowLabel
  /** The label and, where a passage stands elsewhere, that it is moved. */
  words: string
  classes: string
  cells: CellView[]
  reasons: string[]
  /** The row where the tellings part for the first time. */
  parts: boolean
  /** Address of the next row that differs, for readers without a keyboard or JavaScript. */
  next: string | null
}

/** Rows as the page shows them: a row; a run of rows that agree, folded; a run that one telling has alone, as one. */
export type RowItem =
  | { kind: 'row'; row: RowView }
  | { kind: 'run'; words: string; rows: RowView[] }
  | { kind: 'alone'; words: string; rows: RowView[]; next: string | null }

/** A cell of which more than this is changed is not marked: the label says it, and the reader can read. */
const RETOLD_FROM = 0.7

/** Rows on one page; a comparison with more is shown in parts. */
export const MOST_ROWS = 600

/** A run of this many agreeing rows is folded. */
const FOLD_FROM = 3

/** How a page of rows is to be: which rows, and what the rows say of others. */
export interface RowOptions {
  only: boolean
  /** Number of the first row to show. */
  from: number
  /** Address of a row, wherever it stands. */
  rowHref(number: number): string
  /** A conflict in words, and where links lead or which pictures stand. */
  reason(conflict: Conflict): string
  elsewhere(target: TargetDifference): string
}

/** Every row with its words, marks and dates, ready for the view; runs that agree are folded, or all of them when `only`. */
export function rowItems(
  comparison: Comparison,
  columns: readonly CellColumn[],
  options: RowOptions,
): RowItem[] {
  const { rows } = comparison
  const { only, from, rowHref } = options
  const tools: RowTools = {
    ...options,
    annotate: annotator(
      comparison,
      columns.map(({ source }) => source),
      options.reason,
    ),
    placeOf: placesOf(comparison),
    differing: rows.filter((row) => row.label === 'differs').map((row) => row.number),
  }
  const views = rows
    .slice(from - 1, from - 1 + MOST_ROWS)
    .map((row) => rowView(row, comparison, columns, tools))
  return runs(views, (row) => runKind(row, only)).flatMap(({ kind, rows: run }): RowItem[] => {
    const last = run.at(-1) as RowView
    if (kind === 'agrees' && (only || run.length >= FOLD_FROM)) {
      return [{ kind: 'run', words: agreeWords(run), rows: run }]
    }
    if (kind.startsWith('alone') && run.length > 1) {
      const next = last.number < rows.length ? rowHref(last.number + 1) : null
      return [{ kind: 'alone', words: `${run.length} passages only here`, rows: run, next }]
    }
    return run.map((row) => ({ kind: 'row', row }))
  })
}

/** What a row may stand in a run with: rows without a conflict, or that the same telling has alone. */
function runKind({ label, cells }: RowView, only: boolean): string {
  if (label === 'same' || (only && (label === 'same moment' || label === 'reworded'))) return 'agrees'
  return label === 'only here' ? `alone ${cells.findIndex(({ blocks }) => blocks.length > 0)}` : ''
}

/** Cuts rows wherever their kind changes. */
function runs(
  rows: readonly RowView[],
  kindOf: (row: RowView) => string,
): { kind: string; rows: RowView[] }[] {
  const cut: { kind: string; rows: RowView[] }[] = []
  for (const row of rows) {
    const kind = kindOf(row)
    const run = cut.at(-1)
    if (run?.kind === kind) run.rows.push(row)
    else cut.push({ kind, rows: [row] })
  }
  return cut
}

function agreeWords(rows: readonly RowView[]): string {
  const [first, last] = [rows[0]?.number, rows.at(-1)?.number]
  const which = first === last ? `Row ${first}` : `Rows ${first}–${last}`
  if (rows.every(({ label }) => label === 'same')) return `${which} ${first === last ? 'agrees' : 'agree'}`
  return `${which}: ${[...new Set(rows.map(({ words }) => words))].join(', ')}`
}

/** What is worked out once for all rows. */
interface RowTools extends RowOptions {
  annotate: Annotate
  placeOf: ReturnType<typeof placesOf>
  /** Numbers of the rows that differ, in order. */
  differing: readonly number[]
}

/** Tells, for passages of a column, behind which row the column itself has them; 0 where they open it. */
function placesOf({ rows, columns }: Comparison) {
  const rowOf = columns.map(() => new Map<number, number>())
  for (const { number, cells } of rows) {
    cells.forEach((passages, column) => {
      for (const passage of passages) rowOf[column]?.set(passage, number)
    })
  }
  return (column: number, passages: readonly number[]): number =>
    rowOf[column]?.get(Math.min(...passages) - 1) ?? 0
}

function rowView(row: Row, comparison: Comparison, columns: readonly CellColumn[], tools: RowTools): RowView {
  const { annotate, differing, reason, elsewhere, rowHref } = tools
  const retold = row.cells.map((indexes, index) => {
    const { passages } = comparison.columns[index] as Column
    return isRetold(
      row.marks[index] ?? [],
      indexes.map((each) => passages[each] as Passage),
    )
  })
  const moved = isMoved(row)
  const words = labelWords(row, retold)
  const next = row.label === 'differs' ? differing.find((number) => number > row.number) : undefined
  return {
    number: row.number,
    label: row.label,
    words: moved ? `${words}, moved` : words,
    classes: `${row.label.replace(' ', '-')}${moved ? ' moved' : ''}`,
    parts: isParting(comparison, row.number),
    reasons: [...new Set([...row.conflicts.map(reason), ...row.targets.map(elsewhere)])],
    next: next === undefined ? null : rowHref(next),
    cells: row.cells.map((indexes, index) => {
      const column = columns[index] as CellColumn
      const { passages } = comparison.columns[index] as Column
      const { name, classes, lang } = column
      return {
        column: { name, classes, lang },
        standsAfter: row.moved[index] ? standsAfter(row, index, comparison.rows, tools) : null,
        blocks: blocksOf(
          indexes.map((each) => passages[each] as Passage),
          column,
          (passage) => annotate(index, passage, row, { marked: !retold[index] }),
        ),
      }
    }),
  }
}

/** The passages of a cell, those of a table as one. */
function blocksOf(
  passages: readonly Passage[],
  { source, resolveLink }: CellColumn,
  annotationsOf: (passage: Passage) => Annotation[],
): BlockView[] {
  const blocks: BlockView[] = []
  for (const passage of passages) {
    const options = { annotations: annotationsOf(passage), resolveLink }
    const last = blocks.at(-1)
    if (passage.kind !== 'row')
      blocks.push({ kind: passage.kind, html: renderBlock(source, passage, options) })
    else {
      const row = { isHead: isHead(source, passage), cells: renderCells(source, passage, options) }
      if (last?.kind === 'table') last.rows.push(row)
      else blocks.push({ kind: 'table', rows: [row] })
    }
  }
  return blocks
}

/** A table's first row is parted from the others by a line of dashes. */
function isHead(source: string, { end }: Passage): boolean {
  return /^[^\n]*\n[ >]*\|?\s*:?-{1,}:?\s*(?:\||\n|$)/.test(source.slice(end, end + 200))
}

/** Whether the tellings part in a row. Without a date nothing says that its conflict comes before the others. */
export function isParting({ divergence }: Comparison, row: number): boolean {
  return divergence?.row === row && divergence.text !== null
}

/** Whether a passage stands beside another that its own article has elsewhere: what is alone is nowhere else. */
export function isMoved({ label, moved }: Row): boolean {
  return label !== 'only here' && moved.some(Boolean)
}

/** Whether a row is told in another language: then no word of it is marked. */
export function isTranslated({ label, marks, targets }: Pick<Row, 'label' | 'marks' | 'targets'>): boolean {
  return label === 'reworded' && marks.every(({ length }) => length === 0) && targets.length === 0
}

/** Whether a row has the same words, and only leads elsewhere or shows another picture. */
export function isRelinked({ label, marks, targets }: Pick<Row, 'label' | 'marks' | 'targets'>): boolean {
  return label === 'reworded' && marks.every(({ length }) => length === 0) && targets.length > 0
}

/** What a row's label is called on the page and in what is taken away. */
export const labelNames: Record<RowLabel, string> = {
  same: 'same',
  'same moment': 'same moment',
  reworded: 'worded differently',
  differs: 'differs',
  'only here': 'only here',
}

/** Where a moved passage stands in its own article. One that follows the row above there too says so only if that moved. */
function standsAfter(
  row: Row,
  column: number,
  rows: readonly Row[],
  { placeOf, rowHref }: RowTools,
): CellView['standsAfter'] {
  const place = placeOf(column, row.cells[column] ?? [])
  if (place === 0) return { href: null, words: 'opens its own article' }
  if (place !== row.number - 1)
    return { href: rowHref(place), words: `after row ${place} in its own article` }
  const above = rows[place - 1]
  if (row.label === 'only here' || !above || !isMoved(above)) return null
  return { href: rowHref(place), words: `moved with row ${place}` }
}

/** The label, and why nothing is marked where words differ throughout or not at all. */
function labelWords(row: Row, retold: readonly boolean[]): string {
  const { label, cells, targets } = row
  if (label !== 'reworded') return labelNames[label]
  if (isTranslated(row)) return 'in another language'
  if (isRelinked(row)) return targets.some(({ kind }) => kind === 'link') ? 'other links' : 'another picture'
  const told = retold.filter((_, index) => cells[index]?.length)
  return told.slice(1).every(Boolean) ? 'worded differently throughout' : labelNames[label]
}

function isRetold(marks: readonly Mark[], passages: readonly Passage[]): boolean {
  const all = passages.reduce((sum, { start, end }) => sum + end - start, 0)
  return marks.reduce((sum, { start, end }) => sum + end - start, 0) > all * RETOLD_FROM
}

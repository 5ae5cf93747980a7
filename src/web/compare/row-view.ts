import type { Column, Comparison, Conflict, Mark, Row, RowLabel } from '../../domain/compare/types.ts'
import { renderBlock } from '../../domain/markdown/annotate.ts'
import type { Annotation, LinkTarget, SafeHtml, WikiLink } from '../../domain/markdown/types.ts'
import type { Passage } from '../../domain/text/types.ts'

/** What a cell needs to know of its column. */
export interface CellColumn {
  name: string
  /** Classes of the universe's mark. */
  classes: string
  lang: string
  source: string
  resolveLink(link: WikiLink): LinkTarget
}

export interface BlockView {
  kind: Passage['kind']
  html: SafeHtml
}

export interface CellView {
  column: { name: string; classes: string; lang: string }
  blocks: BlockView[]
  /** Where the passages stand in the column's own order, when that is not here: after which row; null where they stand here. */
  standsAfter: { row: number; words: string } | null
  /** True where so much is worded otherwise that marking it would mark everything. */
  retold: boolean
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
  /** Number of the next row that differs, for readers without a keyboard or JavaScript. */
  next: number | null
}

/** Rows as the page shows them: a row, or a run of rows that agree, folded. */
export type RowItem = { kind: 'row'; row: RowView } | { kind: 'run'; words: string; rows: RowView[] }

/** A cell of which more than this is changed is not marked: the label says it, and the reader can read. */
const RETOLD_FROM = 0.7

/** Rows on one page; a comparison with more is shown in parts. */
export const MOST_ROWS = 600

/** A run of this many agreeing rows is folded. */
const FOLD_FROM = 3

/** Every row with its words, marks and dates, ready for the view; runs that agree are folded, or all of them when `only`. */
export function rowItems(
  comparison: Comparison,
  columns: readonly CellColumn[],
  { only, from }: { only: boolean; from: number },
  reason: (conflict: Conflict) => string,
): RowItem[] {
  const annotate = annotator(comparison, reason)
  const standsAfter = placesOf(comparison)
  const differing = comparison.rows.filter((row) => row.label === 'differs').map((row) => row.number)
  const shown = comparison.rows.slice(from - 1, from - 1 + MOST_ROWS)
  const views = shown.map((row) =>
    rowView(row, comparison, columns, { annotate, standsAfter, differing, reason }),
  )
  const folds = (row: RowView) => row.label === 'same' || (only && row.label === 'same moment')
  const items: RowItem[] = []
  for (let from = 0; from < views.length; ) {
    const first = views[from] as RowView
    let to = from + 1
    if (folds(first)) while (to < views.length && folds(views[to] as RowView)) to++
    if (folds(first) && (only || to - from >= FOLD_FROM)) {
      items.push({ kind: 'run', words: runWords(to - from), rows: views.slice(from, to) })
    } else {
      items.push(...views.slice(from, to).map((row) => ({ kind: 'row', row }) as const))
    }
    from = to
  }
  return items
}

/** What is worked out once for all rows. */
interface RowTools {
  annotate: (column: number, passage: Passage, row: Row, retold: boolean) => Annotation[]
  standsAfter: ReturnType<typeof placesOf>
  /** Numbers of the rows that differ, in order. */
  differing: readonly number[]
  /** A conflict in words. */
  reason: (conflict: Conflict) => string
}

/** Tells, for passages of a column, behind which row the column itself has them. */
function placesOf({ rows, columns }: Comparison) {
  const rowOf = columns.map(() => new Map<number, number>())
  for (const { number, cells } of rows) {
    cells.forEach((passages, column) => {
      for (const passage of passages) rowOf[column]?.set(passage, number)
    })
  }
  return (column: number, passages: readonly number[]): CellView['standsAfter'] => {
    const before = rowOf[column]?.get(Math.min(...passages) - 1)
    if (before !== undefined) return { row: before, words: `there after row ${before}` }
    return { row: rowOf[column]?.get(0) ?? 1, words: 'there at the very start' }
  }
}

function runWords(count: number): string {
  return count === 1 ? '1 row agrees' : `${count} rows agree`
}

function rowView(
  row: Row,
  comparison: Comparison,
  columns: readonly CellColumn[],
  { annotate, standsAfter, differing, reason }: RowTools,
): RowView {
  const moved = row.moved.some(Boolean)
  return {
    number: row.number,
    label: row.label,
    words: moved ? `${row.label}, moved` : row.label,
    classes: `${row.label.replace(' ', '-')}${moved ? ' moved' : ''}`,
    parts: comparison.divergence?.row === row.number,
    reasons: [...new Set(row.conflicts.map(reason))],
    next: row.label === 'differs' ? (differing.find((number) => number > row.number) ?? null) : null,
    cells: row.cells.map((indexes, index) => {
      const column = columns[index] as CellColumn
      const { passages } = comparison.columns[index] as Column
      const retold = isRetold(
        row.marks[index] ?? [],
        indexes.map((each) => passages[each] as Passage),
      )
      return {
        retold,
        column,
        standsAfter: row.moved[index] ? standsAfter(index, indexes) : null,
        blocks: indexes.map((passageIndex) => {
          const passage = passages[passageIndex] as Passage
          const annotations = annotate(index, passage, row, retold)
          return {
            kind: passage.kind,
            html: renderBlock(column.source, passage, { annotations, resolveLink: column.resolveLink }),
          }
        }),
      }
    }),
  }
}

/** Collects what is set apart inside a passage: changed words, conflicts, and dates with what they are elsewhere. */
function annotator(
  comparison: Comparison,
  reason: (conflict: Conflict) => string,
): (column: number, passage: Passage, row: Row, retold: boolean) => Annotation[] {
  const slips = new Map<number, Map<number, string>>()
  for (const { column, exceptions } of comparison.shifts) {
    slips.set(column, new Map(exceptions.map(({ start, reason }) => [start, reason])))
  }
  return (column, passage, row, retold) => {
    const inside = ({ start, end }: { start: number; end: number }) =>
      start < passage.end && end > passage.start
    const dates = (comparison.columns[column] as Column).dates.filter(inside).map((date): Annotation => {
      const slip = slips.get(column)?.get(date.start)
      return {
        start: date.start,
        end: date.end,
        kind: slip ? 'slip' : 'date',
        ...(slip || date.commonText ? { title: slip ?? `${date.commonText} on the common count` } : {}),
        ...(date.commonText ? { gloss: glossOf(date.commonText) } : {}),
      }
    })
    const marks = retold ? [] : (row.marks[column] ?? []).filter(inside)
    const conflicts = row.conflicts
      .flatMap((conflict) =>
        [conflict.left, conflict.right].map((span) => ({ ...span, title: reason(conflict) })),
      )
      .filter((span) => span.column === column && inside(span))
      .map(({ start, end, title }): Annotation => ({ start, end, kind: 'conflict', title }))
    return [...dates, ...marks, ...distinct(conflicts)]
  }
}

function isRetold(marks: readonly Mark[], passages: readonly Passage[]): boolean {
  const all = passages.reduce((sum, { start, end }) => sum + end - start, 0)
  return marks.reduce((sum, { start, end }) => sum + end - start, 0) > all * RETOLD_FROM
}

/** Conflicts may share a span; the page sets it apart once. */
function distinct(spans: Annotation[]): Annotation[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  return spans.filter((span, index) => index === 0 || span.start >= (spans[index - 1] as Annotation).end)
}

/** The years of a date's words, both of a span: all that a superscript has room for. */
function glossOf(commonText: string): string {
  const years = [...new Set(commonText.match(/\d{3,}s?/g) ?? [])]
  return years.length === 0 ? commonText : years.slice(0, 2).join('–')
}

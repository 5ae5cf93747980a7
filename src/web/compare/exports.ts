import type { Column, Comparison, Row } from '../../domain/compare/types.ts'
import { targetWords } from './conflict-words.ts'
import { labelNames } from './row-view.ts'
import { questionWords } from './year-questions.ts'

/** A comparison to take away. Columns are named as the page names them. */
export interface ExportedColumn {
  name: string
  /** The name of its universe. */
  canon: string
  title: string
}

/** Rows as CSV (RFC 4180): number, label, a column a telling, and the reasons of conflicts. */
export function comparisonCsv(comparison: Comparison, columns: readonly ExportedColumn[]): string {
  const head = ['row', 'label', ...columns.map(({ name, title }) => `${name}: ${title}`), 'reasons']
  const lines = comparison.rows.map((row) => [
    String(row.number),
    labelOf(row),
    ...cellTexts(row, comparison.columns),
    reasonsOf(row, columns).join(' '),
  ])
  return [head, ...lines].map((line) => `${line.map(csvField).join(',')}\r\n`).join('')
}

/** Rows as a Markdown table, as wikis and editors read it, below what the dates raise as a question. */
export function comparisonMarkdown(comparison: Comparison, columns: readonly ExportedColumn[]): string {
  const head = ['', ...columns.map(({ name, title }) => `${name}: ${title}`)]
  const lines = comparison.rows.map((row) => [
    [`${row.number} ${labelOf(row)}`, ...reasonsOf(row, columns)].join('; '),
    ...cellTexts(row, comparison.columns),
  ])
  const table = [head, head.map(() => '---'), ...lines]
  const canons = columns.map(({ canon }) => canon)
  const questions = comparison.questions.map((question) => `${questionWords(question, canons)}\n\n`)
  return [...new Set(questions), ...table.map((line) => `| ${line.map(tableCell).join(' | ')} |\n`)].join('')
}

function labelOf({ label, moved }: Row): string {
  return moved.some(Boolean) ? `${labelNames[label]}, moved` : labelNames[label]
}

function reasonsOf({ conflicts, targets }: Row, columns: readonly ExportedColumn[]): string[] {
  const names = columns.map(({ name }) => name)
  return [
    ...new Set([
      ...conflicts.map(({ reason }) => reason),
      ...targets.map((target) => targetWords(target, names)),
    ]),
  ]
}

function cellTexts(row: Row, columns: readonly Column[]): string[] {
  return row.cells.map((indexes, column) =>
    indexes.map((index) => columns[column]?.passages[index]?.text ?? '').join('\n\n'),
  )
}

/** Quoted where it must be; a leading =, +, - or @ is disarmed, since spreadsheets run it as a formula. */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function tableCell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replace(/\s*\n\s*/g, ' ')
}

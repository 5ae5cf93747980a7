import type {
  Column,
  Comparison,
  Mark,
  Row,
  ShiftQuestion,
  TargetDifference,
  Telling,
} from '../domain/compare/types.ts'
import { plainWords } from '../domain/markdown/plain-words.ts'
import type { Passage } from '../domain/text/types.ts'

/** What is set around marked words and labels; without colours, wdiff's brackets. */
interface Style {
  changed(text: string): string
  added(text: string): string
  label(text: string): string
  faint(text: string): string
  warning(text: string): string
}

const plain: Style = {
  changed: (text) => `[-${text}-]`,
  added: (text) => `{+${text}+}`,
  label: (text) => text,
  faint: (text) => text,
  warning: (text) => text,
}

const sgr = (code: string) => (text: string) => `\u001b[${code}m${text}\u001b[0m`
const coloured: Style = {
  changed: sgr('1;33'),
  added: sgr('1;32'),
  label: sgr('1'),
  faint: sgr('2'),
  warning: sgr('31'),
}

/** A comparison as text for a terminal: what it comes to, then each row that is not the same, marked. */
export function comparisonText(
  comparison: Comparison,
  tellings: readonly Telling[],
  colors: boolean,
): string {
  const style = colors ? coloured : plain
  return `${[...summary(comparison, tellings, style), ...rowsText(comparison, style)].join('\n')}\n`
}

function summary(comparison: Comparison, tellings: readonly Telling[], style: Style): string[] {
  const { counts, shifts, questions, renamings, divergence, facts } = comparison
  const lines = tellings.map(({ id, lang }, index) => `${letter(index)}  ${style.label(id)} (${lang})`)
  const found = Object.entries(counts).filter(([, count]) => count > 0)
  const counted = found.map(([label, count]) => `${count} ${labelText(label)}`)
  lines.push('', counted.join(', ') || 'nothing to compare')
  if (comparison.coarse) lines.push(style.warning('Too large for the full method: this answer is coarser.'))
  for (const { column, years, support, exceptions, applied } of shifts) {
    if (!applied) continue
    lines.push(`${letter(column)}'s years + ${years} are ${letter(0)}'s: ${support} dates agree`)
    for (const { reason } of exceptions) lines.push(style.warning(`   slip: ${reason}`))
  }
  for (const question of questions) lines.push(style.warning(questionText(question)))
  for (const { left, right, count } of renamings)
    lines.push(`“${left}” is “${right}” throughout (${count} times)`)
  if (divergence)
    lines.push(`They first part in row ${divergence.row}${divergence.text ? ` (${divergence.text})` : ''}`)
  for (const { property, verdict, cells } of facts) {
    const values = cells.map(({ values }) => values.map(({ value }) => plainWords(value)).join('; ') || '—')
    lines.push(`${style.faint('fact')} ${property}: ${values.join(' | ')} ${style.faint(`(${verdict})`)}`)
  }
  return lines
}

/** Whether a telling counts its years differently, which only somebody who knows it can say. */
function questionText({ column, years, support, pairs, applied }: ShiftQuestion): string {
  const most = `Most dates here are ${Math.abs(years)} ${Math.abs(years) === 1 ? 'year' : 'years'} apart (${support} of ${pairs}).`
  const state = applied ? 'They are compared so' : 'They are compared as written'
  return (
    `${most} Does ${letter(column)} count its years differently? ${state}: ` +
    `--shift ${years} says yes, --shift 0 says no.`
  )
}

function rowsText(comparison: Comparison, style: Style): string[] {
  const lines: string[] = []
  let agreeing = 0
  const flush = () => {
    if (agreeing > 0)
      lines.push('', style.faint(agreeing === 1 ? '… 1 row agrees' : `… ${agreeing} rows agree`))
    agreeing = 0
  }
  for (const row of comparison.rows) {
    if (row.label === 'same') {
      agreeing++
      continue
    }
    flush()
    const moved = row.moved.some(Boolean) ? ', moved' : ''
    lines.push('', style.label(`#${row.number} ${labelText(row.label)}${moved}`))
    row.cells.forEach((cell, index) => {
      for (const passage of cell)
        lines.push(`${letter(index)}  ${passageText(comparison, row, index, passage, style)}`)
    })
    for (const { reason } of row.conflicts) lines.push(style.warning(`   ${reason}`))
    for (const target of row.targets) lines.push(`   ${targetText(target)}`)
  }
  flush()
  return lines
}

/** A row's label in the words of the page. */
function labelText(label: string): string {
  return label === 'reworded' ? 'worded differently' : label
}

/** What no word shows: where links lead, and which pictures stand. */
function targetText({ kind, left, right }: TargetDifference): string {
  const [a, b] = [left, right].map((place) => place && letter(place.column))
  if (kind === 'link') return `${a} links to ${left?.to}, ${b} to ${right?.to}.`
  if (!left || !right) return `${a ?? b} has the picture ${left?.to ?? right?.to} here.`
  return `${a} shows the picture ${left.to}, ${b} ${right.to}.`
}

function passageText({ columns }: Comparison, row: Row, column: number, index: number, style: Style): string {
  const { text, offsets } = (columns[column] as Column).passages[index] as Passage
  const marks = row.marks[column] as Mark[]
  // Marks are of the source; what a reader sees are the passage's words, without its markup.
  let next = 0
  const markAt = (at: number) => {
    const offset = offsets[at] as number
    while ((marks[next]?.end ?? Infinity) <= offset) next++
    const mark = marks[next]
    return mark && mark.start <= offset ? mark : undefined
  }
  let words = ''
  for (let from = 0, mark = markAt(0); from < text.length; ) {
    let to = from + 1
    let behind = markAt(to)
    while (to < text.length && behind === mark) behind = markAt(++to)
    const run = text.slice(from, to)
    words += mark ? style[mark.kind](run) : run
    from = to
    mark = behind
  }
  return words.replace(/\s+/g, ' ')
}

/** A, B, … for the columns. */
function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

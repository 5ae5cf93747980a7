import type { Column, Comparison, Mark, Row, Telling } from '../domain/compare/types.ts'
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
  return `${[...summary(comparison, tellings, style), ...rowsText(comparison, tellings, style)].join('\n')}\n`
}

function summary(comparison: Comparison, tellings: readonly Telling[], style: Style): string[] {
  const { counts, shifts, renamings, divergence, facts } = comparison
  const lines = tellings.map(({ id, lang }, index) => `${letter(index)}  ${style.label(id)} (${lang})`)
  const found = Object.entries(counts).filter(([, count]) => count > 0)
  lines.push('', `${found.map(([label, count]) => `${count} ${label}`).join(', ') || 'nothing to compare'}`)
  if (comparison.coarse) lines.push(style.warning('Too large for the full method: this answer is coarser.'))
  for (const { column, years, support, exceptions, set } of shifts) {
    const words = `${letter(column)}'s years + ${years} are ${letter(0)}'s: ${support} dates agree`
    lines.push(set ? words : `${words} (give --shift ${years} to take it for certain)`)
    for (const { reason } of exceptions) lines.push(style.warning(`   slip: ${reason}`))
  }
  for (const { left, right, count } of renamings)
    lines.push(`“${left}” is “${right}” throughout (${count} times)`)
  if (divergence)
    lines.push(`They first part in row ${divergence.row}${divergence.text ? ` (${divergence.text})` : ''}`)
  for (const { property, verdict, cells } of facts) {
    const values = cells.map(({ values }) => values.map(({ value }) => value).join('; ') || '—')
    lines.push(`${style.faint('fact')} ${property}: ${values.join(' | ')} ${style.faint(`(${verdict})`)}`)
  }
  return lines
}

function rowsText(comparison: Comparison, tellings: readonly Telling[], style: Style): string[] {
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
    lines.push('', style.label(`#${row.number} ${row.label}${moved}`))
    row.cells.forEach((cell, index) => {
      for (const passage of cell)
        lines.push(`${letter(index)}  ${passageText(comparison, tellings, row, index, passage, style)}`)
    })
    for (const { reason } of row.conflicts) lines.push(style.warning(`   ${reason}`))
  }
  flush()
  return lines
}

function passageText(
  { columns }: Comparison,
  tellings: readonly Telling[],
  row: Row,
  column: number,
  index: number,
  style: Style,
): string {
  const { source } = tellings[column] as Telling
  const passage = (columns[column] as Column).passages[index] as Passage
  let text = ''
  let at = passage.start
  for (const mark of (row.marks[column] as Mark[]).filter(
    ({ start, end }) => start >= passage.start && end <= passage.end,
  )) {
    text += source.slice(at, mark.start) + style[mark.kind](source.slice(mark.start, mark.end))
    at = mark.end
  }
  return (text + source.slice(at, passage.end)).replace(/\s+/g, ' ')
}

/** A, B, … for the columns. */
function letter(column: number): string {
  return String.fromCharCode(65 + column)
}

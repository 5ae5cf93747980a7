import type { SourceProblem } from './types.ts'

/** Problems of one message, with all of their lines; [] where it is the field as a whole. */
export interface Remark extends Pick<SourceProblem, 'field' | 'message' | 'severity'> {
  lines: number[]
}

/** More lines than anybody looks up one by one. */
const mostLines = 5

/** Each thing that is to be said of a source once, with its lines, in their order. */
export function remarksOf(problems: readonly SourceProblem[]): Remark[] {
  const remarks = new Map<string, Remark>()
  for (const { field, line, message, severity } of problems) {
    const key = `${field}\0${message}`
    const remark = remarks.get(key) ?? { field, lines: [], message, severity }
    if (line !== null && !remark.lines.includes(line)) remark.lines.push(line)
    remarks.set(key, remark)
  }
  return [...remarks.values()]
}

/** `line 4`, or `lines 4, 6 and 8`; '' for none. */
export function lineWords(lines: readonly number[]): string {
  if (lines.length === 0) return ''
  const shown = lines.slice(0, mostLines).map(String)
  const rest = lines.length - shown.length
  const last = rest > 0 ? `${rest} more` : shown.length > 1 ? shown.pop() : undefined
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${last === undefined ? '' : ` and ${last}`}`
}

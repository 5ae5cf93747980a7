import type { SourceProblem } from '../source/types.ts'

/** Something in a file that is taken as it stands; `lines` are of the file, [] where it is the file as a whole. */
export interface FileRemark {
  lines: number[]
  message: string
  /** A note says what was done as it was meant, a warning what may not have been. */
  severity: 'warning' | 'note'
}

/** More lines than anybody looks up one by one. */
const mostLines = 5

/** What is to be said of a file, each thing once with all of its lines. Errors are no remarks: their file is not taken. */
export function remarksOf(problems: readonly SourceProblem[]): FileRemark[] {
  const remarks = new Map<string, FileRemark>()
  for (const { line, message, severity } of problems) {
    if (severity === 'error') continue
    const remark = remarks.get(message) ?? { lines: [], message, severity }
    if (line !== null && !remark.lines.includes(line)) remark.lines.push(line)
    remarks.set(message, remark)
  }
  return [...remarks.values()]
}

/** A remark's words behind its lines: `lines 4, 6 and 8: …`. */
export function remarkWords({ lines, message }: Pick<FileRemark, 'lines' | 'message'>): string {
  if (lines.length === 0) return message
  const shown = lines.slice(0, mostLines).map(String)
  const rest = lines.length - shown.length
  const last = rest > 0 ? `${rest} more` : shown.length > 1 ? shown.pop() : undefined
  const list = shown.join(', ') + (last === undefined ? '' : ` and ${last}`)
  return `${lines.length === 1 ? 'line' : 'lines'} ${list}: ${message}`
}

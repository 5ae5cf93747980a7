import type { BodyProblem } from '../markdown/types.ts'
import type { SourceProblem } from './types.ts'

const words: Record<BodyProblem['kind'], string> = {
  'nested too deep':
    'From here on it is nested more than 20 levels deep. What is below is shown, but as plain paragraphs.',
  'more cells than columns':
    'This row has more cells than the table has columns. They are shown behind its last column; give the first row as many.',
  'more markup than is read':
    'There is more markup here than can be read, so the text is shown as plain paragraphs, without its links and facts. Split it into several articles.',
  comment: 'A comment begins here. It is kept, and hidden from readers, comparisons and search.',
  'comment never closed':
    'A comment begins here and is never closed, so it is shown. Close it with the same %% or with -->, or put a backslash before it.',
}

/** What the writer is told of a problem in the text; its line is of the body. */
export function sayBodyProblem({ kind, line }: BodyProblem): SourceProblem {
  return { field: 'body', line, message: words[kind], severity: kind === 'comment' ? 'note' : 'warning' }
}

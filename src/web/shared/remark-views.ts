import { lineWords, type Remark, remarksOf } from '../../domain/source/remarks.ts'
import type { SourceProblem } from '../../domain/source/types.ts'

/** One line of what a writer should know of a text: what was not taken as it is written, or was hidden as it was meant. */
export interface RemarkView {
  words: string
  isNote: boolean
}

const fields: Record<Remark['field'], string> = { title: 'Title', matter: 'Facts and details', body: 'Text' }

/** What is to be said of a text, with where it stands in the editing form. */
export function remarkViews(problems: readonly SourceProblem[]): RemarkView[] {
  return remarksOf(problems).map(({ field, lines, message, severity }) => {
    const where = [fields[field], lineWords(lines)].filter((each) => each !== '').join(', ')
    return { words: `${where}: ${message}`, isNote: severity === 'note' }
  })
}

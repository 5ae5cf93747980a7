import type { ParserBlock, StateBlock } from 'markdown-it'
import { remark } from './placed-token.ts'

/** What begins a block of its own, where nothing is read as one any more. */
const ownBlock = /^(?:[-*+>#|]|```|~~~|\d{1,9}[.)]|[^\n:]{1,60}::[ \t])/

/**
 * Replaces the parser's main loop by one that reads on, as paragraphs, where blocks are nested deeper than the limit. The
 * library's own leaves out there all that follows, to the end of the text.
 */
export function showBeyondNesting(parser: ParserBlock): void {
  parser.tokenize = (state, startLine, endLine) => {
    const rules = parser.ruler.getRules('')
    const { maxNesting } = state.md.options
    let line = startLine
    let hasEmptyLines = false
    while (line < endLine) {
      state.line = line = state.skipEmptyLines(line)
      if (line >= endLine || (state.sCount[line] as number) < state.blkIndent) break
      if (state.level >= maxNesting) readPlain(state, line, endLine)
      else rules.some((rule) => rule(state, line, endLine, false))
      if (state.line <= line) throw new Error('No rule read on.')
      state.tight = !hasEmptyLines
      if (state.isEmpty(state.line - 1)) hasEmptyLines = true
      line = state.line
      if (line < endLine && state.isEmpty(line)) {
        hasEmptyLines = true
        state.line = ++line
      }
    }
  }
}

/** A paragraph of the lines up to an empty one, one that is indented less, or one that would begin another block. */
function readPlain(state: StateBlock, line: number, endLine: number): void {
  const isPlain = beginsBlock(state, line)
  if (isPlain) remark(state.env, { kind: 'nested too deep', line: line + 1 })
  let next = line + 1
  while (next < endLine && !state.isEmpty(next) && (state.sCount[next] as number) >= state.blkIndent) {
    if (beginsBlock(state, next)) break
    next++
  }
  const content = state.getLines(line, next, state.blkIndent, false).trim()
  state.line = next
  // Of a type of its own: paragraphs of a tight list run on in one line.
  const type = isPlain ? 'plain' : 'paragraph'
  const open = state.push(`${type}_open`, 'p', 1)
  open.map = [line, next]
  const inline = state.push('inline', '', 0)
  inline.content = content
  inline.map = [line, next]
  inline.children = []
  state.push(`${type}_close`, 'p', -1)
}

function beginsBlock(state: StateBlock, line: number): boolean {
  const start = (state.bMarks[line] as number) + (state.tShift[line] as number)
  return ownBlock.test(state.src.slice(start, Math.min(state.eMarks[line] as number, start + 64)))
}

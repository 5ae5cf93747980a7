import MarkdownIt, { type Token } from 'markdown-it'
import { type ContentMap, straightMap } from './content-map.ts'
import { newToken, type PlacedToken, remark, spend, TOKEN_COST } from './placed-token.ts'
import { type Cell, splitRow } from './split-row.ts'

/** Whitespace that markdown-it trims off the content of paragraphs and headings. */
const leadingSpace = /^[ \t\n\r]*/

/**
 * markdown-it's block state, which also notes where in the source the content of each inline token stands. `push` does
 * what the library's does, with our tokens.
 */
export class PlacingBlockState extends MarkdownIt.StateBlock {
  /** The lines that the running rule has just cut out of the source. */
  private cut = { text: '', firstLine: 0 }
  /** The table that is being read: its next row's line, and the cells of the current row not yet made, the last first. */
  private nextRow = 0
  private cells: Cell[] = []

  override getLines(begin: number, end: number, indent: number, keepLastLF: boolean): string {
    const text = super.getLines(begin, end, indent, keepLastLF)
    this.cut = { text, firstLine: begin }
    const last: PlacedToken | undefined = this.tokens.at(-1)
    // Code takes its lines after its token, everything else before.
    if (last?.type === 'fence' || last?.type === 'code_block') last.place ??= this.linesMap(0)
    return text
  }

  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    if (type === 'tr_close') this.pushCellsLeft()
    spend(this.env, TOKEN_COST)
    const before = this.tokens.at(-1)
    const token = newToken(type, tag, nesting)
    token.block = true
    if (nesting < 0) this.level--
    token.level = this.level
    if (nesting > 0) this.level++
    this.tokens.push(token)
    if (type === 'inline') token.place = this.placeAfter(before)
    else if (type === 'table_open') this.nextRow = this.line
    else if (type === 'tr_open') this.openRow()
    return token
  }

  private placeAfter(before: Token | undefined): ContentMap {
    switch (before?.type) {
      case 'th_open':
      case 'td_open':
        return this.cells.pop()?.place ?? straightMap(this.eMarks[this.nextRow - 1] ?? 0)
      case 'heading_open':
        if (before.markup.startsWith('#')) return this.atxMap(before)
    }
    return this.linesMap(leadingSpace.exec(this.cut.text)?.[0].length ?? 0)
  }

  /** Lines keep their ends when their indentation is cut, so each is placed from its end. */
  private linesMap(trimmed: number): ContentMap {
    const { text, firstLine } = this.cut
    const map: ContentMap = { starts: [], deltas: [] }
    let line = firstLine
    let start = 0
    do {
      const newline = text.indexOf('\n', start)
      const end = newline < 0 ? text.length : newline
      map.starts.push(start - trimmed)
      map.deltas.push((this.eMarks[line++] as number) - end + trimmed)
      start = end + 1
    } while (start < text.length)
    return map
  }

  private atxMap(heading: Token): ContentMap {
    const line = heading.map?.[0] ?? this.line
    const marker = (this.bMarks[line] as number) + (this.tShift[line] as number)
    return straightMap(this.skipSpaces(marker + heading.markup.length))
  }

  /** The rule makes the header's row from the table's first line, skips the ruler, then takes one line a row. */
  private openRow(): void {
    const line = this.nextRow
    this.nextRow = line + (this.tokens.at(-2)?.type === 'thead_open' ? 2 : 1)
    const start = (this.bMarks[line] as number) + (this.tShift[line] as number)
    this.cells = splitRow(this.src, start, this.eMarks[line] as number).reverse()
  }
  /** The rule leaves out what a row has more than the table has columns. */
  private pushCellsLeft(): void {
    const cells = this.cells.reverse()
    while (cells.at(-1)?.content === '') cells.pop()
    if (cells.length === 0) return
    remark(this.env, { kind: 'more cells than columns', line: this.nextRow })
    this.cells = []
    for (const { content, place } of cells) {
      this.push('td_open', 'td', 1)
      const inline: PlacedToken = this.push('inline', '', 0)
      Object.assign(inline, { content, place, children: [] })
      this.push('td_close', 'td', -1)
    }
  }
}

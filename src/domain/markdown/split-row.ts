import type { ContentMap } from './content-map.ts'

/** A cell of a table row: its text, and where that stands. */
export interface Cell {
  content: string
  place: ContentMap
}

/**
 * The cells of a table row between two source offsets, cut as markdown-it's table rule cuts them: at bars,
 * an escaped bar being a bar of the cell, without empty first and last cells, each cell trimmed.
 */
export function splitRow(source: string, from: number, to: number): Cell[] {
  const line = source.slice(from, to)
  const start = from + (line.length - line.trimStart().length)
  const end = start + line.trim().length
  const cells: Piece[][] = []
  let cell: Piece[] = []
  let pieceStart = start
  for (let at = start; at < end; at++) {
    if (source[at] !== '|') continue
    const escaped = at > start && source[at - 1] === '\\'
    cell.push({ start: pieceStart, end: escaped ? at - 1 : at })
    pieceStart = escaped ? at : at + 1
    if (escaped) continue
    cells.push(cell)
    cell = []
  }
  cells.push([...cell, { start: pieceStart, end }])
  if (isEmpty(cells[0])) cells.shift()
  if (isEmpty(cells.at(-1))) cells.pop()
  return cells.map((pieces) => readCell(source, pieces))
}

interface Piece {
  start: number
  end: number
}

function isEmpty(cell: readonly Piece[] | undefined): boolean {
  return cell?.every(({ start, end }) => start === end) ?? false
}

function readCell(source: string, pieces: readonly Piece[]): Cell {
  const text = pieces.map(({ start, end }) => source.slice(start, end)).join('')
  const place: ContentMap = { starts: [], deltas: [] }
  let length = -(text.length - text.trimStart().length)
  for (const { start, end } of pieces) {
    place.starts.push(length)
    place.deltas.push(start - length)
    length += end - start
  }
  return { content: text.trim(), place }
}

import { straightMap } from './content-map.ts'
import { newToken, type PlacedToken } from './placed-token.ts'

/** Paragraphs told apart; what follows is one, so that hostile input stays cheap to the end. */
const MOST_PARAGRAPHS = 5_000

/** A body read without any markup: paragraphs between blank lines. */
export function plainTokens(body: string): PlacedToken[] {
  const tokens: PlacedToken[] = []
  const gap = /\n(?:[ \t]*\n)+/g
  let line = 0
  for (let start = 0; start < body.length; ) {
    const found = tokens.length < 3 * MOST_PARAGRAPHS ? gap.exec(body) : null
    const end = found?.index ?? body.length
    const text = body.slice(start, end)
    const lines = text.split('\n').length
    if (text.trim() !== '') tokens.push(...paragraph(text, start, [line, line + lines]))
    line += lines + (found ? found[0].split('\n').length - 2 : 0)
    start = found ? gap.lastIndex : body.length
  }
  return tokens
}

function paragraph(text: string, start: number, map: [number, number]): PlacedToken[] {
  const open = newToken('paragraph_open', 'p', 1)
  const inline = newToken('inline', '', 0)
  const child = newToken('text', '', 0)
  // As softbreaks read, and as long as the source.
  const content = text.replaceAll('\n', ' ')
  Object.assign(child, { content, from: 0 })
  Object.assign(inline, { content, children: [child], place: straightMap(start), map })
  open.map = map
  return [open, inline, newToken('paragraph_close', 'p', -1)]
}

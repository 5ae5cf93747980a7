import MarkdownIt from 'markdown-it'
import { straightMap } from './content-map.ts'
import type { PlacedToken } from './placed-token.ts'

/** A body read without any markup: paragraphs between blank lines, each its lines of text. */
export function plainTokens(body: string): PlacedToken[] {
  const tokens: PlacedToken[] = []
  let line = 0
  let offset = 0
  let inline: PlacedToken | null = null
  for (const text of body.split('\n')) {
    if (text.trim() === '') inline = null
    else if (!inline) {
      inline = openParagraph(tokens, line, offset)
      addText(inline, text, 0)
    } else {
      const from = offset - (inline.place?.deltas[0] as number)
      const softbreak: PlacedToken = new MarkdownIt.Token('softbreak', 'br', 0)
      softbreak.from = from - 1
      inline.children?.push(softbreak)
      addText(inline, text, from)
      for (const token of tokens.slice(-3, -1)) token.map = [token.map?.[0] ?? line, line + 1]
    }
    line++
    offset += text.length + 1
  }
  return tokens
}

function openParagraph(tokens: PlacedToken[], line: number, offset: number): PlacedToken {
  const open = new MarkdownIt.Token('paragraph_open', 'p', 1)
  const inline: PlacedToken = new MarkdownIt.Token('inline', '', 0)
  const close = new MarkdownIt.Token('paragraph_close', 'p', -1)
  open.map = inline.map = [line, line + 1]
  inline.children = []
  inline.place = straightMap(offset)
  tokens.push(open, inline, close)
  return inline
}

function addText(inline: PlacedToken, content: string, from: number): void {
  const token: PlacedToken = new MarkdownIt.Token('text', '', 0)
  token.content = content
  token.from = from
  inline.children?.push(token)
}

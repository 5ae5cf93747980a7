import type { SourceProblem } from './types.ts'

/** Largest source of one article, in bytes of UTF-8. */
export const MAX_SOURCE_BYTES = 1_048_576

/** Faults that no source may have, whatever it says: NUL, half of a surrogate pair, more than 1 MiB. [] when fine. */
export function checkSourceText(text: string): SourceProblem[] {
  const problems: SourceProblem[] = []
  const nul = text.indexOf('\0')
  if (nul >= 0) problems.push(fault(lineAt(text, nul), 'It holds a NUL character, which text cannot have.'))
  if (!text.isWellFormed()) {
    problems.push(fault(lineAt(text, loneSurrogate(text)), 'It holds half a character (a lone surrogate).'))
  }
  const bytes = utf8Length(text)
  if (bytes > MAX_SOURCE_BYTES) {
    const size = (bytes / MAX_SOURCE_BYTES).toFixed(1)
    problems.push(fault(null, `It is ${size} MiB long; an article can have at most 1 MiB. Split it in two.`))
  }
  return problems
}

/** The text with every line end as '\n' and without a byte order mark: how sources are stored and hashed. */
export function normaliseNewlines(text: string): string {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text
  return bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare
}

/** Bytes of the text in UTF-8; a lone surrogate counts as the three bytes of U+FFFD. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    // A surrogate pair is two units and four bytes, so each half adds one.
    if (unit < 0x800) bytes += 1
    else if (isPair(text, index)) {
      bytes += 2
      index++
    } else bytes += 2
  }
  return bytes
}

/** 1-based line that holds an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

function isPair(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00
}

function loneSurrogate(text: string): number {
  return text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
}

function fault(line: number | null, message: string): SourceProblem {
  return { field: 'body', line, message, severity: 'error' }
}

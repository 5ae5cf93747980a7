/** Longest line that a text wrapped by hand or by an old mail program has. */
const widestWrapped = 100

const bullet = /^[•·‣◦▪●○*+-][ \t\u00a0]+(?=\S)/u
const separator = /^(?:[-*_=~][ \t]*){3,}$/

/**
 * Markdown that shows a plain text as it is: paragraphs parted, bullets as lists, and nothing in it taken for markup.
 * Lines that were wrapped stay one paragraph; lines that are paragraphs of their own become such. Page breaks and
 * Unicode's line and paragraph separators part paragraphs.
 */
export function plainToMarkdown(text: string): string {
  const blocks: string[] = []
  for (const block of text.replace(/[\f\v\u2028\u2029\u0085]/g, '\n\n').split(/\n[^\S\n]*\n/)) {
    const lines = block
      .split('\n')
      .map((line) => line.replaceAll('\t', ' ').trim())
      .filter((line) => line !== '')
    for (const paragraph of paragraphsOf(lines)) blocks.push(paragraph)
  }
  return blocks.length === 0 ? '' : `${joinBlocks(blocks)}\n`
}

/** Items of one list stay together; everything else is parted by an empty line. */
function joinBlocks(blocks: readonly string[]): string {
  return blocks
    .map((block, index) => {
      if (index === 0) return block
      const together = block.startsWith('- ') && blocks[index - 1]?.startsWith('- ')
      return `${together ? '\n' : '\n\n'}${block}`
    })
    .join('')
}

function paragraphsOf(lines: readonly string[]): string[] {
  if (lines.some((line) => bullet.test(line))) return withItems(lines)
  return isWrapped(lines) ? [lines.map(escapeLine).join('\n')] : lines.map(escapeLine)
}

/** A line after a bullet that has none of its own goes on with the item, where the item was wrapped. */
function withItems(lines: readonly string[]): string[] {
  const blocks: string[] = []
  for (const [index, line] of lines.entries()) {
    const last = blocks.at(-1)
    if (bullet.test(line)) blocks.push(`- ${escapeItem(line.replace(bullet, ''))}`)
    else if (last?.startsWith('- ') && isWrapped(lines.slice(Math.max(0, index - 1), index + 1))) {
      blocks[blocks.length - 1] = `${last}\n  ${escapeLine(line)}`
    } else blocks.push(escapeLine(line))
  }
  return blocks
}

/** Wrapped lines are about equally long, but for the last. */
function isWrapped(lines: readonly string[]): boolean {
  const longest = Math.max(...lines.map((line) => line.length))
  return (
    lines.length > 1 &&
    longest <= widestWrapped &&
    longest >= 40 &&
    lines.slice(0, -1).every((line) => line.length >= longest * 0.6)
  )
}

/** A box that was drawn by hand is not one to tick. */
function escapeItem(line: string): string {
  return escapeLine(line).replace(/^\[(?=[ xX]\][ \t])/, '\\[')
}

function escapeLine(line: string): string {
  if (separator.test(line)) return line.startsWith('=') || line.startsWith('~') ? `\\${line}` : '---'
  return escapeInline(line)
    .replace(/^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|=+$|:(?=\s))/u, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([^:[\]\\]{1,60}):(?=:\s)/u, '$1\\:')
}

/** Only what could be markup is escaped, so that `[O.S. 26 October]` stays what it was. */
function escapeInline(line: string): string {
  return line
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*_`]/g, '\\$&')
    .replace(/\[(?=[[^]|[^\][]*(?:\]\s?[([:]|::))/g, '\\[')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/\|(?=\|)|(?<=\|)\|/g, '\\|')
    .replace(/%(?=%)|(?<=%)%/g, '\\%')
    .replace(/(?<=^|\s)\^(?=[\w-]+$)/g, '\\^')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/=(?==)|(?<==)=/g, '\\=')
}

import { type ContentMap, sourceOffset, straightMap } from './content-map.ts'
import { type LineHead, swallowAround } from './hidden-lines.ts'
import type { PlacedToken } from './placed-token.ts'

/** A stretch of a text, in its offsets. */
export interface Stretch {
  start: number
  end: number
}

/** What a body hides, in order and not overlapping, and what of it began a comment, in offsets of the body. */
export interface Hidden {
  stretches: Stretch[]
  comments: { start: number; isClosed: boolean }[]
}

/** Whether a text may hide anything: most hide nothing, and cost nothing. */
const mayHide = /%%|<!--|\^[A-Za-z0-9-]{2,}[ \t]*$/m

/** By which Obsidian's links find a block. Powers and the like are shorter, or nothing but a few digits. */
const blockName = /(?:^|[ \t\n])\^(?=[\d-]*[A-Za-z]|.{6})[A-Za-z0-9-]{2,}[ \t]*$/

/** Units that may be read again where comments took lines out of the structure around them. */
const MOST_READ = 3_000_000

/**
 * What other tools keep from their readers, and so do we: Obsidian's `%% comments %%` and the names of its blocks, and
 * HTML's comments, over several paragraphs too. What stands in code or behind a backslash is text, and so is a comment
 * that is never closed: better one word too many than the rest of an article too few.
 * @param readBlocks gives a text's block tokens, the inline ones with their places; null where it is too much to read.
 */
export function findHidden(
  body: string,
  readBlocks: (text: string) => readonly PlacedToken[] | null,
): Hidden {
  const hidden: Hidden = { stretches: [], comments: [] }
  if (!mayHide.test(body)) return hidden
  let shown = ''
  let left = MOST_READ
  for (let from = 0; from < body.length; ) {
    // What is shown so far stands before the rest, so that the rest is read in the list or quote that it is of.
    const text = shown + body.slice(from)
    const moved = from - shown.length
    left -= text.length
    const pass = new Pass(text, shown.length)
    pass.read(contentsOf(text, readBlocks(text)), left > 0)
    for (const { start, end } of pass.found.stretches) {
      hidden.stretches.push({ start: start + moved, end: end + moved })
    }
    for (const { start, isClosed } of pass.found.comments) {
      hidden.comments.push({ start: start + moved, isClosed })
    }
    from = pass.end + moved
    shown = cutStretches(text.slice(0, pass.end), pass.found.stretches).text
  }
  return hidden
}

/** A text without some stretches of it, and where each of its units stood; one more for the end. */
export function cutStretches(
  text: string,
  stretches: readonly Stretch[],
): { text: string; offsets: Uint32Array } {
  const offsets = new Uint32Array(text.length + 1)
  let shown = ''
  let length = 0
  let at = 0
  for (const { start, end } of [...stretches, { start: text.length, end: text.length }]) {
    shown += text.slice(at, start)
    for (; at < start; at++) offsets[length++] = at
    at = end
  }
  offsets[length] = text.length
  return { text: shown, offsets: offsets.subarray(0, length + 1) }
}

interface Content {
  text: string
  place: ContentMap
  end: number
}

function contentsOf(text: string, tokens: readonly PlacedToken[] | null): Content[] {
  if (tokens === null) return [{ text, place: straightMap(0), end: text.length }]
  return tokens.flatMap(({ type, content, place }) => {
    if (type !== 'inline' || !place || content === '') return []
    return [{ text: content, place, end: sourceOffset(place, content.length - 1) + 1 }]
  })
}

/** One reading of a text whose beginning is read already. */
class Pass {
  readonly found: Hidden = { stretches: [], comments: [] }
  /** Up to where the text is read. */
  end: number
  private readonly text: string
  private head: LineHead = { text: '', end: 0 }
  /** What no longer can be closed. */
  private readonly unclosed = new Set<string>()

  constructor(text: string, from: number) {
    this.text = text
    this.end = from
  }

  /** Stops behind a comment that reaches beyond the block in which it began, where the text may be read again. */
  read(contents: readonly Content[], mayStop: boolean): void {
    for (const content of contents) {
      if (content.end <= this.end) continue
      if (this.readContent(content) && mayStop) return
    }
    this.end = this.text.length
  }

  private readContent({ text, place, end }: Content): boolean {
    const unpaired = new Set<number>()
    const signs = /\\|`+|%%|<!--/g
    for (let sign = signs.exec(text); sign; sign = signs.exec(text)) {
      const offset = sourceOffset(place, sign.index)
      if (offset < this.end) signs.lastIndex = sign.index + 1
      else if (sign[0] === '\\') signs.lastIndex = sign.index + 2
      else if (sign[0].startsWith('`'))
        signs.lastIndex = behindCode(text, sign.index, sign[0].length, unpaired)
      else if (this.hideComment(offset, sign[0]) > end) return true
    }
    const name = blockName.exec(text)
    const start = name ? sourceOffset(place, name.index) : 0
    if (name && start >= this.end) this.hide({ start, end })
    return false
  }

  /** Answers where the comment ends; 0 where it does not. */
  private hideComment(start: number, opening: string): number {
    const end = this.unclosed.has(opening) ? -1 : closeOf(this.text, start, opening)
    this.found.comments.push({ start, isClosed: end > 0 })
    if (end > 0) return this.hide({ start, end })
    this.unclosed.add(opening)
    return 0
  }

  private hide(stretch: Stretch): number {
    const { whole, head } = swallowAround(this.text, stretch, this.end, this.head)
    this.found.stretches.push(whole)
    this.head = head
    this.end = whole.end
    return stretch.end
  }
}

/** Behind the span of code that begins with a run of backticks, or behind the run where it is one of none. */
function behindCode(text: string, start: number, length: number, unpaired: Set<number>): number {
  const open = start + length
  if (unpaired.has(length)) return open
  const runs = /`+/g
  runs.lastIndex = open
  for (let run = runs.exec(text); run; run = runs.exec(text)) {
    if (run[0].length === length) return runs.lastIndex
  }
  unpaired.add(length)
  return open
}

function closeOf(text: string, start: number, opening: string): number {
  if (text.startsWith('<!-->', start)) return start + 5
  if (text.startsWith('<!--->', start)) return start + 6
  const closing = opening === '%%' ? '%%' : '-->'
  const close = text.indexOf(closing, start + opening.length)
  return close < 0 ? -1 : close + closing.length
}

import type { Stretch } from './find-hidden.ts'

/** What is shown of a line up to where something hidden ends: its beginning, which is enough to know what it is. */
export interface LineHead {
  text: string
  end: number
}

/** Longest beginning of a line that is looked at; a line may hide thousands of things. */
const LONGEST_HEAD = 200

/** An empty line, or one that no paragraph goes on in: an item or a row. */
const endsParagraph = /[ \t>]*(?:$|[-*+][ \t]|\d{1,9}[.)][ \t]|\|)/my
const restOfLine = /[ \t]*(?=\n|$)/y
const emptyItem = /^([ \t>]*)(?:[-*+]|\d{1,9}[.)])[ \t]+$/

/**
 * A hidden stretch with the white space that would be left around it: whole lines that hold nothing else, and one of two
 * spaces between words. Nothing before `least` is taken; `last` is the head of the stretch before.
 */
export function swallowAround(
  text: string,
  { start, end }: Stretch,
  least: number,
  last: LineHead,
): { whole: Stretch; head: LineHead } {
  const head = headOf(text, start, last)
  const whole = { start, end }
  restOfLine.lastIndex = end
  const isLast = restOfLine.test(text)
  const lineEnd = isLast ? restOfLine.lastIndex : end
  if (isLast && (/^[ \t>]*$/.test(head) || isEmptyItem(text, head, lineEnd))) {
    // Between two lines of a list or table no empty one may be left; between two paragraphs one must.
    const lineStart = text.lastIndexOf('\n', start - 1) + 1
    whole.end = lineEnd
    if (isGap(text, lineStart, lineEnd)) {
      whole.start = Math.max(least, lineStart)
      whole.end = Math.min(lineEnd + 1, text.length)
    }
  } else if (isLast || (/[ \t]$/.test(head) && /^[.,;:!?)\]|]/.test(text[end] ?? ''))) {
    while (whole.start > least && isSpace(text[whole.start - 1])) whole.start--
  } else if (head === '' || /[ \t]$/.test(head)) {
    while (isSpace(text[whole.end])) whole.end++
  }
  return { whole, head: { text: head.slice(0, LONGEST_HEAD - 1) + head.slice(-1), end: whole.end } }
}

function headOf(text: string, start: number, last: LineHead): string {
  const between = text.slice(Math.max(last.end, start - LONGEST_HEAD), start)
  const newline = between.lastIndexOf('\n')
  if (newline >= 0) return between.slice(newline + 1)
  if (start - last.end <= LONGEST_HEAD) return last.text + between
  const line = text.lastIndexOf('\n', start - 1) + 1
  const from = Math.max(line, last.end)
  return (from > line ? last.text : '') + text.slice(from, from + LONGEST_HEAD) + text.slice(start - 1, start)
}

/** A bullet without a word behind it, unless what follows stands in its item. */
function isEmptyItem(text: string, head: string, lineEnd: number): boolean {
  const indent = emptyItem.exec(head)?.[1]
  if (indent === undefined) return false
  const next = /[ \t>]*(?=\S)/y
  next.lastIndex = lineEnd + 1
  return (next.exec(text)?.[0].length ?? 0) <= indent.length
}

/** Whether no paragraph runs on from above a line to below it. */
function isGap(text: string, lineStart: number, lineEnd: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1))
  endsParagraph.lastIndex = lineEnd + 1
  return /^[ \t>]*$/.test(before) || lineEnd + 1 >= text.length || endsParagraph.test(text)
}

function isSpace(sign: string | undefined): boolean {
  return sign === ' ' || sign === '\t'
}

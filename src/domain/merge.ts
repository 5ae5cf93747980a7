import { diffArrays } from 'diff'
import { splitSource } from './source/front-matter.ts'

/** Whose words stand between the marks of a draft. */
const MINE = '<<<<<<< Your text'
const PARTING = '======='
const THEIRS = '>>>>>>> Saved while you were writing'

/** More changed passages than this are not told apart: the cost grows with their square. */
const MOST_CHANGES = 2_000

/** A line that is a passage of its own where others run on: of a list, table, quote, heading or fact. */
const ownLine = /^[ \t]*(?:[-*+|>#]|\d{1,9}[.)][ \t]|\[\^|[^\n:]{1,60}::[ \t])/

/** Base passages `start` to `end` (not included) replaced by other text. */
interface Change {
  start: number
  end: number
  text: string
}

/**
 * Merges two texts that grew from one base, passage by passage: paragraphs, and each line of front matter, lists, tables
 * and quotes. Edits of different passages come together; two different edits of one passage, or two insertions at one
 * place, conflict. The draft of a conflict is the merged text with both versions between marks on lines of their own.
 * Line ends must be '\n'.
 */
export function mergeByPassage(
  base: string,
  mine: string,
  theirs: string,
): { clean: true; text: string } | { clean: false; draft: string; conflicts: number } {
  const passages = splitPassages(base)
  const between = (start: number, end: number) => passages.slice(start, end).join('')
  const ours = changesBetween(passages, splitPassages(mine))
  const others = changesBetween(passages, splitPassages(theirs))
  let merged = ''
  let conflicts = 0
  let at = 0
  const append = (text: string) => {
    // A text's first passage has no line ends before it, and may now stand behind another.
    if (merged !== '' && /^[^\n]/.test(text) && !merged.endsWith('\n')) merged += '\n\n'
    merged += text
  }
  for (let next = takeNext(ours, others); next; next = takeNext(ours, others)) {
    const { start, end } = next
    append(between(at, start))
    at = end
    const [a, b, old] = [
      rewrite(passages, next, next.ours),
      rewrite(passages, next, next.others),
      between(start, end),
    ]
    if (a === b || b === old) append(a)
    else if (a === old) append(b)
    else {
      conflicts++
      append(markConflict(a, b, merged))
    }
  }
  append(between(at, passages.length))
  return conflicts === 0 ? { clean: true, text: merged } : { clean: false, draft: merged, conflicts }
}

/** Whether a text still holds the marks of a draft that nobody has decided. */
export function hasConflictMarks(text: string): boolean {
  return text.includes(MINE) || text.includes(THEIRS)
    ? text.split('\n').some((line) => line === MINE || line === THEIRS)
    : false
}

/** Cuts a text into passages, each with the line ends before it; joined they are the text. */
function splitPassages(text: string): string[] {
  const { bodyStart } = splitSource(text)
  const passages: string[] = []
  let from = 0
  let ends = true
  for (const { 0: line, index } of text.matchAll(/\n*[^\n]*/g)) {
    if (line === '') break
    const words = line.replace(/^\n+/, '')
    const alone = words === '' || line.startsWith('\n\n') || ownLine.test(words)
    if (index > from && (alone || ends || index < bodyStart)) {
      passages.push(text.slice(from, index))
      from = index
    }
    // What follows a heading's or row's line is not part of it; a list item's text may run on.
    ends = /^\n*[#|]/.test(line) || index < bodyStart
  }
  if (from < text.length) passages.push(text.slice(from))
  return passages
}

function changesBetween(base: string[], changed: string[]): Change[] {
  const parts = diffArrays(base, changed, { maxEditLength: MOST_CHANGES })
  if (!parts) return [{ start: 0, end: base.length, text: changed.join('') }]
  const changes: Change[] = []
  let start = 0
  let end = 0
  let texts: string[] = []
  const flush = () => {
    // As many passages as before: each is taken for the edited one, so that its neighbours stay free.
    if (end - start !== texts.length) changes.push({ start, end, text: texts.join('') })
    else for (const text of texts) changes.push({ start: start++, end: start, text })
    texts = []
  }
  for (const { value, added, removed } of parts) {
    if (added) texts.push(...value)
    else if (removed) end += value.length
    else {
      if (texts.length > 0 || end > start) flush()
      end += value.length
      start = end
    }
  }
  if (texts.length > 0 || end > start) flush()
  return changes
}

/** Takes the next changes off both lists: one alone, or all that meet one another, with the stretch they cover. */
function takeNext(ours: Change[], others: Change[]) {
  const [a, b] = [ours[0], others[0]]
  const first = a && (!b || isBefore(a, b)) ? a : b
  if (!first) return undefined
  const taken = { start: first.start, end: first.end, ours: [] as Change[], others: [] as Change[] }
  for (;;) {
    const list =
      ours[0] && meets(taken, ours[0], first)
        ? 'ours'
        : others[0] && meets(taken, others[0], first)
          ? 'others'
          : null
    if (!list) return taken
    const change = (list === 'ours' ? ours : others).shift() as Change
    taken[list].push(change)
    taken.end = Math.max(taken.end, change.end)
  }
}

function isBefore(a: Change, b: Change): boolean {
  return a.start !== b.start ? a.start < b.start : a.end <= b.end
}

/** Changes meet in a passage or in the place of two insertions; an insertion beside a replaced passage stays clear of it. */
function meets(stretch: { start: number; end: number }, change: Change, first: Change): boolean {
  if (change === first) return true
  const bothInsert = stretch.start === stretch.end && change.start === change.end
  return bothInsert ? change.start === stretch.start : change.start < stretch.end
}

/** A stretch of the base with one side's changes made. */
function rewrite(
  passages: readonly string[],
  { start, end }: { start: number; end: number },
  changes: Change[],
): string {
  let text = ''
  let at = start
  for (const change of changes) {
    text += passages.slice(at, change.start).join('') + change.text
    at = change.end
  }
  return text + passages.slice(at, end).join('')
}

/** Both versions between marks, on lines of their own behind what is merged so far. */
function markConflict(mine: string, theirs: string, before: string): string {
  const bare = (text: string) => text.replace(/^\n+|\n+$/g, '')
  const lead =
    /^\n+/.exec(mine)?.[0] ?? /^\n+/.exec(theirs)?.[0] ?? (before === '' || before.endsWith('\n') ? '' : '\n')
  const tail = mine.endsWith('\n') || theirs.endsWith('\n') ? '\n' : ''
  const lines = [MINE, bare(mine), PARTING, bare(theirs), THEIRS].filter((line) => line !== '')
  return lead + lines.join('\n') + tail
}

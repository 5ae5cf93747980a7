import { diffArrays } from 'diff'
import { type DiffPart, markWords, type WordBudget, wordBudget } from './word-marks.ts'

export interface DiffLine {
  /** 1-based. */
  number: number
  parts: DiffPart[]
}

/** One row of two texts side by side. `skipped` stands for that many rows left out because both sides agree. */
export type DiffRow =
  | { kind: 'same' | 'changed'; left: DiffLine; right: DiffLine }
  | { kind: 'gone'; left: DiffLine; right: null }
  | { kind: 'new'; left: null; right: DiffLine }
  | { kind: 'skipped'; count: number }

export interface RevisionDiff {
  rows: DiffRow[]
  /** Lines taken out and put in; a changed line counts as both. */
  gone: number
  added: number
  /** True where the texts were too different to be matched line by line in time, and stand whole instead. */
  coarse: boolean
  /** True where stretches that agree are left out. */
  folded: boolean
  /** Rows, and lines of the longer text, that stand beyond these. */
  leftOut: number
}

/** Edits until jsdiff gives up on lines: its cost grows by their square. */
const mostEdits = 600
/** Lines of a text that are compared: more than anybody writes, and what hostile text may cost. */
const mostLines = 20_000
/** Rows of an answer: a page of more helps nobody and takes a browser down. */
const mostRows = 3_000
/** Agreeing lines kept around a change. */
const context = 2
/** A removed and an added line are one changed line when this much of their words is shared. */
const kinship = 0.4
/** Characters of a line that are looked at for kinship. */
const longestCompared = 20_000

/**
 * Two texts side by side, line by line, with the words marked that changed inside a line. Work is bounded: on
 * texts that are too long or too different the answer is coarser, never late. `whole` keeps every agreeing line.
 */
export function diffRevisions(before: string, after: string, { whole = false } = {}): RevisionDiff {
  const [allBefore, allAfter] = [before.split('\n'), after.split('\n')]
  const [left, right] = [allBefore.slice(0, mostLines), allAfter.slice(0, mostLines)]
  const { changes, coarse } = matchLines(left, right)
  const budget = wordBudget()
  const rows: DiffRow[] = []
  let [leftAt, rightAt] = [1, 1]
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index]
    if (!change) continue
    if (!change.added && !change.removed) {
      for (const text of change.value)
        rows.push({ kind: 'same', left: line(leftAt++, text), right: line(rightAt++, text) })
      continue
    }
    const next = changes[index + 1]
    const isPair = next !== undefined && (next.added || next.removed)
    const [first, second] = [change, isPair ? next : undefined]
    const gone = first.removed ? first.value : (second?.value ?? [])
    const added = first.removed ? (second?.value ?? []) : first.value
    if (isPair) index++
    for (const row of hunkRows(gone, added, leftAt, rightAt, budget)) rows.push(row)
    leftAt += gone.length
    rightAt += added.length
  }
  const count = (kinds: string[]) => rows.filter(({ kind }) => kinds.includes(kind)).length
  const shown = whole ? rows : withoutAgreement(rows)
  const beyond = Math.max(allBefore.length, allAfter.length) - mostLines
  return {
    rows: shown.slice(0, mostRows),
    gone: count(['gone', 'changed']),
    added: count(['new', 'changed']),
    coarse,
    folded: shown.some(({ kind }) => kind === 'skipped'),
    leftOut: Math.max(0, shown.length - mostRows) + Math.max(0, beyond),
  }
}

/** jsdiff over the lines between those that both texts begin and end with; all of them changed where it gave up. */
function matchLines(left: string[], right: string[]) {
  const shorter = Math.min(left.length, right.length)
  let head = 0
  while (head < shorter && left[head] === right[head]) head++
  let tail = 0
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++
  const [gone, added] = [left.slice(head, left.length - tail), right.slice(head, right.length - tail)]
  const matched = diffArrays(gone, added, { maxEditLength: mostEdits })
  const same = (value: string[]) => ({ value, added: false, removed: false })
  const whole = [
    { value: gone, added: false, removed: true },
    { value: added, added: true, removed: false },
  ]
  return {
    changes: [same(left.slice(0, head)), ...(matched ?? whole), same(left.slice(left.length - tail))],
    coarse: matched === undefined,
  }
}

/** The rows of a stretch where lines were taken out and put in: kindred lines pair up, the rest stand alone. */
function hunkRows(
  gone: readonly string[],
  added: readonly string[],
  leftAt: number,
  rightAt: number,
  budget: WordBudget,
): DiffRow[] {
  const rows: DiffRow[] = []
  let [i, j] = [0, 0]
  const goneUntil = (end: number) => {
    for (; i < end; i++) rows.push({ kind: 'gone', left: line(leftAt + i, gone[i] ?? '', true), right: null })
  }
  const addedUntil = (end: number) => {
    for (; j < end; j++)
      rows.push({ kind: 'new', left: null, right: line(rightAt + j, added[j] ?? '', true) })
  }
  for (const [from, to] of kindredLines(gone, added)) {
    goneUntil(from)
    addedUntil(to)
    const [left, right] = markWords(gone[from] ?? '', added[to] ?? '', budget)
    rows.push({
      kind: 'changed',
      left: { number: leftAt + i++, parts: left },
      right: { number: rightAt + j++, parts: right },
    })
  }
  goneUntil(gone.length)
  addedUntil(added.length)
  return rows
}

/** Pairs of line indexes, in order on both sides, that together share the most words. */
function kindredLines(gone: readonly string[], added: readonly string[]): [number, number][] {
  if (gone.length === 0 || added.length === 0 || gone.length * added.length > 2_500) return []
  const wordSet = (text: string) =>
    new Set(text.slice(0, longestCompared).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
  const [left, right] = [gone.map(wordSet), added.map(wordSet)]
  // best[i][j]: the most kinship that lines from i and from j on can still have.
  const best = Array.from({ length: gone.length + 1 }, () => new Float64Array(added.length + 1))
  const score = (i: number, j: number) => likeness(left[i] ?? new Set(), right[j] ?? new Set())
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      const row = best[i] as Float64Array
      row[j] = Math.max(at(i + 1, j), at(i, j + 1), score(i, j) + at(i + 1, j + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < gone.length && j < added.length; ) {
    if (at(i, j) === at(i + 1, j)) i++
    else if (at(i, j) === at(i, j + 1)) j++
    else pairs.push([i++, j++])
  }
  // One line against one, with nothing else near, is one changed line however much of it changed.
  if (pairs.length === 0 && gone.length === 1 && added.length === 1 && gone[0] && added[0]) return [[0, 0]]
  return pairs
}

/** Share of words in common, 0 below the bar that makes two lines kindred. */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const word of left) if (right.has(word)) shared++
  const share = (2 * shared) / (left.size + right.size)
  return share < kinship ? 0 : share
}

/** Leaves out agreeing lines that stand further than `context` from a change, where that saves more than a line. */
function withoutAgreement(rows: readonly DiffRow[]): DiffRow[] {
  const near = new Uint8Array(rows.length)
  rows.forEach(({ kind }, index) => {
    if (kind !== 'same') near.fill(1, Math.max(0, index - context), index + context + 1)
  })
  const kept: DiffRow[] = []
  for (let index = 0; index < rows.length; ) {
    let end = index
    while (end < rows.length && !near[end]) end++
    if (end - index > 1) kept.push({ kind: 'skipped', count: end - index })
    else kept.push(...rows.slice(index, end))
    index = end
    for (; index < rows.length && near[index]; index++) kept.push(rows[index] as DiffRow)
  }
  return kept
}

function line(number: number, text: string, changed = false): DiffLine {
  return { number, parts: [{ text, changed }] }
}

import type { Passage } from '../text/types.ts'
import type { Change } from './changes.ts'
import { compoundAround } from './number-phrases.ts'
import { wordEnd } from './outcome-words.ts'
import type { Side } from './side.ts'
import type { Mark } from './types.ts'
import { NUMBER } from './units.ts'

/**
 * Adds the marks of a run of units, adjoining ones joined, in source offsets. A mark holds text a reader sees and nothing
 * else: where markup stands between or inside units it breaks, so that no Markdown construct is cut.
 */
function addMarks(marks: Mark[], side: Side, run: readonly number[], kind: Mark['kind']): void {
  const { column, units } = side
  for (let i = 0; i < run.length; ) {
    const first = run[i] as number
    let last = first
    for (
      i++;
      i < run.length && run[i] === last + 1 && units.passages[last + 1] === units.passages[first];
      i++
    )
      last++
    // The last word is marked whole, and a number is.
    if (i === run.length) last = wordEnd(side, last)
    const [from, to] = withWholeNumbers(side, first, last)
    const passage = column.passages[units.passages[first] as number] as Passage
    addStretch(marks, passage, units.starts[from] as number, units.ends[to] as number, kind)
  }
}

/** How far a number may lie inside a run, behind what joins it to a part of it outside ('vingt-|et-un|'). */
const REACH = 3

/** A run with the compound numbers at its ends whole: 'twenty-one' where only 'one' changed. */
function withWholeNumbers(side: Side, first: number, last: number): [first: number, last: number] {
  let [from, to] = [first, last]
  for (let at = first; at <= Math.min(last, first + REACH); at++)
    if (side.units.kinds[at] === NUMBER) from = Math.min(from, compoundAround(side, at).first)
  for (let at = last; at >= Math.max(first, last - REACH); at--)
    if (side.units.kinds[at] === NUMBER) to = Math.max(to, compoundAround(side, at).last)
  return [from, to]
}

/** Adds a stretch of a passage's text, whole graphemes, broken where markup lies between. */
function addStretch(
  marks: Mark[],
  { offsets, text }: Passage,
  start: number,
  end: number,
  kind: Mark['kind'],
): void {
  const from = graphemeEdge(text, start, -1)
  const to = graphemeEdge(text, end, 1)
  let at = from
  // Where no markup stands between, there is no break to look for.
  const whole = to > from && (offsets[to - 1] as number) - (offsets[from] as number) === to - 1 - from
  for (let i = whole ? to : from + 1; i <= to; i++) {
    if (i < to && offsets[i] === (offsets[i - 1] as number) + 1) continue
    // The space beside markup is no part of what changed.
    const [first, last] = trimmed(text, at, i)
    if (first < last)
      marks.push({ start: offsets[first] as number, end: (offsets[last - 1] as number) + 1, kind })
    at = i
  }
}

function trimmed(text: string, start: number, end: number): [number, number] {
  let [first, last] = [start, end]
  while (first < last && text.charCodeAt(first) <= 0x20) first++
  while (last > first && text.charCodeAt(last - 1) <= 0x20) last--
  return [first, last]
}

/** Moves an edge out of a grapheme; nearly all edges stand beside plain letters and need no look. */
function graphemeEdge(text: string, edge: number, step: 1 | -1): number {
  if (edge <= 0 || edge >= text.length) return edge
  if (text.charCodeAt(edge) < 0x300 && text.charCodeAt(edge - 1) < 0x300) return edge
  // A window is enough: no grapheme that people write is longer.
  const from = Math.max(0, edge - 40)
  for (const { index, segment } of graphemes.segment(text.slice(from, edge + 40))) {
    const start = from + index
    const end = start + segment.length
    if (start < edge && edge < end) return step < 0 ? start : end
    if (start >= edge) break
  }
  return edge
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Adds the marks of one change on either side: replaced words are 'changed', words only one side has are 'added'. */
export function markChange(change: Change, [left, right]: [Side, Side], [a, b]: [Mark[], Mark[]]): void {
  const kind = change.left.length === 0 || change.right.length === 0 ? 'added' : 'changed'
  addMarks(a, left, change.left, kind)
  addMarks(b, right, change.right, kind)
}

/** The marks in order, overlapping ones joined; where both kinds cover a word it is 'changed'. Those given are used up. */
export function joinMarks(marks: Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of marks.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1)
    if (!last || mark.start >= last.end) joined.push(mark)
    else {
      last.end = Math.max(last.end, mark.end)
      if (mark.kind === 'changed') last.kind = 'changed'
    }
  }
  return joined
}

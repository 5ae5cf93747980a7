import type { Passage, Span } from '../text/types.ts'
import type { Change } from './changes.ts'
import { wordEnd } from './outcome-words.ts'
import type { Side } from './side.ts'
import type { Mark } from './types.ts'
import type { Units } from './units.ts'

/**
 * The source spans of a run of units, adjoining ones joined. A span holds text a reader sees and nothing else: where
 * markup stands between or inside units the span breaks, so that no Markdown construct is cut.
 */
export function spansOfUnits(passages: readonly Passage[], units: Units, run: readonly number[]): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < run.length; ) {
    const first = run[i] as number
    let last = first
    for (
      i++;
      i < run.length && run[i] === last + 1 && units.passages[last + 1] === units.passages[first];
      i++
    )
      last++
    const passage = passages[units.passages[first] as number] as Passage
    spans.push(...textSpans(passage, units.starts[first] as number, units.ends[last] as number))
  }
  return spans
}

/** A stretch of a passage's text as source spans, whole graphemes, broken where markup lies between. */
export function textSpans(passage: Passage, start: number, end: number): Span[] {
  const { offsets, text } = passage
  const from = graphemeEdge(text, start, -1)
  const to = graphemeEdge(text, end, 1)
  const spans: Span[] = []
  let at = from
  for (let i = from + 1; i <= to; i++) {
    if (i < to && offsets[i] === (offsets[i - 1] as number) + 1) continue
    // The space beside markup is no part of what changed.
    const [first, last] = trimmed(text, at, i)
    if (first < last) spans.push({ start: offsets[first] as number, end: (offsets[last - 1] as number) + 1 })
    at = i
  }
  return spans
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

/** The marks of one change on either side: replaced words are 'changed', words only one side has are 'added'. */
export function marksOfChange(change: Change, left: Side, right: Side): { left: Mark[]; right: Mark[] } {
  const kind = change.left.length === 0 || change.right.length === 0 ? 'added' : 'changed'
  const marks = (side: Side, run: readonly number[]): Mark[] =>
    spansOfUnits(side.column.passages, side.units, wholeWords(side, run)).map((span) => ({ ...span, kind }))
  return { left: marks(left, change.left), right: marks(right, change.right) }
}

/** A run of units to the end of the last one's word. */
function wholeWords(side: Side, run: readonly number[]): readonly number[] {
  const last = run.at(-1)
  if (last === undefined) return run
  const whole = [...run]
  for (let unit = last + 1; unit <= wordEnd(side, last); unit++) whole.push(unit)
  return whole
}

/** Marks in order, overlapping ones joined; where both kinds cover a word it is 'changed'. */
export function joinMarks(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1)
    if (!last || mark.start >= last.end) joined.push({ ...mark })
    else {
      last.end = Math.max(last.end, mark.end)
      if (mark.kind === 'changed') last.kind = 'changed'
    }
  }
  return joined
}

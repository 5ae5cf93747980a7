import type { Span } from '../text/types.ts'
import type { Comparison, ShiftFinding } from './types.ts'

/**
 * A comparison in the form that `canonry compare --json` and the API give out; docs/json-output.md describes it.
 * Articles and passages count from 0; offsets are UTF-16 units of each article's source.
 */
export function comparisonJson(comparison: Comparison) {
  const { columns, rows, shifts, divergence, facts } = comparison
  const several = columns.length > 2
  return {
    version: comparison.version,
    coarse: comparison.coarse,
    counts: comparison.counts,
    articles: columns.map(({ id, lang, yearShift, passages }) => ({
      id,
      lang,
      yearShift,
      passages: passages.map(({ index, kind, start, end, sentences }) => ({
        index,
        kind,
        start,
        end,
        sentences: sentences.map((sentence) => [sentence.start, sentence.end]),
      })),
    })),
    rows: rows.map((row) => ({
      number: row.number,
      label: row.label,
      moved: row.moved,
      cells: row.cells,
      // Two articles need no names; where there are more, a third member says which two.
      sentencePairs: row.sentencePairs.map((pair) =>
        several ? [pair.left, pair.right, pair.columns] : [pair.left, pair.right],
      ),
      marks: row.marks.flatMap((marks, article) => marks.map((mark) => ({ article, ...mark }))),
      targets: row.targets.map(({ kind, left, right }) => ({
        kind,
        left: left && { article: left.column, ...spanOf(left), to: left.to },
        right: right && { article: right.column, ...spanOf(right), to: right.to },
      })),
      conflicts: row.conflicts.map(({ kind, left, right, reason }) => ({
        kind,
        left: { article: left.column, ...spanOf(left) },
        right: { article: right.column, ...spanOf(right) },
        reason,
      })),
    })),
    renamings: comparison.renamings.map(({ columns, ...renaming }) => ({ articles: columns, ...renaming })),
    shift: shifts[0]
      ? shiftJson(shifts[0])
      : { years: 0, support: 0, set: false, applied: false, exceptions: [] },
    ...(several ? { shifts: shifts.map((shift) => ({ article: shift.column, ...shiftJson(shift) })) } : {}),
    divergence: divergence && {
      moment: divergence.moment,
      text: divergence.text,
      row: divergence.row,
      left: divergence.columns[0] ?? null,
      right: divergence.columns[1] ?? null,
      ...(several ? { articles: divergence.columns } : {}),
    },
    facts: facts.map(({ property, verdict, cells }) => ({
      property,
      verdict,
      cells: cells.map((cell) => ({
        verdict: cell.verdict,
        moment: cell.moment,
        values: cell.values.map(({ value, origin, start, end }) => ({ value, origin, start, end })),
      })),
    })),
  }
}

function shiftJson({ years, support, set, applied, exceptions }: ShiftFinding) {
  return { years, support, set, applied, exceptions }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}

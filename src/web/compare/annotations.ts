import type { Column, Comparison, Conflict, Mark, Row } from '../../domain/compare/types.ts'
import type { Annotation } from '../../domain/markdown/types.ts'
import type { Passage } from '../../domain/text/types.ts'

/** Says what to set apart inside a passage of a row; without marks where a passage is told in other words throughout. */
export type Annotate = (
  column: number,
  passage: Passage,
  row: Row,
  options: { marked: boolean },
) => Annotation[]

/** Collects what is set apart: changed words, conflicts, and dates with what they are elsewhere. */
export function annotator(
  comparison: Comparison,
  sources: readonly string[],
  reason: (conflict: Conflict) => string,
): Annotate {
  const renamed = renamedNames(comparison)
  const slips = new Map<number, Map<number, string>>()
  for (const { column, exceptions } of comparison.shifts) {
    slips.set(column, new Map(exceptions.map(({ start, reason }) => [start, reason])))
  }
  return (column, passage, row, { marked }) => {
    const inside = ({ start, end }: { start: number; end: number }) =>
      start < passage.end && end > passage.start
    const dates = (comparison.columns[column] as Column).dates.filter(inside).map((date): Annotation => {
      const slip = slips.get(column)?.get(date.start)
      return {
        start: date.start,
        end: date.end,
        kind: slip ? 'slip' : 'date',
        ...(slip || date.commonText ? { title: slip ?? `${date.commonText} on the common count` } : {}),
        ...(date.commonText ? { gloss: glossOf(date.commonText) } : {}),
      }
    })
    const conflicts = distinct(
      row.conflicts
        .flatMap((conflict) =>
          [conflict.left, conflict.right].map((span) => ({ ...span, title: reason(conflict) })),
        )
        .filter((span) => span.column === column && inside(span))
        .map(({ start, end, title }): Annotation => ({ start, end, kind: 'conflict', title })),
    )
    // A conflict is set apart as one: marks of its single words would only mottle it. A renaming is told once, above.
    const isSpare = ({ start, end }: Mark) =>
      conflicts.some((conflict) => conflict.start <= start && end <= conflict.end) ||
      renamed[column]?.has((sources[column] ?? '').slice(start, end))
    const marks = marked ? (row.marks[column] ?? []).filter((mark) => inside(mark) && !isSpare(mark)) : []
    const targets = row.targets
      .flatMap(({ left, right }) => [left, right])
      .filter((place) => place?.column === column && place.start < place.end && inside(place))
      .map((place): Annotation => ({ start: place?.start ?? 0, end: place?.end ?? 0, kind: 'changed' }))
      .filter((place) => !marks.some((mark) => mark.start < place.end && mark.end > place.start))
    return [...dates, ...marks, ...targets, ...conflicts]
  }
}

/** The names of each column that another column puts others for throughout. */
function renamedNames({ columns, renamings }: Comparison): Set<string>[] {
  const names = columns.map(() => new Set<string>())
  for (const { columns: each, left, right } of renamings) {
    names[each[0]]?.add(left)
    names[each[1]]?.add(right)
  }
  return names
}

/** Conflicts may share a span; the page sets it apart once. */
function distinct(spans: Annotation[]): Annotation[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  return spans.filter((span, index) => index === 0 || span.start >= (spans[index - 1] as Annotation).end)
}

/** The years of a date's words, both of a span: all that a superscript has room for. */
function glossOf(commonText: string): string {
  const years = [...new Set(commonText.match(/\d{3,}s?/g) ?? [])]
  return years.length === 0 ? commonText : years.slice(0, 2).join('–')
}

import { compareTellings } from '../../../src/domain/compare/compare-tellings.ts'
import type { Comparison, Mark, Telling } from '../../../src/domain/compare/types.ts'

/** A plain English telling of which nothing is known; `more` says what is. */
export function telling(source: string, more: Partial<Telling> = {}): Telling {
  return {
    id: 'telling',
    source,
    format: 'text',
    lang: 'en',
    calendar: 'gregorian',
    yearShift: null,
    facts: [],
    ...more,
  }
}

/** Compares plain texts. */
export function compare(...sources: (string | Telling)[]): Comparison {
  return compareTellings(sources.map((source) => (typeof source === 'string' ? telling(source) : source)))
}

/** The words a column's marks cover, row by row. */
export function markedWords(comparison: Comparison, column: number, source: string): string[] {
  return comparison.rows.flatMap(({ marks }) =>
    (marks[column] as Mark[]).map(({ start, end }) => source.slice(start, end)),
  )
}

/** What a conflict sets against each other, as 'left ≠ right'. */
export function clashes(comparison: Comparison, ...sources: string[]): string[] {
  return comparison.rows.flatMap(({ conflicts }) =>
    conflicts.map(({ kind, left, right }) => {
      const [a, b] = [left, right].map((span) => sources[span.column]?.slice(span.start, span.end))
      return `${kind}: ${a} ≠ ${b}`
    }),
  )
}

/** A sentence among passages that both tellings share, as changes mostly stand. */
export function amid(sentence: string): string {
  return [
    'The valley was settled late, by families who had come over the northern passes with their goats and looms.',
    sentence,
    'Nothing of this was written down at the time; the oldest chronicle was begun by a monk three generations later.',
  ].join('\n\n')
}

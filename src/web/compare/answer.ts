import { comparisonJson } from '../../domain/compare/comparison-json.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Article } from '../../storage/articles.ts'
import type { Db } from '../../storage/tables.ts'
import type { OwnJob } from '../shared/threads/threads.ts'
import { comparerOf, type ToKeep } from './comparer.ts'
import { comparisonCsv, comparisonMarkdown } from './exports.ts'
import { loadColumns, tellingOf } from './load.ts'
import { type ComparisonPage, type ComparisonRequest, comparisonPage } from './pages.ts'
import { withYearChoices, type YearChoice } from './year-choices.ts'

/** What a comparison is wanted as. All of it is plain data, which can go to a thread. */
export interface Wanted {
  articles: readonly Article[]
  universes: readonly Universe[]
  viewer: Viewer
  /** Time shifts that the reader asks for in place of the universes' own. */
  years: readonly YearChoice[]
  as: 'json' | 'csv' | 'markdown' | ComparisonRequest
}

/** A page for its view, or the text of a file. */
export type ComparisonAnswer = { toKeep: ToKeep | null } & ({ page: ComparisonPage } | { text: string })

/**
 * A comparison from the articles to what is sent. Whole, because of two long texts every step is long: reading them,
 * comparing, drawing the rows, even bringing the rows from one thread to another.
 */
export async function answerComparison(db: Db, wanted: Wanted): Promise<ComparisonAnswer> {
  const { articles, viewer, years, as } = wanted
  const universes = withYearChoices(wanted.universes, years)
  const columns = await loadColumns(db, viewer, articles, universes)
  const tellings = columns.map((column) => tellingOf(column, universes, years))
  const { comparison, toKeep } = await comparerOf(db)(tellings)
  if (typeof as === 'object')
    return { toKeep, page: comparisonPage(comparison, columns, { ...as, universes }) }
  if (as === 'json') return { toKeep, text: JSON.stringify(comparisonJson(comparison)) }
  const named = columns.map(({ name, universe, parsed }) => ({
    name,
    canon: universe.name,
    title: parsed.title,
  }))
  const write = as === 'csv' ? comparisonCsv : comparisonMarkdown
  return { toKeep, text: write(comparison, named) }
}

export const comparisonJob: OwnJob<[Wanted], ComparisonAnswer> = {
  file: 'compare/answer',
  name: 'answerComparison',
  work: answerComparison,
  shortText: 4_000, // comparing costs more a character than reading does
}

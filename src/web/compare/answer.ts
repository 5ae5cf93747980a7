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

/** What a comparison is wanted as. All of it is plain data, which can go to a thread. */
export interface Wanted {
  articles: readonly Article[]
  universes: readonly Universe[]
  viewer: Viewer
  as: 'json' | 'csv' | 'markdown' | ComparisonRequest
}

/** A page for its view, or the text of a file. */
export type ComparisonAnswer = { toKeep: ToKeep | null } & ({ page: ComparisonPage } | { text: string })

/**
 * A comparison from the articles to what is sent. Whole, because of two long texts every step is long: reading them,
 * comparing, drawing the rows, even bringing the rows from one thread to another.
 */
export async function answerComparison(db: Db, wanted: Wanted): Promise<ComparisonAnswer> {
  const { articles, universes, viewer, as } = wanted
  const columns = await loadColumns(db, viewer, articles, universes)
  const { comparison, toKeep } = await comparerOf(db)(columns.map((column) => tellingOf(column, universes)))
  if (typeof as === 'object') return { toKeep, page: comparisonPage(comparison, columns, as) }
  if (as === 'json') return { toKeep, text: JSON.stringify(comparisonJson(comparison)) }
  const named = columns.map(({ name, parsed }) => ({ name, title: parsed.title }))
  const write = as === 'csv' ? comparisonCsv : comparisonMarkdown
  return { toKeep, text: write(comparison, named) }
}

export const comparisonJob: OwnJob<[Wanted], ComparisonAnswer> = {
  file: 'compare/answer',
  name: 'answerComparison',
  work: answerComparison,
  shortText: 4_000, // comparing costs more a character than reading does
}

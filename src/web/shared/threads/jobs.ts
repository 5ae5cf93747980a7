import { createArticle } from '../../../actions/create-article.ts'
import { deleteArticle } from '../../../actions/delete-article.ts'
import { renameArticle } from '../../../actions/rename-article.ts'
import { restoreArticle } from '../../../actions/restore-article.ts'
import { revertArticle } from '../../../actions/revert-article.ts'
import { saveArticle } from '../../../actions/save-article.ts'
import { diffRevisions } from '../../../domain/diff/revision-diff.ts'
import { rederiveStale } from '../../../storage/derive/rederive-universe.ts'
import type { Db } from '../../../storage/tables.ts'
import { checkDraft } from '../check-draft.ts'
import { renderArticle } from '../render-article.ts'

/**
 * Work whose time grows with somebody's text and that several features have, or none owns. Each takes the database first; what else it takes and what it answers
 * is plain data, which can go to a thread and come back.
 */
export const jobs = {
  createArticle,
  saveArticle,
  renameArticle,
  revertArticle,
  deleteArticle,
  restoreArticle,
  rederiveStale,
  renderArticle,
  checkDraft,
  diffRevisions: withoutDatabase(diffRevisions),
}

export type JobName = keyof typeof jobs
type Job<Name extends JobName> = (typeof jobs)[Name]

/** What a job takes besides the database. */
export type JobInput<Name extends JobName> = Parameters<Job<Name>> extends [Db, ...infer Rest] ? Rest : never

/** What a job answers. */
export type JobAnswer<Name extends JobName> = Awaited<ReturnType<Job<Name>>>

function withoutDatabase<Input extends unknown[], Answer>(work: (...input: Input) => Answer) {
  return (_db: Db, ...input: Input): Answer => work(...input)
}

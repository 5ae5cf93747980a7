import { mergeByPassage } from '../domain/merge.ts'
import { normaliseNewlines } from '../domain/source/limits.ts'
import type { SourceProblem } from '../domain/source/types.ts'
import { AppError } from '../errors.ts'
import { type ArticleState, getArticleState } from '../storage/article-state.ts'
import { findRevision, getRevision, type Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { type Actor, requireEditor } from './actor.ts'
import { requireLive } from './lib/article-state.ts'
import { findFirstTry, isTextOf, landRevision, requireEditId } from './lib/land-revision.ts'
import { readSource, readSummary } from './lib/read-source.ts'
import { requireUsableTitle, type Settled, settleArticle } from './lib/settle-article.ts'
import { type PreparedRevision, prepareRevision } from './lib/write-revision.ts'

export interface SaveArticleInput {
  articleId: number
  text: string
  summary?: string
  /** Number of the revision that the form showed. */
  basedOn: number
  /** From the form, unique: a retry answers with what the first try made. */
  editId: string
  kind?: 'edit' | 'import'
}

/**
 * saved: the text as typed is the new revision. merged: another landed first, and both went together passage by
 * passage. unchanged: nothing new was said; `revision` is the current one. conflict: nothing was written; `draft` is
 * the merge with marked conflicts, for the writer to settle against `theirs` (save it then as based on theirs).
 * `problems` are what this save read and did not understand, such as a date.
 */
export type SaveResult =
  | { status: 'saved' | 'unchanged' | 'merged'; revision: Revision; problems: readonly SourceProblem[] }
  | { status: 'conflict'; draft: string; theirs: Revision; base: Revision; conflicts: number }

/**
 * Saves an article's text. Its address follows its title.
 * @throws AppError invalid (fields `title`, `matter`, `body`, `summary`), conflict when it was deleted meanwhile or the title is another
 * article's,
 * not_found, forbidden or unauthorized.
 */
export async function saveArticle(db: Db, actor: Actor, input: SaveArticleInput): Promise<SaveResult> {
  requireEditor(actor)
  const landed = await landRevision<SaveResult>(db, actor, (retry) => planSave(db, actor, input, retry))
  if ('instead' in landed) return landed.instead
  return savedAs(landed.revision, landed.problems)
}

type Planned = { revision: PreparedRevision } | { instead: SaveResult }

/** What saving would do, without doing it: the revision it would write, or the answer it would give instead. */
export async function planSave(
  db: Db,
  actor: Actor,
  input: SaveArticleInput,
  retry = false,
): Promise<Planned> {
  requireEditId(input.editId)
  const { articleId, basedOn, kind = 'edit' } = input
  const mine = normaliseNewlines(input.text)
  const before = await getArticleState(db, actor.viewer, articleId)
  if (retry || before.revision !== basedOn) {
    const isSame = (first: Revision) =>
      first.articleId === articleId &&
      first.basedOn === basedOn &&
      (first.kind === 'merge' || (first.kind === kind && isTextOf(first, mine)))
    const first = await findFirstTry(db, actor, input.editId, isSame)
    if (first) return { instead: savedAs(first, []) }
  }
  requireLive(before)
  if (mine === before.text) return unchanged(db, actor, before)
  const { universe, title } = before
  const summary = readSummary(input.summary)
  const common = { before, universe, basedOn, editId: input.editId, summary }
  const settle = (text: string) => settleArticle(db, actor, { universe, before, text, title })
  if (before.revision === basedOn) {
    return { revision: prepareRevision({ ...common, ...(await settle(mine)), kind }) }
  }
  const base = await findRevision(db, actor.viewer, before.id, basedOn)
  if (!base) throw new AppError('invalid', `This article has no revision ${basedOn} to base an edit on.`)
  if (mine === base.text) return unchanged(db, actor, before)
  if (base.text === before.text) {
    return { revision: prepareRevision({ ...common, ...(await settle(mine)), kind }) }
  }
  const read = readSource(mine, { title, universe, before })
  if (read.parsed.title !== base.title) requireUsableTitle(read, universe)
  const merge = mergeByPassage(base.text, mine, before.text)
  if (merge.clean) {
    if (merge.text === before.text) return unchanged(db, actor, before)
    const merged = await readable(() => settle(merge.text))
    if (merged) return { revision: prepareRevision({ ...common, ...merged, kind: 'merge' }) }
  }
  const theirs = await getRevision(db, actor.viewer, before.id, before.revision)
  const { draft, conflicts } = merge.clean ? { draft: merge.text, conflicts: 1 } : merge
  return { instead: { status: 'conflict', draft, theirs, base, conflicts } }
}

/** Two sound texts can merge into one whose front matter is broken: that is a conflict too. */
async function readable(settle: () => Promise<Settled>): Promise<Settled | undefined> {
  try {
    return await settle()
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return undefined
    throw error
  }
}

async function unchanged(db: Db, actor: Actor, before: ArticleState): Promise<Planned> {
  const revision = await getRevision(db, actor.viewer, before.id, before.revision)
  return { instead: { status: 'unchanged', revision, problems: [] } }
}

function savedAs(revision: Revision, problems: readonly SourceProblem[]): SaveResult {
  return { status: revision.kind === 'merge' ? 'merged' : 'saved', revision, problems }
}

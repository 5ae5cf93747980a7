import { AppError } from '../errors.ts'
import { getArticleState } from '../storage/article-state.ts'
import { findRevision, getRevision, type Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { type Actor, requireEditor } from './actor.ts'
import { requireLive } from './lib/article-state.ts'
import { findFirstTry, isTextOf, landRevision } from './lib/land-revision.ts'
import { readSummary } from './lib/read-source.ts'
import { settleArticle } from './lib/settle-article.ts'
import { prepareRevision } from './lib/write-revision.ts'

export interface RevertArticleInput {
  articleId: number
  /** Number of the revision whose text comes back. */
  to: number
  /** Number of the revision that the page showed as the latest. */
  basedOn: number
  summary?: string
  editId: string
}

/** `revision` is the new one, or the current one where nothing changed. */
type Reverted = { status: 'saved' | 'unchanged'; revision: Revision }

/**
 * Makes an earlier text the latest one again, as a new revision; the address follows its title. `unchanged` where the
 * text is that already.
 * @throws AppError conflict when another revision landed since (`basedOn`), it was deleted or its title is another
 * article's by now, invalid, not_found, forbidden or unauthorized.
 */
export async function revertArticle(db: Db, actor: Actor, input: RevertArticleInput): Promise<Reverted> {
  requireEditor(actor)
  const landed = await landRevision<Reverted>(db, actor, async () => {
    const { articleId, editId } = input
    const before = await getArticleState(db, actor.viewer, articleId)
    const old = await findRevision(db, actor.viewer, articleId, input.to, { includeDeleted: true })
    const isSame = (each: Revision) =>
      each.articleId === articleId && each.kind === 'revert' && old !== undefined && isTextOf(each, old.text)
    const first = await findFirstTry(db, actor, editId, isSame)
    if (first) return { instead: { status: 'saved', revision: first } }
    requireLive(before)
    if (before.revision !== input.basedOn) {
      throw new AppError(
        'conflict',
        'The article was changed meanwhile. Look at its history again, then revert.',
      )
    }
    if (!old) throw new AppError('not_found', `This article has no revision ${input.to}.`)
    if (old.text === before.text) {
      const revision = await getRevision(db, actor.viewer, before.id, before.revision)
      return { instead: { status: 'unchanged', revision } }
    }
    const { universe, revision: basedOn } = before
    const settled = await settleArticle(db, actor, { universe, before, text: old.text, title: old.title })
    const summary = readSummary(input.summary) || `Back to revision ${old.number}`
    return {
      revision: prepareRevision({
        ...settled,
        before,
        universe,
        kind: 'revert',
        basedOn,
        editId,
        summary,
      }),
    }
  })
  return 'instead' in landed ? landed.instead : { status: 'saved', revision: landed.revision }
}

import { getArticleState } from '../storage/article-state.ts'
import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { type Actor, requireEditor } from './actor.ts'
import { findFirstTry, landRevision, requireFreeAddress } from './lib/land-revision.ts'
import { parseKept, readSummary } from './lib/read-source.ts'
import { prepareRevision } from './lib/write-revision.ts'

export interface RestoreArticleInput {
  articleId: number
  summary?: string
  editId: string
}

/**
 * Brings a deleted article back at its address, as it was. Restoring a live one does nothing: `revision` is null.
 * @throws AppError conflict when another article has its address by now, invalid (field `summary`), not_found,
 * forbidden or unauthorized.
 */
export async function restoreArticle(
  db: Db,
  actor: Actor,
  input: RestoreArticleInput,
): Promise<{ revision: Revision | null }> {
  requireEditor(actor)
  const landed = await landRevision(db, actor, async () => {
    const first = await findFirstTry(db, actor, input.editId, input.articleId)
    if (first) return { instead: first }
    const before = await getArticleState(db, actor.viewer, input.articleId)
    if (before.deletedAt === null) return { instead: null }
    const { universe, slug, text, revision: basedOn } = before
    await requireFreeAddress(db, actor, { universe, slug, exceptId: before.id })
    const summary = readSummary(input.summary)
    const parsed = parseKept(before)
    const { editId } = input
    return {
      revision: prepareRevision({
        before,
        universe,
        kind: 'restore',
        slug,
        text,
        parsed,
        basedOn,
        editId,
        summary,
      }),
    }
  })
  return { revision: 'instead' in landed ? landed.instead : landed.revision }
}

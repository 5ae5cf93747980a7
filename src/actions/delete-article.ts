import { getArticleState } from '../storage/article-state.ts'
import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { type Actor, requireEditor } from './actor.ts'
import { findFirstTry, landRevision } from './lib/land-revision.ts'
import { parseKept, readSummary } from './lib/read-source.ts'
import { prepareRevision } from './lib/write-revision.ts'

export interface DeleteArticleInput {
  articleId: number
  summary?: string
  editId: string
}

/**
 * Takes an article out of the wiki. Its history stays and it can be restored. Deleting it twice does nothing more:
 * `revision` is null then.
 * @throws AppError invalid (field `summary`), not_found, forbidden or unauthorized.
 */
export async function deleteArticle(
  db: Db,
  actor: Actor,
  input: DeleteArticleInput,
): Promise<{ revision: Revision | null }> {
  requireEditor(actor)
  const landed = await landRevision(db, actor, async () => {
    const first = await findFirstTry(db, actor, input.editId, input.articleId)
    if (first) return { instead: first }
    const before = await getArticleState(db, actor.viewer, input.articleId)
    if (before.deletedAt !== null) return { instead: null }
    const { universe, slug, text, revision: basedOn } = before
    const summary = readSummary(input.summary)
    const parsed = parseKept(before)
    const { editId } = input
    return {
      revision: prepareRevision({
        before,
        universe,
        kind: 'delete',
        slug,
        text,
        parsed,
        basedOn,
        editId,
        summary,
        deleted: true,
      }),
    }
  })
  return { revision: 'instead' in landed ? landed.instead : landed.revision }
}

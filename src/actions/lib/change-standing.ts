import { type ArticleState, getArticleState } from '../../storage/article-state.ts'
import type { Revision } from '../../storage/revisions.ts'
import type { Db } from '../../storage/tables.ts'
import { type Actor, requireEditor } from '../actor.ts'
import { findFirstTry, landRevision } from './land-revision.ts'
import { parseKept, readSummary } from './read-source.ts'
import type { Settled } from './settle-article.ts'
import { prepareRevision } from './write-revision.ts'

/** Whether an article stands in the wiki or is deleted, and why that changes. */
export interface StandingInput {
  articleId: number
  summary?: string
  editId: string
}

/**
 * Deletes an article or restores it; `null` where it is so already. `settle` says what it then stands as, and may refuse.
 * @throws AppError invalid (field `summary`), not_found, forbidden or unauthorized, and what `settle` throws.
 */
export async function changeStanding(
  db: Db,
  actor: Actor,
  { articleId, summary, editId }: StandingInput,
  kind: 'delete' | 'restore',
  settle: (before: ArticleState) => Promise<Settled> = async (before) => asItIs(before),
): Promise<{ revision: Revision | null }> {
  requireEditor(actor)
  const deleted = kind === 'delete'
  const landed = await landRevision(db, actor, async () => {
    const isSame = (each: Revision) => each.articleId === articleId && each.kind === kind
    const first = await findFirstTry(db, actor, editId, isSame)
    if (first) return { instead: first }
    const before = await getArticleState(db, actor.viewer, articleId)
    if ((before.deletedAt !== null) === deleted) return { instead: null }
    const standing = await settle(before)
    const { universe, revision: basedOn } = before
    const words = readSummary(summary)
    return {
      revision: prepareRevision({
        ...standing,
        before,
        universe,
        kind,
        basedOn,
        editId,
        summary: words,
        deleted,
      }),
    }
  })
  return { revision: 'instead' in landed ? landed.instead : landed.revision }
}

/** The text and address that an article has. */
function asItIs(before: ArticleState): Settled {
  return { slug: before.slug, text: before.text, parsed: parseKept(before) }
}

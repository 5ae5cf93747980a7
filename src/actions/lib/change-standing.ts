import { type ArticleState, getArticleState } from '../../storage/article-state.ts'
import type { Revision } from '../../storage/revisions.ts'
import type { Db } from '../../storage/tables.ts'
import { type Actor, requireEditor } from '../actor.ts'
import { findFirstTry, landRevision } from './land-revision.ts'
import { parseKept, readSummary } from './read-source.ts'
import { prepareRevision } from './write-revision.ts'

/** Whether an article stands in the wiki or is deleted, and why that changes. */
export interface StandingInput {
  articleId: number
  summary?: string
  editId: string
}

/**
 * Deletes an article or restores it, as a revision of the text that it has; `null` where it is so already. `check` may
 * refuse.
 * @throws AppError invalid (field `summary`), not_found, forbidden or unauthorized, and what `check` throws.
 */
export async function changeStanding(
  db: Db,
  actor: Actor,
  { articleId, summary, editId }: StandingInput,
  kind: 'delete' | 'restore',
  check: (before: ArticleState) => Promise<void> = async () => {},
): Promise<{ revision: Revision | null }> {
  requireEditor(actor)
  const deleted = kind === 'delete'
  const landed = await landRevision(db, actor, async () => {
    const isSame = (each: Revision) => each.articleId === articleId && each.kind === kind
    const first = await findFirstTry(db, actor, editId, isSame)
    if (first) return { instead: first }
    const before = await getArticleState(db, actor.viewer, articleId)
    if ((before.deletedAt !== null) === deleted) return { instead: null }
    await check(before)
    const { universe, slug, text, revision: basedOn } = before
    const words = readSummary(summary)
    const parsed = parseKept(before)
    return {
      revision: prepareRevision({
        before,
        universe,
        kind,
        slug,
        text,
        parsed,
        basedOn,
        editId,
        summary: words,
        deleted,
      }),
    }
  })
  return { revision: 'instead' in landed ? landed.instead : landed.revision }
}

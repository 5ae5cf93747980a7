import { getArticleState } from '../storage/article-state.ts'
import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { type Actor, requireEditor } from './actor.ts'
import { requireLive } from './lib/article-state.ts'
import { findFirstTry, landRevision } from './lib/land-revision.ts'
import { readSummary } from './lib/read-source.ts'
import { retitled } from './lib/retitle.ts'
import { settleArticle } from './lib/settle-article.ts'
import { prepareRevision } from './lib/write-revision.ts'

export interface RenameArticleInput {
  articleId: number
  title: string
  summary?: string
  editId: string
}

/** `unchanged` where it has this title and address already; nothing was written then. */
type Renamed = { status: 'saved'; revision: Revision } | { status: 'unchanged'; revision: null }

/**
 * Gives an article another title and the address made of it. The old address leads to the new one, links by the old
 * title keep working, and its subject stays what it was.
 * @throws AppError invalid (fields `title`, `summary`), conflict when the title is taken or it was deleted,
 * not_found, forbidden or unauthorized.
 */
export async function renameArticle(db: Db, actor: Actor, input: RenameArticleInput): Promise<Renamed> {
  requireEditor(actor)
  const title = input.title.trim()
  const landed = await landRevision<Renamed>(db, actor, async () => {
    const { articleId, editId } = input
    const first = await findFirstTry(
      db,
      actor,
      editId,
      (each) => each.articleId === articleId && each.kind === 'rename' && each.title === title,
    )
    if (first) return { instead: { status: 'saved', revision: first } }
    const before = await getArticleState(db, actor.viewer, articleId)
    requireLive(before)
    const { universe } = before
    const text = retitled(before, title)
    const settled = await settleArticle(db, actor, { universe, before, text, title, moves: true })
    if (settled.text === before.text && settled.slug === before.slug) {
      return { instead: { status: 'unchanged', revision: null } }
    }
    return {
      revision: prepareRevision({
        ...settled,
        before,
        universe,
        kind: 'rename',
        basedOn: before.revision,
        editId,
        summary: readSummary(input.summary),
      }),
    }
  })
  return 'instead' in landed ? landed.instead : { status: 'saved', revision: landed.revision }
}

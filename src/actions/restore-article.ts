import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import type { Actor } from './actor.ts'
import { changeStanding, type StandingInput } from './lib/change-standing.ts'
import { retitled } from './lib/retitle.ts'
import { settleArticle, settleKept } from './lib/settle-article.ts'
import { settleReturn, type TieChoice } from './lib/settle-subject.ts'

export interface RestoreArticleInput extends StandingInput {
  /** Another title to come back under, where its own is taken; its own where none is given. */
  title?: string | undefined
  /** What its restorer says where another article took its subject meanwhile; asked where left out. */
  tie?: TieChoice | undefined
}

/**
 * Brings a deleted article back as it was, at its address or under another title. Restoring a live one does nothing:
 * `revision` is null.
 * @throws AppError conflict when another article has its title by now or took its
 * subject (field `subject`), invalid (fields `title`, `summary`),
 * not_found, forbidden or unauthorized.
 */
export function restoreArticle(
  db: Db,
  actor: Actor,
  { title, tie: choice, ...input }: RestoreArticleInput,
): Promise<{ revision: Revision | null }> {
  return changeStanding(db, actor, input, 'restore', async (before) => {
    const wanted = title?.trim() || before.title
    const { universe } = before
    const settled =
      wanted === before.title
        ? await settleKept(db, actor, before)
        : await settleArticle(db, actor, { universe, before, text: retitled(before, wanted), title: wanted })
    return settleReturn(db, actor, settled, { before, choice })
  })
}

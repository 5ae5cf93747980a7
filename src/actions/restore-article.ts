import { slugify } from '../domain/slugs.ts'
import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import type { Actor } from './actor.ts'
import { asItIs, changeStanding, type StandingInput } from './lib/change-standing.ts'
import { requireFreeAddress } from './lib/land-revision.ts'
import { retitled } from './lib/retitle.ts'

export interface RestoreArticleInput extends StandingInput {
  /** Another title to come back under, where its own is taken; its own where none is given. */
  title?: string | undefined
}

/**
 * Brings a deleted article back as it was, at its address or under another title. Restoring a live one does nothing:
 * `revision` is null.
 * @throws AppError conflict when another article has its address by now, invalid (fields `title`, `summary`),
 * not_found, forbidden or unauthorized.
 */
export function restoreArticle(
  db: Db,
  actor: Actor,
  { title, ...input }: RestoreArticleInput,
): Promise<{ revision: Revision | null }> {
  return changeStanding(db, actor, input, 'restore', async (before) => {
    const { id, universe } = before
    const wanted = title?.trim() || before.title
    const source = wanted === before.title ? asItIs(before) : retitled(before, wanted)
    const slug = wanted === before.title ? before.slug : slugify(source.parsed.title)
    await requireFreeAddress(db, actor, { universe, slug, exceptId: id })
    return { ...source, slug }
  })
}

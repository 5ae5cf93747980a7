import { AppError } from '../errors.ts'
import { getSettings, putSettings } from '../storage/settings.ts'
import type { Db } from '../storage/tables.ts'
import { deleteUniverseRow, getUniverse, getUniverseUses, listUniverses } from '../storage/universes.ts'
import { type Actor, requireAdministrator } from './actor.ts'

/**
 * Deletes a universe that holds nothing; were it the site's default, the first of the others becomes that.
 * @throws AppError conflict, saying what to do instead, when it has children or articles (deleted ones keep their
 * history, so they count); not_found, forbidden or unauthorized.
 */
export async function deleteUniverse(db: Db, actor: Actor, input: { universe: string }): Promise<void> {
  requireAdministrator(actor)
  const universe = await getUniverse(db, actor.viewer, input.universe)
  await db.transaction().execute(async (db) => {
    const uses = await getUniverseUses(db, universe.id)
    const refusal = refusalFor(universe.name, uses)
    if (refusal) throw new AppError('conflict', refusal)
    await deleteUniverseRow(db, universe.id, actor)
    const { defaultUniverse } = await getSettings(db)
    if (defaultUniverse !== universe.slug) return
    const [first] = await listUniverses(db, actor.viewer)
    await putSettings(db, { defaultUniverse: first?.slug ?? null }, actor)
  })
}

function refusalFor(
  name: string,
  uses: { live: number; deleted: number; children: string[] },
): string | undefined {
  const { live, deleted, children } = uses
  if (live > 0) {
    return `“${name}” holds ${count(live, 'article')}. Delete them first, or keep the universe and say in its description that it is closed.`
  }
  if (deleted > 0) {
    return `“${name}” still holds the history of ${count(deleted, 'deleted article')}, which is never thrown away. Keep the universe, and say in its description that it is closed.`
  }
  if (children.length > 0) {
    return `${children.map((each) => `“${each}”`).join(', ')} come${children.length === 1 ? 's' : ''} from “${name}”. Give ${children.length === 1 ? 'it' : 'them'} another parent first.`
  }
  return undefined
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

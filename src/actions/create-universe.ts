import type { Universe } from '../domain/universe.ts'
import { AppError } from '../errors.ts'
import { isUniqueClash } from '../storage/clash.ts'
import { getSettings, putSettings } from '../storage/settings.ts'
import type { Db } from '../storage/tables.ts'
import { getUniverse, insertUniverse, listUniverses } from '../storage/universes.ts'
import { type Actor, requireEditor } from './actor.ts'
import { readUniverse, type UniverseInput } from './lib/read-universe.ts'

/**
 * Makes a universe. The first one becomes the site's default.
 * @throws AppError invalid (fields as the input's), conflict when the address is taken, forbidden or unauthorized.
 */
export async function createUniverse(db: Db, actor: Actor, input: UniverseInput): Promise<Universe> {
  requireEditor(actor)
  const all = await listUniverses(db, actor.viewer)
  const settings = readUniverse(input, all)
  try {
    return await db.transaction().execute(async (db) => {
      await insertUniverse(db, settings, actor)
      const universe = await getUniverse(db, actor.viewer, settings.slug)
      const { defaultUniverse } = await getSettings(db)
      if (defaultUniverse === null) await putSettings(db, { defaultUniverse: universe.slug }, actor)
      return universe
    })
  } catch (error) {
    if (!isUniqueClash(error)) throw error
    const message = `There is already a universe at “${settings.slug}”. Choose another name or address.`
    throw new AppError('conflict', message, { fields: { slug: message }, cause: error })
  }
}

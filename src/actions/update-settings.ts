import { AppError, type FieldErrors } from '../errors.ts'
import { getSettings, putSettings, type Settings } from '../storage/settings.ts'
import type { Db } from '../storage/tables.ts'
import { listUniverses } from '../storage/universes.ts'
import { type Actor, requireAdministrator } from './actor.ts'

/**
 * Changes the site's settings; those left out stay. @returns all of them.
 * @throws AppError invalid (fields `siteName`, `defaultUniverse`), forbidden or unauthorized.
 */
export async function updateSettings(db: Db, actor: Actor, input: Partial<Settings>): Promise<Settings> {
  requireAdministrator(actor)
  const fields: FieldErrors = {}
  const changes = { ...input }
  if (changes.siteName !== undefined) {
    changes.siteName = changes.siteName.replace(/\s+/g, ' ').trim()
    if (changes.siteName === '') fields.siteName = 'Give the site a name.'
    if (changes.siteName.length > 80) fields.siteName = 'A site’s name can have at most 80 characters.'
  }
  if (changes.defaultUniverse) {
    const universes = await listUniverses(db, actor.viewer)
    if (!universes.some(({ slug }) => slug === changes.defaultUniverse)) {
      fields.defaultUniverse = `There is no universe “${changes.defaultUniverse}”.`
    }
  }
  const first = Object.values(fields)[0]
  if (first !== undefined) throw new AppError('invalid', first, { fields })
  return db.transaction().execute(async (db) => {
    await putSettings(db, changes, actor)
    return getSettings(db)
  })
}

import type { AccessSettings } from '../domain/viewer.ts'
import { type Author, noteState } from './audit.ts'
import type { Db } from './tables.ts'

/** The site's settings; each has a default until an administrator says otherwise. */
export interface Settings {
  siteName: string
  /** Slug of the universe that the site opens on; null until one is chosen. */
  defaultUniverse: string | null
  access: AccessSettings
  /** Whether visitors may make accounts (readers) themselves. */
  signUp: 'open' | 'closed'
}

export const defaultSettings: Settings = {
  siteName: 'Canonry',
  defaultUniverse: null,
  access: { read: 'everyone', edit: 'members' },
  signUp: 'closed',
}

/** The settings as they stand. */
export async function getSettings(db: Db): Promise<Settings> {
  const rows = await db
    .selectFrom('settings')
    .select(['key', 'value'])
    .where('key', 'like', 'site.%')
    .execute()
  const stored = Object.fromEntries(
    rows.map(({ key, value }) => [key.slice('site.'.length), JSON.parse(value)]),
  )
  return { ...defaultSettings, ...stored, access: { ...defaultSettings.access, ...stored.access } }
}

/** Stores the settings given; the others stay. */
export async function putSettings(db: Db, changes: Partial<Settings>, by: Author): Promise<void> {
  const rows = Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key: `site.${key}`, value: JSON.stringify(value) }))
  if (rows.length === 0) return
  await db
    .insertInto('settings')
    .values(rows)
    .onConflict((clash) => clash.column('key').doUpdateSet((row) => ({ value: row.ref('excluded.value') })))
    .execute()
  for (const { key, value } of rows) {
    await noteState(db, by, { action: 'setting.change', target: `setting:${key}`, state: { value } })
  }
}

/** A secret kept beside the settings, such as the hash of the set-up token; undefined when there is none. */
export async function findSecret(db: Db, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', `secret.${name}`)
    .executeTakeFirst()
  return row?.value
}

export async function putSecret(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: `secret.${name}`, value })
    .onConflict((clash) => clash.column('key').doUpdateSet({ value }))
    .execute()
}

/** Takes a secret away, whatever it is. */
export async function deleteSecret(db: Db, name: string): Promise<void> {
  await db.deleteFrom('settings').where('key', '=', `secret.${name}`).execute()
}

/** Takes a secret away if it has this value. @returns whether it had. */
export async function spendSecret(db: Db, name: string, value: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('settings')
    .where('key', '=', `secret.${name}`)
    .where('value', '=', value)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

import type { Selectable } from 'kysely'
import { universePath } from '../domain/addresses.ts'
import { slugify } from '../domain/slugs.ts'
import {
  type Era,
  inheritedEras,
  nearestUniverses,
  type Universe,
  type UniverseSettings,
} from '../domain/universe.ts'
import type { Viewer } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'
import { type Author, noteState, stateOf } from './audit.ts'
import { inList } from './in-list.ts'
import type { Db, UniversesTable } from './tables.ts'
import { visibleArticles, visibleUniverses } from './visible.ts'

/** The site's universes in their order. Few: every page may ask for all. */
export async function listUniverses(db: Db, viewer: Viewer): Promise<Universe[]> {
  const rows = await visibleUniverses(db, viewer).selectAll().orderBy('position').orderBy('id').execute()
  const universes = rows.map(settingsOf)
  return universes.map((each) => ({ ...each, inheritedEras: inheritedEras(each, universes) }))
}

/** The universe at an address, in any case or Unicode form. */
export async function findUniverse(db: Db, viewer: Viewer, slug: string): Promise<Universe | undefined> {
  const wanted = slugify(slug)
  return (await listUniverses(db, viewer)).find((each) => each.slug === wanted)
}

/** The universe at an address, in any case or Unicode form. @throws AppError not_found, with the nearest names. */
export async function getUniverse(db: Db, viewer: Viewer, slug: string): Promise<Universe> {
  return getUniverseAmong(await listUniverses(db, viewer), slug)
}

/** The same among universes that were read already. @throws AppError not_found, with the nearest names. */
export function getUniverseAmong(universes: readonly Universe[], slug: string): Universe {
  const wanted = slugify(slug)
  const universe = universes.find((each) => each.slug === wanted)
  if (universe) return universe
  throw new AppError('not_found', `There is no universe “${slug}” here.`, {
    suggestions: nearestUniverses(universes, slug).map((near) => ({
      label: near.name,
      href: universePath(near.slug),
    })),
  })
}

/** How many articles each universe has, by its id; a universe without any is no key. */
export async function countArticlesByUniverse(db: Db, viewer: Viewer): Promise<Map<number, number>> {
  const rows = await visibleArticles(db, viewer)
    .select((eb) => ['articles.universe_id as id', eb.fn.countAll<number>().as('count')])
    .groupBy('articles.universe_id')
    .execute()
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** A row as the domain knows it, but for what it takes from the universes it comes from. */
function settingsOf(row: Selectable<UniversesTable>): Omit<Universe, 'inheritedEras'> {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    parentId: row.parent_id,
    divergesAt: row.diverges_at,
    yearShift: row.year_shift,
    calendar: row.calendar,
    eras: JSON.parse(row.eras) as Era[],
    color: row.color,
    notice: row.notice,
    description: row.description,
    position: row.position,
    version: row.version,
  }
}

/** Adds a universe and answers its id. A slug that is taken comes out as SQLite's unique violation. */
export async function insertUniverse(db: Db, settings: UniverseSettings, by: Author): Promise<number> {
  const now = by.now.toISOString()
  const row = await db
    .insertInto('universes')
    .values({ ...rowOf(settings), created_at: now, updated_at: now })
    .returningAll()
    .executeTakeFirstOrThrow()
  await noteState(db, by, { action: 'universe.add', target: `universe:${row.id}`, state: stateOf(row) })
  return row.id
}

/** Replaces a universe's settings if it is still at this version; false when it is not. */
export async function updateUniverseRow(
  db: Db,
  id: number,
  version: number,
  settings: UniverseSettings,
  by: Author,
): Promise<boolean> {
  const row = await db
    .updateTable('universes')
    .set({ ...rowOf(settings), version: version + 1, updated_at: by.now.toISOString() })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
  if (!row) return false
  await noteState(db, by, { action: 'universe.change', target: `universe:${id}`, state: stateOf(row) })
  return true
}

/**
 * Raises the versions of universes that read their articles otherwise since one that they come from has changed, so that
 * what was read before does not land behind it.
 */
export async function raiseUniverseVersions(db: Db, ids: readonly number[]): Promise<void> {
  await db
    .updateTable('universes')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', 'in', inList(ids))
    .execute()
}

/** What stands on a universe: articles, deleted ones, and the names of its children. */
export async function getUniverseUses(
  db: Db,
  id: number,
): Promise<{ live: number; deleted: number; children: string[] }> {
  const counts = await db
    .selectFrom('articles')
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('deleted_at').as('deleted')])
    .where('universe_id', '=', id)
    .executeTakeFirstOrThrow()
  const children = await db
    .selectFrom('universes')
    .select('name')
    .where('parent_id', '=', id)
    .orderBy('position')
    .execute()
  return {
    live: counts.all - counts.deleted,
    deleted: counts.deleted,
    children: children.map(({ name }) => name),
  }
}

export async function deleteUniverseRow(db: Db, id: number, by: Author): Promise<void> {
  await db.deleteFrom('universes').where('id', '=', id).execute()
  await noteState(db, by, { action: 'universe.delete', target: `universe:${id}`, state: null })
}

function rowOf({
  slug,
  name,
  kind,
  parentId,
  divergesAt,
  yearShift,
  calendar,
  eras,
  color,
  notice,
  description,
  position,
}: UniverseSettings) {
  return {
    slug,
    name,
    kind,
    parent_id: parentId,
    diverges_at: divergesAt,
    year_shift: yearShift,
    calendar,
    eras: JSON.stringify(eras),
    color,
    notice,
    description,
    position,
  }
}

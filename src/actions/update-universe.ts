import { eraLines } from '../domain/dates/era-lines.ts'
import { erasOf, type Universe } from '../domain/universe.ts'
import { AppError } from '../errors.ts'
import { rederiveStale } from '../storage/derive/rederive-universe.ts'
import { markStale, type Stale } from '../storage/derive/stale.ts'
import type { Db } from '../storage/tables.ts'
import { getUniverse, listUniverses, raiseUniverseVersions, updateUniverseRow } from '../storage/universes.ts'
import { type Actor, requireEditor } from './actor.ts'
import { readUniverse, type UniverseInput } from './lib/read-universe.ts'

export type UpdateUniverseInput = Partial<UniverseInput> & {
  /** Slug of the universe to change. */
  universe: string
  /** The version that the form showed. */
  version: number
}

/**
 * Changes a universe's settings; those left out stay, its address always. A new calendar or new eras read its articles'
 * dates anew, and those of the universes that inherit the eras; a new time shift, parent or place in the order compares its subjects anew. That happens after the
 * settings are saved, little by little, so that others can read and save meanwhile; a server that stops in between goes
 * on with it when it starts.
 * @param rederive does that work, which takes as long as all the articles together.
 * @throws AppError invalid (fields as the input's), conflict when another changed them first, not_found,
 * forbidden or unauthorized.
 */
export async function updateUniverse(
  db: Db,
  actor: Actor,
  input: UpdateUniverseInput,
  rederive: () => Promise<void> = () => rederiveStale(db),
): Promise<Universe> {
  requireEditor(actor)
  const { universe, stale } = await db.transaction().execute(async (db) => {
    // Read under the write lock: two saves at once could otherwise each choose the other as its parent.
    const before = await getUniverse(db, actor.viewer, input.universe)
    const all = await listUniverses(db, actor.viewer)
    const settings = readUniverse(
      {
        ...input,
        name: input.name ?? before.name,
        kind: input.kind ?? before.kind,
        color: input.color ?? before.color,
        divergesAt: input.divergesAt === undefined ? before.divergesAt : input.divergesAt,
      },
      all,
      before,
    )
    if (!(await updateUniverseRow(db, before.id, input.version, settings, actor))) {
      throw new AppError(
        'conflict',
        'Somebody else changed this universe meanwhile. Look at it again, then save.',
      )
    }
    const now = await listUniverses(db, actor.viewer)
    const universe = now.find(({ id }) => id === before.id) as Universe
    const stale: Stale[] = []
    const mark = (what: Stale['what'], { id, version }: Universe, raised = 0) =>
      stale.push({ what, universeId: id, version: version + raised })
    const readAnew = now.filter((each) => !sameEras(each, all))
    if (universe.calendar !== before.calendar || readAnew.includes(universe)) mark('articles', universe)
    const below = readAnew.filter((each) => each !== universe)
    if (below.length > 0)
      await raiseUniverseVersions(
        db,
        below.map(({ id }) => id),
      )
    for (const each of below) mark('articles', each, 1)
    // The first column of a subject's facts is what the others are held against, so the order of universes counts too.
    const compared = ['yearShift', 'parentId', 'position'] as const
    if (compared.some((key) => universe[key] !== before[key])) mark('subjects', universe)
    for (const each of stale) await markStale(db, each)
    return { universe, stale }
  })
  if (stale.length > 0) await rederive()
  return universe
}

/** True where a universe has the eras that it had, inherited ones and the years they count from among them. */
function sameEras(universe: Universe, before: readonly Universe[]): boolean {
  const was = before.find(({ id }) => id === universe.id)
  return was !== undefined && eraLines(erasOf(universe)) === eraLines(erasOf(was))
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Actor, systemActor } from '../../src/actions/actor.ts'
import { createUniverse } from '../../src/actions/create-universe.ts'
import type { Universe } from '../../src/domain/universe.ts'
import { type Role, type Viewer, viewerOf } from '../../src/domain/viewer.ts'
import { type Database, openDatabase } from '../../src/storage/open.ts'

/** A moment that tests agree on. */
export const testNow = new Date('2026-11-22T12:00:00.000Z')

/** An actor who may do everything, at a moment. */
export function testActor(now: Date = testNow): Actor {
  return systemActor('tester', now)
}

/** A viewer of a role on a site with the default access settings; 'shut out' may read nothing. */
export function testViewer(role: Role | 'anonymous' | 'shut out'): Viewer {
  if (role === 'shut out') return viewerOf(null, { read: 'members', edit: 'members' })
  const access = { read: 'everyone', edit: 'members' } as const
  return viewerOf(role === 'anonymous' ? null : { id: 1, name: role, role }, access)
}

/** A folder of its own, gone with `remove`. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'canonry-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A real database in a folder of its own; `close` removes both. */
export async function temporaryDatabase(): Promise<Database & { folder: string }> {
  const folder = temporaryFolder()
  const database = await openDatabase(join(folder.path, 'canonry.db'))
  return {
    ...database,
    folder: folder.path,
    async close() {
      await database.close()
      folder.remove()
    },
  }
}

/** Makes a universe with what a test cares about. */
export async function makeUniverse(
  database: Database,
  slug: string,
  more: Partial<Parameters<typeof createUniverse>[2]> = {},
): Promise<Universe> {
  return createUniverse(database.db, testActor(), {
    name: slug,
    slug,
    kind: 'history',
    color: 'blue',
    ...more,
  })
}

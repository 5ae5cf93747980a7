import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Actor, systemActor } from './actions/actor.ts'
import { createUniverse } from './actions/create-universe.ts'
import { importFiles } from './actions/import-files.ts'
import type { UniverseInput } from './actions/lib/read-universe.ts'
import { AppError } from './errors.ts'
import { openDatabase } from './storage/open.ts'
import type { Db } from './storage/tables.ts'

const demoFolder = fileURLToPath(new URL('../data/demo', import.meta.url))

/**
 * Makes a database with the demo canons in it. It is filled under another name and then renamed, so that a start that was
 * cut short leaves either the whole demo or nothing.
 */
export async function makeDemoDatabase(file: string, now: Date): Promise<void> {
  const draft = `${file}.demo`
  const clear = () => {
    for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${draft}${end}`, { force: true })
  }
  clear()
  try {
    await fill(draft, now)
    renameSync(draft, file)
  } finally {
    clear() // on a full disk, what was half made would keep it full
  }
}

async function fill(file: string, now: Date): Promise<void> {
  const database = await openDatabase(file, { now })
  try {
    await loadDemo(database.db, systemActor('Canonry', now))
  } finally {
    await database.close()
  }
}

/**
 * Makes the universes of data/demo/universes.yaml and imports the folder of each, by the actions that people use.
 * Throws when any file is not taken: the demo is ours, and whole.
 */
export async function loadDemo(db: Db, actor: Actor): Promise<void> {
  const universes: UniverseInput[] = parse(readFileSync(join(demoFolder, 'universes.yaml'), 'utf8'))
  for (const universe of universes) {
    const { slug } = await createUniverse(db, actor, universe)
    const folder = join(demoFolder, slug)
    const files = readdirSync(folder).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }))
    const report = await importFiles(db, actor, files, { universe: slug })
    const refused = report.files.find(({ outcome }) => outcome !== 'created')
    if (!refused) continue
    const message = `The demo canons could not be loaded: ${slug}/${refused.path}: ${refused.problem ?? 'it is there already'} CANONRY_DEMO=false starts without them.`
    throw new AppError('unavailable', message)
  }
}

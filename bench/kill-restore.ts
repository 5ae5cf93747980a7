import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readdirSync, rmSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { systemActor } from '../src/actions/actor.ts'
import { backUp } from '../src/actions/back-up.ts'
import { checkBackup } from '../src/actions/check-backup.ts'
import { createArticle } from '../src/actions/create-article.ts'
import { createUniverse } from '../src/actions/create-universe.ts'
import { restore } from '../src/actions/restore.ts'
import { openDatabase } from '../src/storage/open.ts'
import { temporaryFolder } from '../test/helpers/database.ts'

/**
 * Does kill -9 in the middle of a restore lose a wiki? A child restores a backup over a wiki that has one article more;
 * the parent kills it at a random moment, every other time just after the restore has begun to rename files, opens what is
 * left as the next start would, and looks for all of the one wiki or all of the other with the first kept. Run it with
 * `npm run bench:kill`; exit status 1 when anything was lost.
 */
const self = fileURLToPath(import.meta.url)
const actor = systemActor('bench', new Date())
const articles = 200

if (process.argv[2] === '--restore') {
  await restore({ from: process.argv[3] ?? '', to: process.argv[4] ?? '', now: new Date() })
} else await killRounds(Number(process.argv[2] ?? 20))

async function killRounds(rounds: number): Promise<void> {
  const folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const live = join(data, 'canonry.db')
  const backup = join(folder.path, 'backup.db')
  const found = { old: 0, new: 0, lost: 0 }
  const first = await openDatabase(live)
  await createUniverse(first.db, actor, { name: 'History', kind: 'history', color: 'blue' })
  for (let index = 0; index < articles; index++) await write(first.db, `Article ${index}`)
  await backUp(first, actor, { file: backup })
  await first.close()

  for (let round = 1; round <= rounds; round++) {
    const before = await openDatabase(live)
    await write(before.db, `Only here, round ${round}`)
    await before.close()
    const when = await killOnce(backup, data, round % 2 === 0)
    const server = await openDatabase(live, {
      exclusive: true,
      makeNew: () => Promise.reject(new Error('made anew')),
    })
    await server.close()
    const kept = readdirSync(data).filter((name) => /\.before-restore-[^.]*$/.test(name))
    const [now, old] = await Promise.all([
      state(live),
      kept[0] === undefined ? null : state(join(data, kept[0])),
    ])
    const left = readdirSync(data).filter((name) => /restoring|replacing/.test(name))
    const isOld = now === articles + 1 && kept.length === 0
    const isNew = now === articles && old === articles + 1
    const verdict = left.length === 0 && isOld ? 'old' : left.length === 0 && isNew ? 'new' : 'lost'
    found[verdict]++
    console.log(
      `round ${String(round).padStart(2)}: killed ${when}: ${verdict === 'lost' ? `LOST ${left} ${now} ${old}` : `the ${verdict} wiki, whole`}`,
    )
    if (verdict === 'old') await restore({ from: backup, to: live, now: new Date() })
    for (const name of readdirSync(data)) if (name.includes('.before-restore-')) rmSync(join(data, name))
  }
  folder.remove()
  console.log(
    `${rounds} rounds: ${found.old} times the old wiki, ${found.new} times the new one, ${found.lost} lost`,
  )
  process.exitCode = found.lost === 0 && found.old + found.new > 0 ? 0 : 1
}

async function write(db: Parameters<typeof createArticle>[0], title: string): Promise<void> {
  await createArticle(db, actor, { universe: 'history', title, text: `Text of ${title}.`, editId: title })
}

/** Articles of a database that is sound; NaN of one that is not. */
async function state(file: string): Promise<number> {
  const { problems, articles } = await checkBackup(file)
  return problems.length === 0 ? articles : Number.NaN
}

async function killOnce(backup: string, data: string, atRenames: boolean): Promise<string> {
  const live = join(data, 'canonry.db')
  const begun = new Promise<void>((resolve) => {
    const watching = watch(data, (_event, name) => {
      if (name !== 'canonry.db.replacing' || !existsSync(join(data, name))) return
      watching.close()
      resolve()
    })
  })
  const child = spawn(process.execPath, ['--import', 'tsx', self, '--restore', backup, live], {
    stdio: 'inherit',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const delay = atRenames ? randomInt(0, 12) : randomInt(300, 3000)
  if (atRenames) await Promise.race([begun, ended])
  await wait(delay)
  child.kill('SIGKILL')
  await ended
  return atRenames ? `${delay} ms after it began to rename` : `after ${delay} ms`
}

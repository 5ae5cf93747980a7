import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { systemActor } from '../src/actions/actor.ts'
import { createArticle } from '../src/actions/create-article.ts'
import { createUniverse } from '../src/actions/create-universe.ts'
import { reindex } from '../src/actions/reindex.ts'
import { saveArticle } from '../src/actions/save-article.ts'
import { openDatabase, openSqlite } from '../src/storage/open.ts'
import { verifyDatabase } from '../src/storage/verify/verify.ts'
import { temporaryFolder } from '../test/helpers/database.ts'
import { dumpDerived } from '../test/helpers/derived.ts'

/**
 * Does kill -9 lose a save that was acknowledged? A child process saves with 8 writers at once and prints each revision
 * it was promised; the parent kills it at a random moment, and looks for every one of them in what is left. Run it with
 * `npm run bench:kill`; exit status 1 when anything was lost or damaged.
 */
const writers = 8
const sharedArticles = 4
const self = fileURLToPath(import.meta.url)

interface Promised {
  articleId: number
  number: number
  hash: string
}

if (process.argv[2] === '--write') await writeForEver(process.argv[3] ?? '', process.argv[4] ?? '')
else await killRounds(Number(process.argv[2] ?? 20))

async function killRounds(rounds: number): Promise<void> {
  const folder = temporaryFolder()
  const file = join(folder.path, 'canonry.db')
  const database = await openDatabase(file)
  const actor = systemActor('writer', new Date())
  await createUniverse(database.db, actor, { name: 'History', kind: 'history', color: 'blue' })
  for (let index = 0; index < sharedArticles; index++) {
    await createArticle(database.db, actor, {
      universe: 'history',
      title: `Shared ${index}`,
      text: passages(Array.from({ length: writers }, () => 'Nobody yet.')),
      editId: `shared ${index}`,
    })
  }
  await database.close()

  const promised: Promised[] = []
  let faults = 0
  for (let round = 1; round <= rounds; round++) {
    const before = promised.length
    const after = await killOnce(file, round, promised)
    const { lost, problems, unpromised } = await inspect(file, promised)
    faults += lost.length + problems.length
    console.log(
      `round ${String(round).padStart(2)}: killed after ${after} ms, ${promised.length - before} revisions acknowledged, ` +
        `${lost.length} lost, ${unpromised} written but not yet acknowledged, ${problems.length} faults in the database`,
    )
    for (const fault of [...lost.map((each) => `lost ${JSON.stringify(each)}`), ...problems])
      console.log(`  ${fault}`)
  }

  const after = await openDatabase(file, { exclusive: true })
  const saved = await dumpDerived(after.db)
  await reindex(after.db, actor)
  const rebuilt = (await dumpDerived(after.db)) === saved
  await after.close()
  folder.remove()
  console.log(
    `${rounds} rounds, ${writers} writers, ${promised.length} acknowledged revisions, ${faults} lost or damaged; ` +
      `derived tables ${rebuilt ? 'equal' : 'DIFFER FROM'} a rebuild`,
  )
  process.exitCode = faults === 0 && rebuilt && promised.length > 0 ? 0 : 1
}

/** Starts the writers, kills them at a random moment after their first save, and collects what they were promised. */
async function killOnce(file: string, round: number, promised: Promised[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', self, '--write', file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const first = new Promise<void>((resolve, reject) => {
    lines.once('line', () => resolve())
    child.once('exit', (code) => reject(new Error(`the writers ended by themselves, with ${code}`)))
  })
  lines.on('line', (line) => {
    // A line cut short by the kill was never read by anybody: only whole ones are promises.
    const [articleId, number, hash] = line.split(' ')
    if (hash?.length === 64) promised.push({ articleId: Number(articleId), number: Number(number), hash })
  })
  const ended = closed(child, lines)
  await first
  const delay = randomInt(100, 1500)
  await wait(delay)
  child.kill('SIGKILL')
  await ended
  return delay
}

async function closed(child: ChildProcess, lines: NodeJS.EventEmitter): Promise<void> {
  await Promise.all([
    new Promise((resolve) => child.once('exit', resolve)),
    new Promise((resolve) => lines.once('close', resolve)),
  ])
}

/** Opens what is left as the next start would, and checks it. */
async function inspect(file: string, promised: readonly Promised[]) {
  const sqlite = openSqlite(file)
  try {
    const find = sqlite.prepare(
      'select text, text_hash as hash from revisions where article_id = ? and number = ?',
    )
    const lost = promised.filter(({ articleId, number, hash }) => {
      const found = find.get(articleId, number) as { text: string; hash: string } | undefined
      return found?.hash !== hash || createHash('sha256').update(found.text).digest('hex') !== hash
    })
    const { problems, revisions } = await verifyDatabase(sqlite)
    return { lost, problems, unpromised: revisions - sharedArticles - (promised.length - lost.length) }
  } finally {
    sqlite.close()
  }
}

/** The child: each writer edits its own passage of shared articles, and makes articles of its own. */
async function writeForEver(file: string, round: string): Promise<void> {
  const { db } = await openDatabase(file, { exclusive: true })
  const actor = systemActor('writer', new Date())
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let count = 0; ; count++) {
        const editId = `${round} ${writer} ${count}`
        const result =
          count % 3 === 0 ? await create(editId) : await edit(editId, writer, 1 + (count % sharedArticles))
        if (result) writeSync(1, `${result.articleId} ${result.number} ${result.hash}\n`)
      }
    }),
  )

  async function create(editId: string) {
    const text = `Made by ${editId} on 7 November 1879. See [[Shared 1]].`
    return (await createArticle(db, actor, { universe: 'history', title: `Own ${editId}`, text, editId }))
      .revision
  }

  async function edit(editId: string, writer: number, articleId: number) {
    const { text, number } = await db
      .selectFrom('revisions')
      .select(['text', 'number'])
      .where('article_id', '=', articleId)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow()
    const [matter, ...own] = text.split('\n\n')
    const changed = [matter, ...own.with(writer, `Edited by ${editId}.`)].join('\n\n')
    const saved = await saveArticle(db, actor, { articleId, text: changed, basedOn: number, editId })
    return saved.status === 'saved' || saved.status === 'merged' ? saved.revision : undefined
  }
}

function passages(own: readonly string[]): string {
  return ['Shared by all writers.', ...own].join('\n\n')
}

import { fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Actor, systemActor } from '../src/actions/actor.ts'
import { createArticle } from '../src/actions/create-article.ts'
import { saveArticle } from '../src/actions/save-article.ts'
import { parseSearchQuery } from '../src/domain/search-query.ts'
import { search } from '../src/storage/search/search.ts'
import type { Db } from '../src/storage/tables.ts'
import { makeArticle, wordOfRank } from './corpus.ts'
import { measure, type Times } from './statistics.ts'

const actor = (): Actor => systemActor('bench', new Date())

/** Adds the corpus's articles from `from` to `to` (not included) to a universe; says how far it is. */
export async function fill(db: Db, universe: string, from: number, to: number): Promise<void> {
  // What fills the wiki is not measured, so it need not wait for the disk.
  await sql`pragma synchronous = off`.execute(db)
  for (let n = from; n < to; n++) {
    await createArticle(db, actor(), { universe, ...makeArticle(n), editId: `make-${n}` })
    if (n % 500 === 0) show(`${n} of ${to} articles`)
  }
  show('')
  await sql`pragma synchronous = full`.execute(db)
}

/** Saves article number `n`, each time with another sentence; once as always and once without waiting for the disk. */
export async function measureSaves(
  db: Db,
  universe: string,
  n: number,
  times: number,
): Promise<{ durable: Times; spared: Times }> {
  const { text } = makeArticle(n)
  const made = await createArticle(db, actor(), { universe, text, editId: `make-${n}` })
  let basedOn = made.revision.number
  const save = async () => {
    const saved = await saveArticle(db, actor(), {
      articleId: made.revision.articleId,
      text: `${text}\nChange ${basedOn} was made.\n`,
      basedOn,
      editId: `save-${n}-${basedOn}`,
    })
    if (saved.status !== 'saved') throw new Error(`a save ended as ${saved.status}`)
    basedOn = saved.revision.number
  }
  await measure(20, save)
  const durable = await measure(times, save)
  await sql`pragma synchronous = off`.execute(db)
  const spared = await measure(times, save)
  await sql`pragma synchronous = full`.execute(db)
  return { durable, spared }
}

/** What this disk needs to make four kilobytes durable: a save cannot be faster. Milliseconds. */
export async function measureDisk(folder: string): Promise<Times> {
  const file = openSync(join(folder, 'fsync'), 'w')
  const page = Buffer.alloc(4096, 1)
  return measure(200, async () => {
    writeSync(file, page)
    fsyncSync(file)
  })
}

/** Searches for one word, two words, a phrase and a beginning, common and rare. */
export async function measureSearch(db: Db): Promise<(Times & { query: string; total: number })[]> {
  const queries = {
    'a rare word': wordOfRank(6_000),
    'a common word': wordOfRank(3),
    'two words': `${wordOfRank(40)} ${wordOfRank(900)}`,
    'a phrase': `"${wordOfRank(5)} ${wordOfRank(2)}"`,
    'a word less another': `${wordOfRank(200)} -${wordOfRank(4)}`,
  }
  const results: (Times & { query: string; total: number })[] = []
  for (const [query, text] of Object.entries(queries)) {
    let total = 0
    const times = await measure(40, async () => {
      total = (await search(db, actor().viewer, parseSearchQuery(text))).total
    })
    results.push({ query, total, ...times })
  }
  return results
}

/** How far the work is, on a terminal only. */
function show(progress: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${progress}`)
}

import { setImmediate } from 'node:timers/promises'
import { ancestors } from '../../domain/universe.ts'
import { systemViewer } from '../../domain/viewer.ts'
import { inList } from '../in-list.ts'
import type { Db } from '../tables.ts'
import { listUniverses } from '../universes.ts'
import { type FromLog, readLog } from './rederive.ts'
import { clearStale, listStale } from './stale.ts'
import { refreshSubjects } from './subjects.ts'
import { writeRows } from './write-rows.ts'

/** Articles or subjects of one transaction: others may write, and pages be answered, between two of them. */
const atOnce = 20
/** Bytes of text of one transaction: whoever saves waits some seconds for it, and no longer. */
const bytesAtOnce = 200_000

/** Derivation sees everything: what it writes is read through the viewer. */
const viewer = systemViewer('derivation')

/**
 * Derives anew whatever is marked as stale, in many short transactions, and takes the marks away. Cut short at any
 * moment, it is finished by the next call: at the server's start, by the next change of a universe, or by `reindex`.
 */
export async function rederiveStale(db: Db): Promise<void> {
  for (const stale of await listStale(db)) {
    if (stale.what === 'articles') await rederiveUniverse(db, stale.universeId)
    else await refreshSubjectsBelow(db, stale.universeId)
    await clearStale(db, stale)
  }
}

/**
 * Reads one universe's articles anew, as its new calendar or eras need, or new ways of folding names. What is saved meanwhile is left alone: a save of
 * a universe that has changed reads its settings again.
 */
async function rederiveUniverse(db: Db, universeId: number): Promise<void> {
  for (let after = 0; ; ) {
    const universe = (await listUniverses(db, viewer)).find(({ id }) => id === universeId)
    if (!universe) return
    const ids = await nextArticles(db, universeId, after)
    const last = ids.at(-1)
    if (last === undefined) return
    const articles = await readLog(db, ids, new Map([[universeId, universe]]))
    const written = await db.transaction().execute(async (db) => {
      const now = (await listUniverses(db, viewer)).find(({ id }) => id === universeId)
      if (now?.version !== universe.version) return false
      await writeArticles(db, articles)
      return true
    })
    if (written) after = last
  }
}

async function nextArticles(db: Db, universeId: number, after: number): Promise<number[]> {
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'length'])
    .where('universe_id', '=', universeId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(atOnce)
    .execute()
  const ids: number[] = []
  let bytes = 0
  for (const { id, length } of rows) {
    bytes += length
    if (ids.length > 0 && bytes > bytesAtOnce) break
    ids.push(id)
  }
  return ids
}

async function writeArticles(db: Db, articles: readonly FromLog[]): Promise<void> {
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'revision', 'digests', 'subject'])
    .where('id', 'in', inList(articles.map(({ article }) => article.id)))
    .execute()
  const standing = new Map(rows.map((row) => [row.id, row]))
  for (const { article, rows } of articles) {
    const before = standing.get(article.id)
    if (before?.revision !== article.revision) continue
    await writeRows(db, article.id, rows, { before: before.digests, after: article.digests })
    const { id, created_at: _, ...row } = article
    await db.updateTable('articles').set(row).where('id', '=', id).execute()
  }
  await refreshSubjects(db, [
    ...rows.map(({ subject }) => subject),
    ...articles.map(({ article }) => article.subject),
  ])
}

/** Compares the subjects of a universe and of all that descend from it anew, as its new time shift or parent needs. */
async function refreshSubjectsBelow(db: Db, universeId: number): Promise<void> {
  const universes = await listUniverses(db, viewer)
  const below = universes.filter(
    (each) => each.id === universeId || ancestors(each, universes).some(({ id }) => id === universeId),
  )
  const rows = await db
    .selectFrom('articles')
    .select('subject')
    .distinct()
    .where('universe_id', 'in', inList(below.map(({ id }) => id)))
    .where('deleted_at', 'is', null)
    .execute()
  for (let start = 0; start < rows.length; start += atOnce) {
    const subjects = rows.slice(start, start + atOnce).map(({ subject }) => subject)
    await db.transaction().execute((db) => refreshSubjects(db, subjects))
    await setImmediate()
  }
}

import type { Viewer } from '../domain/viewer.ts'
import { inList } from './in-list.ts'
import type { Db } from './tables.ts'
import { visibleArticles } from './visible.ts'

/** Which of these subjects a universe has a live article of. */
export async function listSubjectsToldIn(
  db: Db,
  viewer: Viewer,
  universeId: number,
  subjects: readonly string[],
): Promise<Set<string>> {
  if (subjects.length === 0) return new Set()
  const rows = await visibleArticles(db, viewer)
    .select('articles.subject')
    .distinct()
    .where('articles.universe_id', '=', universeId)
    .where('articles.subject', 'in', inList(subjects))
    .execute()
  return new Set(rows.map(({ subject }) => subject))
}

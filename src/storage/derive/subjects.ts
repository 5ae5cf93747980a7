import { slugify } from '../../domain/slugs.ts'
import { shiftToCommonAxis, type Universe } from '../../domain/universe.ts'
import { systemViewer } from '../../domain/viewer.ts'
import { factsByArticle } from '../facts.ts'
import { inList } from '../in-list.ts'
import type { Db } from '../tables.ts'
import { listUniverses } from '../universes.ts'
import { visibleArticles } from '../visible.ts'
import { countAgreement } from './agreement.ts'

/** Derivation sees everything: what it writes is read through the viewer. */
const viewer = systemViewer('derivation')

/** Makes the rows of these subjects anew from their live articles; a subject without any has no row. */
export async function refreshSubjects(db: Db, slugs: Iterable<string>): Promise<void> {
  const subjects = [...new Set(slugs)]
  if (subjects.length === 0) return
  const universes = await listUniverses(db, viewer)
  const shifts = new Map(universes.map((each: Universe) => [each.id, shiftToCommonAxis(each, universes)]))
  const articles = await visibleArticles(db, viewer)
    .select([
      'articles.id',
      'articles.subject',
      'articles.title',
      'articles.lang',
      'articles.universe_id as universeId',
    ])
    .where('articles.subject', 'in', inList(subjects))
    .orderBy('articles.id')
    .execute()
  const bySubject = new Map<string, typeof articles>()
  for (const article of articles) {
    const tellings = bySubject.get(article.subject)
    if (tellings) tellings.push(article)
    else bySubject.set(article.subject, [article])
  }
  const compared = [...bySubject.values()].filter((tellings) => countUniverses(tellings) > 1).flat()
  const facts = await factsByArticle(
    db,
    viewer,
    compared.map(({ id }) => id),
  )
  const rows = [...bySubject].map(([slug, tellings]) => ({
    slug,
    title: (tellings.find(({ title }) => slugify(title) === slug) ?? tellings[0])?.title ?? slug,
    articles: tellings.length,
    universes: countUniverses(tellings),
    ...countAgreement(
      tellings.map(({ id, universeId, lang }) => ({
        universeId,
        lang,
        yearShift: shifts.get(universeId) ?? 0,
        facts: facts.get(id) ?? [],
      })),
    ),
  }))
  const gone = subjects.filter((slug) => !bySubject.has(slug))
  if (gone.length > 0) await db.deleteFrom('subjects').where('slug', 'in', inList(gone)).execute()
  if (rows.length === 0) return
  await db
    .insertInto('subjects')
    .values(rows)
    .onConflict((clash) =>
      clash.column('slug').doUpdateSet((row) => ({
        title: row.ref('excluded.title'),
        articles: row.ref('excluded.articles'),
        universes: row.ref('excluded.universes'),
        agreeing: row.ref('excluded.agreeing'),
        differing: row.ref('excluded.differing'),
      })),
    )
    .execute()
}

function countUniverses(tellings: readonly { universeId: number }[]): number {
  return new Set(tellings.map(({ universeId }) => universeId)).size
}

import type { Insertable } from 'kysely'
import { compareFacts, type FactColumn } from '../../domain/compare/compare-facts.ts'
import { sortKey } from '../../domain/natural-order.ts'
import { slugify } from '../../domain/slugs.ts'
import type { Fact } from '../../domain/source/types.ts'
import { shiftToCommonAxis, type Universe } from '../../domain/universe.ts'
import { systemViewer } from '../../domain/viewer.ts'
import { factsByArticle } from '../facts.ts'
import { inList } from '../in-list.ts'
import type { Db, SubjectsTable } from '../tables.ts'
import { listUniverses } from '../universes.ts'
import { visibleArticles } from '../visible.ts'

/** Derivation sees everything: what it writes is read through the viewer. */
const viewer = systemViewer('derivation')

/** What the rows of these subjects are by their live articles; a subject without any has no row. */
export async function subjectRows(db: Db, subjects: readonly string[]): Promise<Insertable<SubjectsTable>[]> {
  const universes = await listUniverses(db, viewer)
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
  const compared = [...bySubject.values()].flatMap((tellings) => columnsOf(tellings, universes))
  const facts = await factsByArticle(
    db,
    viewer,
    compared.map(({ id }) => id),
  )
  return [...bySubject].map(([slug, tellings]) => ({
    slug,
    ...namedBy(slug, tellings),
    articles: tellings.length,
    universes: countUniverses(tellings),
    ...countVerdicts(
      columnsOf(tellings, universes).map((each) => factColumn(each, facts.get(each.id) ?? [], universes)),
    ),
  }))
}

/** Makes the rows of these subjects anew. */
export async function refreshSubjects(db: Db, slugs: Iterable<string>): Promise<void> {
  const subjects = [...new Set(slugs)]
  if (subjects.length === 0) return
  const rows = await subjectRows(db, subjects)
  const told = new Set(rows.map(({ slug }) => slug))
  const gone = subjects.filter((slug) => !told.has(slug))
  if (gone.length > 0) await db.deleteFrom('subjects').where('slug', 'in', inList(gone)).execute()
  if (rows.length === 0) return
  await db
    .insertInto('subjects')
    .values(rows)
    .onConflict((clash) =>
      clash.column('slug').doUpdateSet((row) => ({
        title: row.ref('excluded.title'),
        sort_key: row.ref('excluded.sort_key'),
        articles: row.ref('excluded.articles'),
        universes: row.ref('excluded.universes'),
        agreeing: row.ref('excluded.agreeing'),
        differing: row.ref('excluded.differing'),
      })),
    )
    .execute()
}

/** A subject is called what the article is that it is named after, else what its oldest one is. */
function namedBy(slug: string, tellings: readonly { title: string }[]) {
  const title = (tellings.find(({ title }) => slugify(title) === slug) ?? tellings[0])?.title ?? slug
  return { title, sort_key: sortKey(title) }
}

/** An article as one telling of its subject. */
interface Told {
  id: number
  universeId: number
  lang: string
}

/**
 * The columns that a comparison of the subject opens with: one a universe, in the site's order, or all where one
 * universe alone tells of it. None where there is nothing to compare, so that most saves read no facts here.
 */
function columnsOf<Telling extends Told>(
  tellings: readonly Telling[],
  universes: readonly Universe[],
): Telling[] {
  if (tellings.length < 2) return []
  const oneEach = universes.flatMap(({ id }) => tellings.find(({ universeId }) => universeId === id) ?? [])
  return oneEach.length > 1 ? oneEach : [...tellings]
}

/** A telling as the fact matrix takes it. What only the text says is not read here, nor where its links lead. */
function factColumn(
  { id, universeId, lang }: Told,
  facts: Fact[],
  universes: readonly Universe[],
): FactColumn {
  const universe = universes.find((each) => each.id === universeId) as Universe
  const yearShift = shiftToCommonAxis(universe, universes)
  const { calendar } = universe
  const telling = {
    id: String(id),
    source: '',
    format: 'markdown',
    lang,
    calendar,
    yearShift,
    facts,
  } as const
  return { telling, yearShift, readFromText: [] }
}

function countVerdicts(columns: readonly FactColumn[]): { agreeing: number; differing: number } {
  const stated = compareFacts(columns).filter(({ verdict }) => verdict !== 'only one')
  const differing = stated.filter(({ verdict }) => verdict === 'differs').length
  return { agreeing: stated.length - differing, differing }
}

function countUniverses(tellings: readonly { universeId: number }[]): number {
  return new Set(tellings.map(({ universeId }) => universeId)).size
}

import { sql } from 'kysely'
import { sortKey } from '../domain/natural-order.ts'
import { slugify, titleOfSlug } from '../domain/slugs.ts'
import type { Viewer } from '../domain/viewer.ts'
import { AppError } from '../errors.ts'
import type { Db } from './tables.ts'
import { visibleSubjects } from './visible.ts'

/** An identity across universes. */
export interface Subject {
  slug: string
  /** What the article that the subject is named after calls it, else its oldest article. */
  title: string
  /** Live articles, and in how many universes. */
  articles: number
  universes: number
  /** Properties that two tellings or more state: rows of the fact matrix that agree, and rows that differ. */
  agreeing: number
  differing: number
}

const subjectColumns = ['slug', 'title', 'articles', 'universes', 'agreeing', 'differing'] as const

/** The subject of a slug; undefined when no live article is about it. */
export async function findSubject(db: Db, viewer: Viewer, slug: string): Promise<Subject | undefined> {
  return visibleSubjects(db, viewer)
    .select(subjectColumns)
    .where('slug', '=', slugify(slug))
    .executeTakeFirst()
}

/** The subject of a slug. @throws AppError not_found when no live article is about it. */
export async function getSubject(db: Db, viewer: Viewer, slug: string): Promise<Subject> {
  const subject = await findSubject(db, viewer, slug)
  if (subject) return subject
  throw new AppError('not_found', `There is no subject called “${slug}”.`)
}

/** Subjects by name; `after` is the slug that the page before ended on. */
export async function listSubjects(
  db: Db,
  viewer: Viewer,
  page: { limit: number; after?: string | undefined },
): Promise<Subject[]> {
  return visibleSubjects(db, viewer)
    .select(subjectColumns)
    .$if(page.after !== undefined, (query) => query.where(behind(page.after as string)))
    .orderBy('sort_key')
    .orderBy('slug')
    .limit(page.limit)
    .execute()
}

/** The subjects whose facts differ most over universes; only those told in two universes or more. */
export async function listMostDivergent(db: Db, viewer: Viewer, limit: number): Promise<Subject[]> {
  return visibleSubjects(db, viewer)
    .select(subjectColumns)
    .where('universes', '>=', sql.lit(2)) // said in the query, for the index holds these alone
    .orderBy('differing', 'desc')
    .orderBy('universes', 'desc')
    .orderBy('slug')
    .limit(limit)
    .execute()
}

/** Behind the subject of a slug in the list; behind where its name would be, where it has gone meanwhile. */
function behind(slug: string) {
  return sql<boolean>`(sort_key, slug) > (
    coalesce((select last.sort_key from subjects as last where last.slug = ${slug}), ${sortKey(titleOfSlug(slug))}), ${slug}
  )`
}

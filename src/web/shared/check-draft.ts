import { addressFor, checkNames, clashingKeys, sayNameFault } from '../../domain/source/check-article.ts'
import {
  checkDraft as checkProblems,
  type Draft,
  type DraftFaults,
  readDraft,
} from '../../domain/source/draft.ts'
import type { ParsedArticle } from '../../domain/source/types.ts'
import { type Telling, type Tie, tieOf } from '../../domain/tie.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { listNeighbours } from '../../storage/neighbours.ts'
import type { Db } from '../../storage/tables.ts'
import { listTellings } from '../../storage/tellings.ts'

/** What a draft is written for: an article as it stands, or null for a new one. */
export interface DraftOf {
  universe: Universe
  article: { id: number; title: string; slug: string } | null
  /** The subject that a new one is to be told of, where it came with the form. */
  subject?: string | undefined
}

/** What a new article would be told beside. */
export interface DraftTie {
  subject: string
  tie: Tie
  /** How it comes by the subject: with the form, from its front matter, or by its title alone. */
  by: 'form' | 'matter' | 'title'
  tellings: readonly Telling[]
}

/** All that would stop a draft from being saved, and what is worth a remark: in its text, and in its names. */
export async function checkDraft(
  db: Db,
  viewer: Viewer,
  draft: Draft,
  { universe, article, subject }: DraftOf,
): Promise<{ faults: DraftFaults; remarks: string[]; tie: DraftTie | null }> {
  const parsed = readDraft(draft, { universe, title: article?.title ?? '' })
  const slug = addressFor(article, parsed.title)
  const neighbours = await listNeighbours(db, viewer, {
    universeId: universe.id,
    keys: clashingKeys(parsed),
    slug,
    exceptId: article?.id ?? null,
  })
  const keepsTitle = article?.title === parsed.title
  const ofNames = checkNames({ ...parsed, slug }, neighbours).map((fault) =>
    sayNameFault(fault, universe, keepsTitle),
  )
  const tie = article === null ? await tieOfDraft(db, viewer, parsed, { universe, subject }) : null
  return { ...checkProblems(draft, [...ofNames, ...parsed.problems]), tie }
}

async function tieOfDraft(
  db: Db,
  viewer: Viewer,
  { title, lang, givenSubject, subject: own }: ParsedArticle,
  { universe, subject: carried }: Pick<DraftOf, 'universe' | 'subject'>,
): Promise<DraftTie> {
  const by = givenSubject !== null ? 'matter' : carried ? 'form' : 'title'
  const subject = by === 'form' ? (carried as string) : own
  const tellings = await listTellings(db, viewer, { subject, name: title })
  const implied = tieOf({ universeId: universe.id, lang }, tellings)
  return { subject, by, tellings, tie: implied === 'doubtful' && by !== 'title' ? 'told' : implied }
}

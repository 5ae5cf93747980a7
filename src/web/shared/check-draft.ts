import { addressFor, checkNames, clashingKeys, sayNameFault } from '../../domain/source/check-article.ts'
import {
  checkDraft as checkProblems,
  type Draft,
  type DraftFaults,
  readDraft,
} from '../../domain/source/draft.ts'
import type { SourceProblem } from '../../domain/source/types.ts'
import type { Universe } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { listNeighbours } from '../../storage/neighbours.ts'
import type { Db } from '../../storage/tables.ts'

/** What a draft is written for: an article as it stands, or null for a new one. */
export interface DraftOf {
  universe: Universe
  article: { id: number; title: string; slug: string } | null
}

/** All that would stop a draft from being saved, and all that there is to say of it: of its text, and of its names. */
export async function checkDraft(
  db: Db,
  viewer: Viewer,
  draft: Draft,
  { universe, article }: DraftOf,
): Promise<{ faults: DraftFaults; problems: SourceProblem[] }> {
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
  return checkProblems(draft, [...ofNames, ...parsed.problems])
}

import { saidKeys, withGivenKeys } from '../../domain/source/given-keys.ts'
import type { SourceProblem } from '../../domain/source/types.ts'
import { AppError } from '../../errors.ts'
import { isUniqueClash } from '../../storage/clash.ts'
import { storageFailure } from '../../storage/failure.ts'
import { findRevisionByEdit, type Revision } from '../../storage/revisions.ts'
import type { Db } from '../../storage/tables.ts'
import type { Actor } from '../actor.ts'
import { deriveRevision, Overtaken, type PreparedRevision, writeRevision } from './write-revision.ts'

/** Each lost race lets another writer's save through, so this many only fail under a flood of saves of one article. */
const mostTries = 40

/**
 * Writes the revision that `prepare` makes of the article as it stands, in one transaction; where another landed in
 * between (or the edit id is taken), prepares and tries again. `prepare` may answer something else instead, which
 * ends it. The problems are those that the text was saved with.
 * @throws AppError unavailable when others always came first or the disk takes nothing, and what `prepare` throws.
 */
export async function landRevision<T>(
  db: Db,
  actor: Actor,
  prepare: (retry: boolean) => Promise<{ revision: PreparedRevision } | { instead: T }>,
): Promise<{ revision: Revision; problems: readonly SourceProblem[] } | { instead: T }> {
  for (let tries = 0; tries < mostTries; tries++) {
    const prepared = await prepare(tries > 0)
    if ('instead' in prepared) return prepared
    const derived = deriveRevision(prepared.revision)
    try {
      const revision = await db.transaction().execute((db) => writeRevision(db, actor, derived))
      return { revision, problems: derived.parsed.problems }
    } catch (error) {
      if (!(error instanceof Overtaken) && !isUniqueClash(error)) throw storageFailure(error)
    }
  }
  throw new AppError('unavailable', 'Too many saves of this article at once. Nothing is lost: try again.')
}

/** @throws AppError invalid when a form came without its number: a retry could not be told from a second edit. */
export function requireEditId(editId: string): void {
  if (editId === '' || editId.length > 100) {
    throw new AppError('invalid', 'The form has lost its number. Open it again.')
  }
}

/** Whether a revision was made of a typed text: a title or subject may have been written into it. */
export function isTextOf({ text }: Revision, typed: string): boolean {
  return text === typed || text === withGivenKeys(typed, saidKeys(text))
}

/**
 * What an edit's first try made, when this is a retry of it: the same person's, and the same thing by `isSame`. Else it
 * would be called done, and never be.
 * @throws AppError invalid when the id is none, or was used for something else.
 */
export async function findFirstTry(
  db: Db,
  { viewer }: Actor,
  editId: string,
  isSame: (first: Revision) => boolean,
): Promise<Revision | undefined> {
  requireEditId(editId)
  const first = await findRevisionByEdit(db, viewer, editId)
  if (!first) return undefined
  // Whoever has no account is known by name: 'anonymous', or that of a command.
  if (first.authorId === viewer.id && first.authorName === viewer.name && isSame(first)) return first
  throw new AppError(
    'invalid',
    'Nothing was done: this form was already used for something else. Open it again, and copy what you typed.',
  )
}

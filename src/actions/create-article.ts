import { withGivenKeys } from '../domain/source/given-keys.ts'
import { normaliseNewlines } from '../domain/source/limits.ts'
import type { SourceProblem } from '../domain/source/types.ts'
import type { Revision } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { getUniverse } from '../storage/universes.ts'
import { type Actor, requireEditor } from './actor.ts'
import { findFirstTry, isTextOf, landRevision } from './lib/land-revision.ts'
import { readSource, readSummary } from './lib/read-source.ts'
import { settleNames } from './lib/settle-article.ts'
import { settleSubject, type TieChoice } from './lib/settle-subject.ts'
import { type PreparedRevision, prepareRevision } from './lib/write-revision.ts'

export interface CreateArticleInput {
  /** Slug of the universe. */
  universe: string
  /** What it is called where the text's front matter does not say; written into it then. */
  title?: string
  /** Likewise the subject's slug, and the language. */
  subject?: string
  lang?: string
  text: string
  summary?: string
  /** From the form, unique: a retry answers with what the first try made. */
  editId: string
  kind?: 'create' | 'import'
  /** What its writer says where the title implies a subject that is told under another name; asked where left out. */
  tie?: TieChoice | undefined
}

/**
 * Makes an article. Its address is made of its title.
 * @throws AppError invalid (fields `title`, `matter`, `body`, `summary`), conflict when the title is taken (with a
 * link to the article that has it) or it is doubtful which subject is meant (field `subject`), not_found for the universe, forbidden or unauthorized.
 * @returns `problems`: what was read and not understood, such as a date.
 */
export async function createArticle(
  db: Db,
  actor: Actor,
  input: CreateArticleInput,
): Promise<{ status: 'saved'; revision: Revision; problems: readonly SourceProblem[] }> {
  requireEditor(actor)
  const landed = await landRevision(db, actor, () => planCreate(db, actor, input))
  return 'instead' in landed
    ? { status: 'saved', revision: landed.instead, problems: [] }
    : { status: 'saved', ...landed }
}

/** What creating would do, without doing it. @throws what createArticle throws. */
export async function planCreate(
  db: Db,
  actor: Actor,
  input: CreateArticleInput,
): Promise<{ revision: PreparedRevision } | { instead: Revision }> {
  const { editId, kind = 'create' } = input
  const universe = await getUniverse(db, actor.viewer, input.universe)
  const text = withGivenKeys(normaliseNewlines(input.text), input)
  const first = await findFirstTry(
    db,
    actor,
    editId,
    (each) => each.kind === kind && each.universe === universe.slug && isTextOf(each, text),
  )
  if (first) return { instead: first }
  const read = readSource(text, { title: '', universe })
  const tied = await settleSubject(db, actor, read, { universe, choice: input.tie })
  const settled = await settleNames(db, actor, tied, { universe, before: null })
  const summary = readSummary(input.summary)
  return {
    revision: prepareRevision({
      ...settled,
      before: null,
      universe,
      kind,
      basedOn: null,
      editId,
      summary,
    }),
  }
}

import { articlePath } from '../../domain/addresses.ts'
import { slugify } from '../../domain/slugs.ts'
import {
  addressFor,
  checkNames,
  clashingKeys,
  isOfTitle,
  isRefusal,
  isSameFault,
  type NameFault,
  sayNameFault,
} from '../../domain/source/check-article.ts'
import { setFrontMatter } from '../../domain/source/front-matter.ts'
import type { Universe } from '../../domain/universe.ts'
import { AppError, type FieldErrors } from '../../errors.ts'
import type { ArticleState } from '../../storage/article-state.ts'
import { listNeighbours } from '../../storage/neighbours.ts'
import type { Db } from '../../storage/tables.ts'
import type { Actor } from '../actor.ts'
import { parseKept, type ReadSource, readSource } from './read-source.ts'
import { requireReadable } from './retitle.ts'

/** A text on its way to being an article's next revision, whatever brings it. */
export interface Wanted {
  universe: Universe
  /** The article as it stands. */
  before: ArticleState
  text: string
  /** What it is called where the text does not say. */
  title: string
  /** For a rename: the address is made of the title even where that stays. */
  moves?: boolean
}

/** A text with the address that it stands at. Its problems include what is to be known of its names. */
export interface Settled extends ReadSource {
  slug: string
}

/**
 * The one place where an article comes by its names: a form, front matter, a revert, a merge, a restore, an import and a
 * rename all go through here, and obey the same rules. An article's address follows its title. A subject that was only
 * implied by the title before is written down, or the article would become about something else.
 * @throws AppError invalid (fields `title`, `matter`, `body`) or, with a link to the other article, conflict (`title`).
 */
export async function settleArticle(db: Db, actor: Actor, wanted: Wanted): Promise<Settled> {
  const { universe, before } = wanted
  const source = keepingSubject(readSource(wanted.text, wanted), wanted)
  return settleNames(db, actor, source, { universe, before, moves: wanted.moves ?? false })
}

/** The same for a text that is kept already and comes back as it is: of its rules, only those of names are asked. */
export async function settleKept(db: Db, actor: Actor, before: ArticleState): Promise<Settled> {
  const { universe, text } = before
  const source = { text, parsed: parseKept(before) }
  return settleNames(db, actor, source, { universe, before })
}

/** The part of it that new articles share: whether the names can be had, and the address that goes with them. */
export async function settleNames(
  db: Db,
  actor: Actor,
  { text, parsed }: ReadSource,
  { universe, before, moves = false }: { universe: Universe; before: ArticleState | null; moves?: boolean },
): Promise<Settled> {
  const sameTitle = before?.title === parsed.title
  const slug = addressFor(moves ? null : before, parsed.title)
  const comesBack = before?.deletedAt != null
  const neighbours = await listNeighbours(db, actor.viewer, {
    universeId: universe.id,
    keys: clashingKeys(parsed),
    slug,
    exceptId: before?.id ?? null,
  })
  const faults = checkNames({ ...parsed, slug }, neighbours)
  // A title may stay that could not be given today; but nobody may come back to where another stands.
  const keeps = ({ kind }: NameFault) => sameTitle && (kind === 'unusable title' || !(comesBack || moves))
  const refusal = faults.find((fault) => isRefusal(fault, keeps(fault)))
  if (refusal) throw refused(refusal, universe)
  const known = before && faults.length > 0 ? checkNames({ ...parseKept(before), slug }, neighbours) : []
  const told = faults
    .filter((fault) => isOfTitle(fault) || !known.some((each) => isSameFault(each, fault)))
    .map((fault) => sayNameFault(fault, universe, keeps(fault)))
  return { text, slug, parsed: { ...parsed, problems: [...parsed.problems, ...told] } }
}

/** @throws AppError invalid for a title that no article may have, whatever others there are. */
export function requireUsableTitle({ parsed }: ReadSource, universe: Universe): void {
  const fault = checkNames({ ...parsed, slug: '' }, []).find((each) => isRefusal(each, false))
  if (fault) throw refused(fault, universe)
}

function refused(fault: NameFault, universe: Universe): AppError {
  const { field, message } = sayNameFault(fault, universe, false)
  const fields: FieldErrors = { [field]: message }
  if (fault.kind !== 'taken title') return new AppError('invalid', message, { fields })
  const suggestions = [{ label: fault.by.title, href: articlePath(universe.slug, fault.by.slug) }]
  return new AppError('conflict', message, { fields, suggestions })
}

/** Whoever changes a title means the same person or place; whoever means another says so with a subject. */
function keepingSubject(source: ReadSource, { before, universe, title }: Wanted): ReadSource {
  const { text, parsed } = source
  if (parsed.givenSubject !== null || parsed.subject === before.subject) return source
  const wasImplied = before.titles.some((each) => slugify(each) === before.subject)
  if (parsed.title === before.title || !wasImplied) return source
  requireReadable({ text, title, universe })
  return readSource(setFrontMatter(text, { subject: before.subject }), { title, universe, before })
}

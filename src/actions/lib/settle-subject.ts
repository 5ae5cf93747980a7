import { articlePath } from '../../domain/addresses.ts'
import { setFrontMatter } from '../../domain/source/front-matter.ts'
import type { SourceProblem } from '../../domain/source/types.ts'
import { subjectApart, type Telling, tieOf, tieOnReturn } from '../../domain/tie.ts'
import type { Universe } from '../../domain/universe.ts'
import { AppError } from '../../errors.ts'
import type { ArticleState } from '../../storage/article-state.ts'
import type { Db } from '../../storage/tables.ts'
import { listSubjectsLike, listTellings } from '../../storage/tellings.ts'
import type { Actor } from '../actor.ts'
import { type ReadSource, readSource } from './read-source.ts'
import type { Settled } from './settle-article.ts'

/**
 * What is done where it is doubtful whether an article is of the subject that its title implies: `same` and `other` are
 * its writer's answer, `apart` gives it a subject of its own and says so; without any it is asked.
 */
export type TieChoice = 'same' | 'other' | 'apart'

/**
 * Settles which subject a new article is of. A name may have been freed by a rename, and stand for something else now.
 * What was decided is written into the text, so that it holds in every copy of it.
 * @throws AppError conflict (field `subject`), with links to the articles in doubt, where nobody has decided.
 */
export async function settleSubject(
  db: Db,
  actor: Actor,
  source: ReadSource,
  { universe, choice }: { universe: Universe; choice: TieChoice | undefined },
): Promise<ReadSource> {
  const { parsed, text } = source
  const { title, subject, lang, givenSubject } = parsed
  if (givenSubject !== null) return source
  const tellings = await listTellings(db, actor.viewer, { subject, name: title })
  const tie = tieOf({ universeId: universe.id, lang }, tellings)
  const write = (chosen: string) => readSource(setFrontMatter(text, { subject: chosen }), { title, universe })
  if (choice === 'other' && tie !== 'none') return write(await free(db, actor, subject))
  if (tie !== 'doubtful') return source
  if (choice === undefined) throw inDoubt(title, tellings)
  if (choice === 'same') return write(subject)
  const apart = await free(db, actor, subject)
  const written = write(apart)
  const told = toldApart(title, { subject, apart }, tellings)
  return { ...written, parsed: { ...written.parsed, problems: [...written.parsed.problems, told] } }
}

/**
 * The same for an article that comes back, whose subject another article may have taken while it was deleted.
 * @throws AppError conflict (field `subject`), with links to the articles in doubt, where nobody has decided.
 */
export async function settleReturn(
  db: Db,
  actor: Actor,
  source: Settled,
  { before, choice }: { before: ArticleState; choice: TieChoice | undefined },
): Promise<Settled> {
  const { title, subject, lang } = source.parsed
  const { universe, id: exceptId, deletedAt } = before
  const tellings = await listTellings(db, actor.viewer, { subject, name: title, exceptId })
  const article = { universeId: universe.id, lang, deletedAt: deletedAt ?? '' }
  if (choice === 'same' || tieOnReturn(article, tellings) !== 'doubtful') return source
  if (choice === undefined) throw inDoubt(title, tellings)
  const text = setFrontMatter(source.text, { subject: await free(db, actor, subject) })
  return { ...source, ...readSource(text, { title, universe, before }) }
}

async function free(db: Db, actor: Actor, subject: string): Promise<string> {
  return subjectApart(subject, await listSubjectsLike(db, actor.viewer, subject))
}

function inDoubt(title: string, tellings: readonly Telling[]): AppError {
  const message = `Is this “${title}” the same as ${names(tellings)}? Say so, and it is compared with that; or say that it is another.`
  return new AppError('conflict', message, {
    fields: { subject: message },
    suggestions: tellings.map(({ title, universe, slug }) => ({
      label: title,
      href: articlePath(universe, slug),
    })),
  })
}

function toldApart(
  title: string,
  { subject, apart }: { subject: string; apart: string },
  tellings: readonly Telling[],
): SourceProblem {
  const message = `“${title}” implies the subject of ${names(tellings)}, which has another name here, so this was given one of its own, “${apart}”. Write “subject: ${subject}” into the file if they are the same.`
  return { field: 'matter', line: null, message, severity: 'warning' }
}

function names(tellings: readonly Telling[]): string {
  return [...new Set(tellings.map(({ title }) => `“${title}”`))].slice(0, 3).join(', ')
}

import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type ImportFile, readFile } from '../domain/import/read-file.ts'
import { slugify } from '../domain/slugs.ts'
import { type GivenKeys, saidKeys } from '../domain/source/given-keys.ts'
import { erasOf, type Universe } from '../domain/universe.ts'
import { AppError } from '../errors.ts'
import { type Article, findArticleAt } from '../storage/articles.ts'
import { findLastImport } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { getUniverse } from '../storage/universes.ts'
import { type Actor, requireEditor } from './actor.ts'
import { createArticle, planCreate } from './create-article.ts'
import { planSave, type SaveArticleInput, type SaveResult, saveArticle } from './save-article.ts'

export interface ImportOptions {
  /** Slug of the universe that the articles go into. */
  universe: string
  /** Tell what would happen, and write nothing. */
  dryRun?: boolean
  /** Replace texts that were edited in the wiki since they were imported, instead of merging or refusing. */
  overwrite?: boolean
  /** For a single file whose text does not say: its title, subject (slug) and language. */
  title?: string
  subject?: string
  lang?: string
  summary?: string
  progress?: (done: number, all: number) => void
}

/** What became of one file. */
export interface ImportedFile {
  path: string
  outcome: 'created' | 'updated' | 'unchanged' | 'refused'
  /** null where the file could not be read. */
  title: string | null
  slug: string | null
  /** Why it was refused, and what to do. */
  problem: string | null
  /** What was taken but not understood, such as a date; kept as typed. */
  warnings: string[]
}

export interface ImportReport {
  universe: string
  dryRun: boolean
  files: ImportedFile[]
  created: number
  updated: number
  unchanged: number
  refused: number
}

/**
 * Imports Markdown and plain text files as articles of one universe, each on its own: a file that cannot be taken is
 * named in the report and the rest goes on. A file that was imported before changes nothing if it is the same; if it
 * changed, it becomes the next revision, merged with what was edited in the wiki since.
 * @throws AppError not_found for the universe, forbidden or unauthorized.
 */
export async function importFiles(
  db: Db,
  actor: Actor,
  files: readonly ImportFile[],
  options: ImportOptions,
): Promise<ImportReport> {
  requireEditor(actor)
  const universe = await getUniverse(db, actor.viewer, options.universe)
  const taken = new Map<string, string>()
  const imported: ImportedFile[] = []
  for (const file of files) {
    imported.push(await importFile(db, actor, file, { universe, options, taken, alone: files.length === 1 }))
    options.progress?.(imported.length, files.length)
    // Every query answers at once: without this a long import would let nothing else run.
    await setImmediate()
  }
  const count = (outcome: ImportedFile['outcome']) =>
    imported.filter((each) => each.outcome === outcome).length
  return {
    universe: universe.slug,
    dryRun: options.dryRun ?? false,
    files: imported,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  }
}

interface Run {
  universe: Universe
  options: ImportOptions
  /** Paths by the slugs that this run has used. */
  taken: Map<string, string>
  alone: boolean
}

async function importFile(db: Db, actor: Actor, file: ImportFile, run: Run): Promise<ImportedFile> {
  const { universe, options, taken } = run
  const refused = (problem: string, title: string | null = null): ImportedFile => ({
    path: file.path,
    outcome: 'refused',
    title,
    slug: null,
    problem,
    warnings: [],
  })
  const given: GivenKeys = run.alone ? options : {}
  const read = readFile(file, given, universe.calendar, erasOf(universe))
  if ('problem' in read) return refused(read.problem)
  const slug = slugify(read.title)
  const other = taken.get(slug)
  if (other !== undefined) {
    return refused(`It has the same title as ${other}. Give one of them another title.`, read.title)
  }
  taken.set(slug, file.path)
  try {
    const article = await findImported(db, actor, universe, slug)
    const outcome = article
      ? await importAgain(db, actor, article, { file, given, source: read.source, options, universe })
      : await importNew(db, actor, read.source, { options, universe })
    const warnings = read.remarks.map(({ line, message }) =>
      line === null ? message : `line ${line}: ${message}`,
    )
    return {
      path: file.path,
      outcome,
      title: read.title,
      slug: article?.slug ?? slug,
      problem: null,
      warnings,
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return refused(error.message, read.title)
  }
}

async function importNew(
  db: Db,
  actor: Actor,
  text: string,
  { options, universe }: Pick<Run, 'options' | 'universe'>,
): Promise<'created'> {
  const input = { ...imported(options), text, universe: universe.slug }
  if (options.dryRun) await planCreate(db, actor, input)
  else await createArticle(db, actor, input)
  return 'created'
}

async function importAgain(
  db: Db,
  actor: Actor,
  article: Article,
  again: { file: ImportFile; given: GivenKeys; source: string } & Pick<Run, 'options' | 'universe'>,
): Promise<'updated' | 'unchanged'> {
  const { options } = again
  const last = await findLastImport(db, actor.viewer, article.id)
  const text = last ? withKeysOf(last.text, again) : again.source
  const replaces = options.overwrite || article.text === text
  if (!last && !replaces) {
    throw new AppError(
      'conflict',
      `An article “${article.title}” was written here already. Give the file another title, or import with overwrite.`,
    )
  }
  // A file goes on from what was last imported, or from the latest text where it may replace that.
  const basedOn = replaces || !last ? article.revision : last.number
  const input = { ...imported(options), text, articleId: article.id, basedOn }
  const { status } = options.dryRun
    ? await previewSave(db, actor, input)
    : await saveArticle(db, actor, input)
  if (status === 'conflict') {
    throw new AppError(
      'conflict',
      `“${article.title}” was edited here and in the file in the same places. Settle it by hand, or import with overwrite.`,
    )
  }
  return status === 'unchanged' ? 'unchanged' : 'updated'
}

/** What was given beside a file when it was last imported holds on: its subject is not lost for want of an option. */
function withKeysOf(
  last: string,
  {
    file,
    given,
    source,
    universe,
  }: { file: ImportFile; given: GivenKeys; source: string; universe: Universe },
): string {
  const [before, now] = [saidKeys(last), saidKeys(source)]
  const subject = now.subject ?? before.subject
  const lang = now.lang ?? before.lang
  if (subject === now.subject && lang === now.lang) return source
  const again = readFile(file, { ...given, subject, lang }, universe.calendar)
  return 'source' in again ? again.source : source
}

function imported({ summary = 'Imported' }: ImportOptions) {
  return { summary, editId: randomUUID(), kind: 'import' as const }
}

/** The article at the title's address, or the one that was renamed away from it. */
async function findImported(
  db: Db,
  actor: Actor,
  universe: Universe,
  slug: string,
): Promise<Article | undefined> {
  return findArticleAt(db, actor.viewer, { universe: universe.slug, slug })
}

async function previewSave(
  db: Db,
  actor: Actor,
  input: SaveArticleInput,
): Promise<{ status: SaveResult['status'] }> {
  const planned = await planSave(db, actor, input)
  return 'instead' in planned ? planned.instead : { status: 'saved' }
}

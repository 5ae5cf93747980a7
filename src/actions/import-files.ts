import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { FileAttachment } from '../domain/import/file-links.ts'
import { findRoot } from '../domain/import/find-root.ts'
import { type ImportFile, type ReadText, readFile } from '../domain/import/read-file.ts'
import { readFilePath, withoutEnding } from '../domain/links/file-path.ts'
import { foldKey, slugify } from '../domain/slugs.ts'
import { setFrontMatter } from '../domain/source/front-matter.ts'
import { type GivenKeys, saidKeys } from '../domain/source/given-keys.ts'
import { lineWords, type Remark } from '../domain/source/remarks.ts'
import type { SourceProblem } from '../domain/source/types.ts'
import { erasOf, type Universe } from '../domain/universe.ts'
import { AppError } from '../errors.ts'
import { type Article, type FiledArticle, findArticleAt, listFiled } from '../storage/articles.ts'
import { findLastImport } from '../storage/revisions.ts'
import type { Db } from '../storage/tables.ts'
import { getUniverse } from '../storage/universes.ts'
import { type Actor, requireEditor } from './actor.ts'
import { createArticle, planCreate } from './create-article.ts'
import { type FileMatch, matchFiles, withoutPath } from './lib/match-files.ts'
import { findUnresolved, type UnresolvedLink } from './lib/unresolved-links.ts'
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
  /** Take notes that are marked as drafts too. */
  drafts?: boolean
  /** The path of the folder that the files' own paths count from, where it may be a part of one that came before. */
  above?: string
  progress?: (done: number, all: number) => void
}

/** What became of one file. */
export interface ImportedFile {
  path: string
  outcome: 'created' | 'updated' | 'unchanged' | 'refused' | 'left out'
  /** null where the file could not be read. */
  title: string | null
  slug: string | null
  /** Why it was refused or left out, and what to do. */
  problem: string | null
  /** What it would be called, and the file or article that is called so; null where it has its own title. */
  named: { instead: string; of: string } | null
  /** What was taken but not understood, such as a date; kept as typed. */
  warnings: string[]
  /** What was done as it was meant, such as keeping a comment hidden; `lines` are the file's. */
  notes: Pick<Remark, 'lines' | 'message'>[]
  /** Links that lead to no article. */
  unresolved: UnresolvedLink[]
  /** Files that it shows or links to and that are no texts: they are not taken. */
  attachments: FileAttachment[]
}

export interface ImportReport {
  universe: string
  dryRun: boolean
  files: ImportedFile[]
  created: number
  updated: number
  unchanged: number
  refused: number
  /** Drafts. */
  leftOut: number
}

/**
 * Imports Markdown and plain text files as articles of one universe, each on its own: a file that cannot be taken is
 * named in the report and the rest goes on. A file that was imported before changes nothing if it is the same; if it
 * changed, it becomes the next revision, merged with what was edited in the wiki since. Drafts are left out unless they
 * are asked for.
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
  const known = await listFiled(db, actor.viewer, universe.id)
  const run = { universe, options, alone: files.length === 1, root: rootOf(files, options, known) }
  const reads: (FileReading | UnreadFile | DraftFile)[] = []
  for (const file of files) {
    reads.push(readOne(file, run))
    // A long file takes a second to read: without this a long import would let nothing else run.
    await setImmediate()
  }
  const found = reads.filter((read) => 'source' in read)
  const matches = await matchFiles(db, actor.viewer, universe, known, found)
  const imported: ImportedFile[] = []
  for (const read of reads) {
    if ('problem' in read) imported.push(refusal(read.file.path, read.problem))
    else if (!('source' in read)) imported.push(await leaveOut(db, actor, read, known, run))
    else imported.push(await importFile(db, actor, read, matches.get(read) as FileMatch, run))
    options.progress?.(imported.length, files.length)
    await setImmediate()
  }
  await addUnresolved(db, actor, universe, reads, imported)
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
    leftOut: count('left out'),
  }
}

interface Run {
  universe: Universe
  options: ImportOptions
  alone: boolean
  /** The folders to put before the files' paths, with a slash behind; '' for none. */
  root: string
}

/** A file that could not be read. */
interface UnreadFile {
  file: ImportFile
  problem: string
}

/** A file that is not for readers, and what says so. */
interface DraftFile {
  file: ImportFile
  title: string
  filePath: string | null
  draft: string
}

/** A file as it was read. */
interface FileReading extends ReadText {
  file: ImportFile
  path: string
  given: GivenKeys
}

function rootOf(
  files: readonly ImportFile[],
  { above = '' }: ImportOptions,
  known: readonly FiledArticle[],
): string {
  const paths = files.flatMap(({ path, filePath = path }) => filePath ?? [])
  return findRoot(paths, above, new Set(known.map(({ filePath }) => filePath)))
}

function readOne(
  file: ImportFile,
  { universe, options, alone, root }: Run,
): FileReading | UnreadFile | DraftFile {
  const { path, filePath = path } = file
  const own = filePath === null ? null : readFilePath(root + filePath)
  const { title, subject, lang } = alone ? options : {}
  const given = { title, subject, lang, filePath: own ?? undefined }
  const read = readFile(file, given, universe.calendar, erasOf(universe))
  if ('problem' in read) return { file, ...read }
  if (read.draft !== null && !options.drafts) {
    const { title, filePath, draft } = read
    return { file, title, filePath, draft }
  }
  return { file, path, given, ...read }
}

/** A draft stays out of the wiki. What came of it before it was one stays there, for an import deletes nothing. */
async function leaveOut(
  db: Db,
  actor: Actor,
  { file, title, filePath, draft }: DraftFile,
  known: readonly FiledArticle[],
  { universe }: Run,
): Promise<ImportedFile> {
  const filed = known.find((each) => filePath !== null && each.filePath === filePath)
  const found = await findImported(db, actor, universe, filed?.slug ?? slugify(title))
  // One of its title that came from another file is not of this.
  const before = filed || saidKeys(found?.text ?? '').filePath === undefined ? found : undefined
  const last = before && (await findLastImport(db, actor.viewer, before.id))
  const stays = last ? ` The article “${before.title}” stays as it was imported before.` : ''
  const problem = `It is a draft, by ${draft}. Import with drafts to take it.${stays}`
  return { ...refusal(file.path, problem, title), outcome: 'left out' }
}

/** The report on a file that is not taken. */
export function refusal(path: string, problem: string, title: string | null = null): ImportedFile {
  const nothing = { slug: null, named: null, warnings: [], notes: [], unresolved: [], attachments: [] }
  return { path, outcome: 'refused', title, problem, ...nothing }
}

async function importFile(
  db: Db,
  actor: Actor,
  reading: FileReading,
  match: FileMatch,
  { universe, options }: Run,
): Promise<ImportedFile> {
  const { file } = reading
  const { title, sharedWith } = match
  if (match.clashes) {
    const problem = `It has the same title as ${sharedWith}. Give one of them another title.`
    return refusal(file.path, problem, title)
  }
  try {
    const article = match.slug === null ? undefined : await findImported(db, actor, universe, match.slug)
    const { outcome, slug, problems } = article
      ? await importAgain(db, actor, article, { reading, title, options, universe })
      : await importNew(db, actor, entitled(reading, title), { options, universe })
    const [warnings, notes] = ['warning', 'note'].map((kind) =>
      reading.remarks.filter(({ severity }) => severity === kind),
    ) as [Remark[], Remark[]]
    return {
      path: file.path,
      outcome,
      title,
      slug,
      problem: null,
      named: sharedWith === null ? null : { instead: reading.title, of: sharedWith },
      warnings: [...warnings.map(withLines), ...newsOf(problems, reading.remarks)],
      notes: notes.map(({ lines, message }) => ({ lines, message })),
      unresolved: [],
      attachments: reading.attachments,
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return refusal(file.path, error.message, title)
  }
}

/** The source under the title that tells it apart from another. */
function entitled({ source, title }: ReadText, told: string): string {
  return told === title ? source : setFrontMatter(source, { title: told })
}

/** Notes in the report which links lead nowhere, now that all files are in. */
async function addUnresolved(
  db: Db,
  actor: Actor,
  universe: Universe,
  reads: readonly (FileReading | UnreadFile | DraftFile)[],
  imported: readonly ImportedFile[],
): Promise<void> {
  const taken = imported.flatMap((report, index) => {
    const reading = reads[index]
    return reading && 'source' in reading && report.outcome !== 'refused'
      ? [{ report, file: { ...reading, title: report.title ?? reading.title } }]
      : []
  })
  const files = taken.map(({ file }) => file)
  const unresolved = await findUnresolved(db, actor.viewer, universe, files)
  taken.forEach(({ report }, index) => {
    report.unresolved = unresolved[index] ?? []
  })
}

async function importNew(
  db: Db,
  actor: Actor,
  text: string,
  { options, universe }: Pick<Run, 'options' | 'universe'>,
): Promise<Outcome> {
  const input = { ...imported(options), text, universe: universe.slug }
  if (!options.dryRun) {
    const { revision, problems } = await createArticle(db, actor, input)
    return { outcome: 'created', slug: revision.slug, problems }
  }
  const planned = await planCreate(db, actor, input)
  if ('instead' in planned) return { outcome: 'created', slug: planned.instead.slug, problems: [] }
  const { slug, parsed } = planned.revision
  return { outcome: 'created', slug, problems: parsed.problems }
}

/** What became of a file's text, where it stands, and what is to be known of it. */
interface Outcome extends Pick<ImportedFile, 'outcome'> {
  slug: string
  problems: readonly SourceProblem[]
}

function withLines({ lines, message }: Remark): string {
  return [lineWords(lines), message].filter((each) => each !== '').join(': ')
}

/** What was found out only beside the other articles: names that one of them has too. */
function newsOf(problems: readonly SourceProblem[], remarks: readonly Remark[]): string[] {
  const told = new Set(remarks.map(({ message }) => message))
  return problems.flatMap(({ severity, line, message }) =>
    severity === 'warning' && line === null && !told.has(message) ? [message] : [],
  )
}

async function importAgain(
  db: Db,
  actor: Actor,
  article: Article,
  again: { reading: FileReading; title: string } & Pick<Run, 'options' | 'universe'>,
): Promise<Outcome> {
  const { options, reading, title } = again
  const unchanged = { outcome: 'unchanged', slug: article.slug, problems: [] } as const
  const last = await findLastImport(db, actor.viewer, article.id)
  const text = last ? withKeysOf(last.text, again) : entitled(reading, title)
  const same = article.text === withoutPath(text)
  // What was written here is called after its title when it is exported: that says nothing new.
  if (!last && same && foldKey(withoutEnding(reading.filePath ?? '')) === foldKey(title)) return unchanged
  const replaces = options.overwrite || same || article.text === text
  if (!last && !replaces) {
    throw new AppError(
      'conflict',
      `An article “${article.title}” was written here already. Give the file another title, or import with overwrite.`,
    )
  }
  // A file goes on from what was last imported, or from the latest text where it may replace that.
  const basedOn = replaces || !last ? article.revision : last.number
  const input = { ...imported(options), text, articleId: article.id, basedOn }
  const result = options.dryRun ? await previewSave(db, actor, input) : await saveArticle(db, actor, input)
  if (result.status === 'conflict') {
    throw new AppError(
      'conflict',
      `“${article.title}” was edited here and in the file in the same places. Settle it by hand, or import with overwrite.`,
    )
  }
  if (result.status === 'unchanged') return unchanged
  return { outcome: 'updated', slug: result.revision.slug, problems: result.problems }
}

/** What was given beside a file when it was last imported holds on: its subject is not lost for want of an option. */
function withKeysOf(
  last: string,
  { reading, title, universe }: { reading: FileReading; title: string; universe: Universe },
): string {
  const [before, now] = [saidKeys(last), saidKeys(reading.source)]
  const subject = now.subject ?? before.subject
  const lang = now.lang ?? before.lang
  if (subject === now.subject && lang === now.lang) return entitled(reading, title)
  const again = readFile(reading.file, { ...reading.given, subject, lang }, universe.calendar)
  return entitled('source' in again ? again : reading, title)
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
): Promise<SaveResult | { status: 'saved'; revision: { slug: string }; problems: readonly SourceProblem[] }> {
  const planned = await planSave(db, actor, input)
  if ('instead' in planned) return planned.instead
  const { revision } = planned
  return { status: 'saved', revision, problems: revision.parsed.problems }
}

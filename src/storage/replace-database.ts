import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { privateMode, syncFile, syncFolder } from './files.ts'
import { foldLog } from './fold-log.ts'
import { explainDisk } from './full-disk.ts'
import { takeLock } from './lock.ts'

/**
 * Another database is put in the place of one by renaming files, and a program can be killed between any two renames.
 * So what is to be done is written down first, in `<file>.replacing`; from then on it is only ever finished: by whoever
 * opens the database next, before anything else.
 */
export interface Replacement {
  /** Name, beside the database, of what is to stand in its place: whole, checked, and on the disk. */
  draft: string
  /** Name under which what stood there is kept; null where nothing did. */
  kept: string | null
}

export interface Step {
  what: string
  run(): void
}

/** A database is up to four files: itself, its write-ahead log and the index of that, or what undoes half a write. */
const ends = ['-wal', '-shm', '-journal', ''] as const

const noteOf = (file: string) => `${file}.replacing`

/** The name of the draft that a replacement takes: `<file>.restoring`. One that is there without a note is litter. */
function draftOf(file: string): string {
  return `${file}.restoring`
}

/**
 * Puts what `make` writes into the draft in the place of a database. From the moment that the first file is renamed it is
 * finished even by another program; until then an error or a kill leaves what was there.
 * @param now names what is kept.
 * @throws AppError unavailable when another program uses the database, and what `make` throws.
 */
export async function replaceDatabase<T>(
  file: string,
  now: Date,
  make: (draft: string) => Promise<T>,
): Promise<{ made: T; kept: string | null }> {
  const release = await takeLock(file, 'alone')
  try {
    finishEarlier(file)
    const draft = draftOf(file)
    try {
      const made = await make(draft)
      syncFile(draft)
      const replacement = planReplacement(file, now)
      for (const { run } of replacementSteps(file, replacement)) run()
      const { kept } = replacement
      return { made, kept: kept === null ? null : join(dirname(file), kept) }
    } finally {
      if (!isBeingReplaced(file)) clearDraft(file)
    }
  } catch (error) {
    throw explainDisk(dirname(file), error)
  } finally {
    release()
  }
}

/** Says how a draft would be put in a database's place, at a moment that names what is kept. */
export function planReplacement(file: string, now: Date): Replacement {
  const isThere = ends.some((end) => existsSync(file + end))
  const stamp = `${basename(file)}.before-restore-${now.toISOString().replace(/[:.]/g, '-')}`
  const names = [stamp, ...Array.from({ length: 1000 }, (_, index) => `${stamp}-${index + 2}`)]
  const free = names.find((name) => !ends.some((end) => existsSync(join(dirname(file), name + end))))
  return { draft: basename(draftOf(file)), kept: isThere ? (free ?? null) : null }
}

/**
 * The steps that put a draft in a database's place, in order; a database is sound after each. Needs the database alone.
 * @throws AppError unavailable, before anything is changed, when another program has the database open.
 */
export function replacementSteps(file: string, replacement: Replacement): Step[] {
  return [
    { what: 'fold its write-ahead log into the database that is there', run: () => foldLog(file) },
    { what: 'write down what is to be done', run: () => writeNote(file, replacement) },
    ...remainingSteps(file, replacement),
  ]
}

/** Whether a replacement was begun and not finished. */
export function isBeingReplaced(file: string): boolean {
  return existsSync(noteOf(file))
}

/**
 * Finishes a replacement that was cut short, and clears away the draft of one that was not begun. Needs the database
 * alone.
 * @returns what was finished; null where nothing was begun.
 * @throws AppError unavailable, saying what to do, when the files are not as it left them.
 */
export function finishReplacement(file: string): Replacement | null {
  if (!isBeingReplaced(file)) {
    clearDraft(file)
    return null
  }
  const replacement = readNote(file)
  const draft = join(dirname(file), replacement.draft)
  if (!existsSync(draft) && !existsSync(file)) {
    const kept = replacement.kept === null ? '' : `, or rename ${replacement.kept} back to ${basename(file)}`
    throw new AppError(
      'unavailable',
      `A restore of ${file} was cut short, and the file it was to put there (${replacement.draft}) is gone. Restore a backup${kept} and delete ${basename(noteOf(file))}.`,
    )
  }
  for (const { run } of existsSync(draft) ? remainingSteps(file, replacement) : [lastStep(file)]) run()
  return replacement
}

/** Finishes an earlier replacement. One that cannot be finished is forgotten: this one puts a database there. */
function finishEarlier(file: string): void {
  try {
    finishReplacement(file)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    crossOut(file)
  }
}

function crossOut(file: string): void {
  rmSync(noteOf(file), { force: true })
  syncFolder(dirname(file))
}

/** Clears away the draft of a replacement that was not begun. Nobody may be making one: hold the database's lock. */
export function clearDraft(file: string): void {
  for (const end of ends) rmSync(draftOf(file) + end, { force: true })
}

function remainingSteps(file: string, { draft, kept }: Replacement): Step[] {
  const folder = dirname(file)
  return [
    ...ends.map((end) => ({
      what: `keep what is there (${end || 'the database'})`,
      run: () => keep(file, end, kept === null ? null : join(folder, kept)),
    })),
    {
      what: 'put the draft in its place',
      run: () => {
        renameSync(join(folder, draft), file)
        syncFolder(folder)
      },
    },
    lastStep(file),
  ]
}

function lastStep(file: string): Step {
  return { what: 'cross out what was to be done', run: () => crossOut(file) }
}

/** Renames one file of the database that is there, if that was not done already; never over another. */
function keep(file: string, end: (typeof ends)[number], kept: string | null): void {
  if (!existsSync(file + end)) return
  if (kept === null || existsSync(kept + end)) {
    throw new AppError(
      'unavailable',
      `A restore of ${file} was cut short, and another database stands there since. Move ${file} away to let it be finished, or delete ${basename(noteOf(file))} and ${basename(draftOf(file))} to keep it.`,
    )
  }
  renameSync(file + end, kept + end)
  syncFolder(dirname(file))
}

function writeNote(file: string, replacement: Replacement): void {
  const note = noteOf(file)
  const handle = openSync(`${note}.new`, 'w', privateMode)
  try {
    writeSync(handle, `${JSON.stringify(replacement)}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(`${note}.new`, note)
  syncFolder(dirname(file))
}

function readNote(file: string): Replacement {
  try {
    const { draft, kept } = JSON.parse(readFileSync(noteOf(file), 'utf8'))
    const isName = (name: unknown) => typeof name === 'string' && name === basename(name)
    if (isName(draft) && (kept === null || isName(kept))) return { draft, kept }
  } catch {
    // told below
  }
  throw new AppError(
    'unavailable',
    `${noteOf(file)} cannot be read. It says how a restore is to be finished: look at what is in ${dirname(file)}, give the right database the name ${basename(file)}, then delete it.`,
  )
}

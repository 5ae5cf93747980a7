import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { ImportFile } from '../domain/import/read-file.ts'
import { MAX_SOURCE_BYTES } from '../domain/source/limits.ts'
import { explain } from '../failures.ts'

/** What stands under the paths that somebody named: the files with their bytes, and what was not read, with why. */
export interface Gathered {
  /** `filePath` counts from the folder that was named, or from all that were named together, or from the vault's own. */
  files: (ImportFile & { filePath: string })[]
  refused: { path: string; problem: string }[]
  /** The path of that folder where it may be a part of another; '' for a vault, which says itself where it begins. */
  above: string
}

/**
 * The files named and those in the folders named, by path; hidden ones only where they are named themselves. A symbolic
 * link is followed where it is named itself; inside a folder it is not, so that nothing outside of it is read, nothing
 * twice, and no circle walked.
 */
export function gatherFiles(paths: readonly string[]): Gathered {
  const root = commonFolder(paths.map(folderNamed))
  const vault = vaultAbove(root)
  const gathered: Gathered = { files: [], refused: [], above: vault === undefined ? slashed(root) : '' }
  for (const path of paths) {
    const shown = relative('.', path)
    take(path, shown.startsWith('..') ? path : shown || basename(path), gathered, statSync)
  }
  for (const file of gathered.files) file.filePath = slashed(relative(vault ?? root, file.filePath))
  return gathered
}

/** The folder that a named path is, or that the named file is in. */
function folderNamed(path: string): string {
  try {
    if (statSync(path).isDirectory()) return resolve(path)
  } catch {
    // Why it cannot be looked at is said where it is read.
  }
  return dirname(resolve(path))
}

function commonFolder(folders: readonly string[]): string {
  return folders.reduce((common, folder) => {
    let shared = common
    while (relative(shared, folder).split(sep)[0] === '..') shared = dirname(shared)
    return shared
  })
}

/** The folder that Obsidian keeps its settings in: links of all notes below count from it. */
function vaultAbove(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.obsidian'))) return at
    if (at === dirname(at)) return undefined
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}

function take(path: string, shown: string, gathered: Gathered, look: typeof lstatSync): void {
  const refuse = (problem: string) => void gathered.refused.push({ path: shown, problem })
  try {
    const found = look(path)
    if (found.isDirectory()) {
      const names = readdirSync(path).sort()
      for (const name of names.filter((each) => !each.startsWith('.')))
        take(join(path, name), join(shown, name), gathered, lstatSync)
    } else if (found.isSymbolicLink()) {
      refuse('It is a symbolic link, which is not followed inside a folder. Name it, or what it leads to.')
    } else if (!found.isFile()) {
      refuse('It is not a file that holds text, but a pipe, a socket or a device.')
    } else if (found.size > MAX_SOURCE_BYTES) {
      refuse('It is larger than 1 MiB, which no article may be.')
    } else {
      gathered.files.push({ path: shown, filePath: resolve(path), bytes: readFileSync(path) })
    }
  } catch (error) {
    const problem = explain(error)
    if (problem === undefined) throw error
    refuse(problem)
  }
}

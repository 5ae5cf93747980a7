import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { MAX_SOURCE_BYTES } from '../domain/source/limits.ts'
import { explain } from '../failures.ts'

/** What stands under the paths that somebody named: the files with their bytes, and what was not read, with why. */
export interface Gathered {
  files: { path: string; bytes: Uint8Array }[]
  refused: { path: string; problem: string }[]
}

/**
 * The files named and those in the folders named, by path; hidden ones only where they are named themselves. A symbolic
 * link is followed where it is named itself; inside a folder it is not, so that nothing outside of it is read, nothing
 * twice, and no circle walked.
 */
export function gatherFiles(paths: readonly string[]): Gathered {
  const gathered: Gathered = { files: [], refused: [] }
  for (const path of paths) {
    const shown = relative('.', path)
    take(path, shown.startsWith('..') ? path : shown || basename(path), gathered, statSync)
  }
  return gathered
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
      gathered.files.push({ path: shown, bytes: readFileSync(path) })
    }
  } catch (error) {
    const problem = explain(error)
    if (problem === undefined) throw error
    refuse(problem)
  }
}

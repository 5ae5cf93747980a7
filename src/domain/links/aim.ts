import type { WikiLink } from '../markdown/types.ts'
import { foldKey, nameKey } from '../slugs.ts'
import { folderOf, withoutEnding } from './file-path.ts'

/** A link as far as it decides where it leads. */
export type NamedLink = Pick<WikiLink, 'universe' | 'title' | 'file'>

/** What a link of an article looks for. */
export interface Aim {
  universe: string | null
  /** A title, or a path counted from the topmost folder; also what an article is called that is written for it. */
  name: string
  /** The key of that name, or of the last parts of a path. */
  key: string
  /** Path, case and form aside, of the one file that comes before all others of that name; null where there is no such. */
  near: string | null
  /** Whether a file was named, so that files come before titles. */
  file: boolean
}

/**
 * What a link means in an article whose file stands at `path` (null for one that never was a file). As CommonMark has
 * it, a path begins in the file's own folder, and one with a slash in front in the topmost; as Obsidian has it, a file
 * that is not there is looked for by the last parts of its path.
 */
export function aimOf({ universe, title, file }: NamedLink, path: string | null): Aim {
  const bare = withoutEnding(title)
  const named = file === true || bare !== title
  const aim = (name: string, near: string | null): Aim => ({
    universe,
    name,
    key: nameKey(name),
    near: near === null ? null : foldKey(near),
    file: named,
  })
  if (universe !== null) return aim(bare, null)
  if (bare.startsWith('/')) {
    const { parts } = walk([], bare)
    return aim(parts.join('/') || bare, parts.join('/'))
  }
  if (/^\.\.?\//.test(bare)) {
    const { parts, left } = walk(folderOf(path), bare)
    // Outside of all that came in, its own name is all there is to go by.
    return aim(parts.join('/') || bare, left ? null : parts.join('/'))
  }
  const name = file ? walk([], bare).parts.join('/') || bare : bare
  if (path === null && !named) return aim(name, null)
  return aim(name, walk(folderOf(path), bare).parts.join('/'))
}

/** Follows a relative path from a folder; `left` where it leads out of the topmost. */
function walk(from: readonly string[], path: string): { parts: string[]; left: boolean } {
  const parts = [...from]
  let left = false
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) left = true
  }
  return { parts, left }
}

/** The key of the front matter under which an article says where its file stands among the others it came with. */
export const FILE_PATH_KEY = 'file-path'

/** Longer than any path that a disk takes. */
const MAX_PATH_LENGTH = 1_000

/** Endings of Markdown files, which links may leave out. */
const noteEnding = /\.(?:md|markdown|mdown)$/i

/**
 * Where a file stands inside the folder that it came in (`People/Anna.md`), its parts joined by slashes; null for what
 * leads out of that folder, is absolute, or cannot be a path.
 */
export function readFilePath(text: string): string | null {
  const path = text.trim()
  const parts = path.split('/')
  const sound = path.length <= MAX_PATH_LENGTH && path.isWellFormed() && !/\p{Cc}/u.test(path)
  return sound && parts.every((part) => part.trim() !== '' && part !== '.' && part !== '..') ? path : null
}

/** A path or name without the ending of a Markdown file. */
export function withoutEnding(path: string): string {
  const bare = path.replace(noteEnding, '')
  return bare === '' || bare.endsWith('/') ? path : bare
}

/** The parts of the folder that a file stands in; [] for the topmost. */
export function folderOf(path: string | null): string[] {
  return path === null ? [] : path.split('/').slice(0, -1)
}

/** The name of a file without its folders. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

import { languageOfName } from '../import/language-of-name.ts'
import { fileNameOf, folderOf, withoutEnding } from '../links/file-path.ts'
import { utf8Length } from '../source/limits.ts'

/** An article on its way to a file. */
export interface ExportedArticle {
  id: number
  title: string
  /** Where its file stood when it came in; null where it was written here. */
  filePath: string | null
}

/** What every disk takes: the longest name in bytes. */
const MAX_NAME_BYTES = 255
/** Room for a number behind a name that is taken. */
const NUMBER_BYTES = 8

/** Signs that Windows, or a path, takes for something else. */
const unfit = /[<>:"|?*\\/\p{Cc}]/gu
/** Names of devices, with whatever ending, on Windows. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)/iu

/**
 * Where each article's file goes in an export, by its id: where it came from, else under its title, so that links by path
 * and by name lead right in other programs too. Every path is fit for Windows, macOS and Linux, hides nothing, leads out
 * of no folder, and is no other's, whatever its case or Unicode form.
 */
export function exportPaths(articles: readonly ExportedArticle[]): Map<number, string> {
  const taken = new TakenPaths()
  const paths = new Map<number, string>()
  // Links by path count on a file being where it was; those by title find it under another name too.
  const order = articles.toSorted(
    (a, b) => Number(a.filePath === null) - Number(b.filePath === null) || a.id - b.id,
  )
  for (const { id, title, filePath } of order) {
    const folders = folderOf(filePath).map((folder) => fitName(folder, ''))
    const name = filePath === null ? titleName(title) : fileNameOf(filePath)
    const ending = filePath === null ? '.md' : (/\.(?:md|markdown|mdown)$/i.exec(name)?.[0] ?? '.md')
    const stem = filePath === null ? name : withoutEnding(name).replace(/\.(?:txt|text)$/i, '')
    paths.set(id, taken.take(folders, stem, ending))
  }
  return paths
}

/** `Amazon.de` would be taken for a text in German. */
function titleName(title: string): string {
  const language = languageOfName(title)
  return language ? `${language.rest}-${title.slice(language.rest.length + 1)}` : title
}

class TakenPaths {
  private readonly files = new Set<string>()
  private readonly folders = new Set<string>()

  take(folders: readonly string[], stem: string, ending: string): string {
    const path: string[] = []
    for (const folder of folders) {
      let name = folder
      while (this.files.has(keyOf([...path, name]))) name = fitName(`${name}_`, '')
      path.push(name)
      this.folders.add(keyOf(path))
    }
    for (let number = 1; ; number++) {
      const name = fitName(stem, number === 1 ? ending : ` (${number})${ending}`)
      const key = keyOf([...path, name])
      if (this.files.has(key) || this.folders.has(key)) continue
      this.files.add(key)
      return [...path, name].join('/')
    }
  }
}

/** What two paths share that are one on a disk which knows no case, or another form of Unicode. */
function keyOf(path: readonly string[]): string {
  return path.join('/').normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

/** A part of a path that every system takes as it stands. */
function fitName(stem: string, ending: string): string {
  const plain = stem
    .toWellFormed()
    .replace(unfit, '-')
    .trim()
    // Files that begin with a dot are hidden, and passed over by an import.
    .replace(/^\./, '_')
    .replace(device, '_$&')
  const room = MAX_NAME_BYTES - (ending === '' ? NUMBER_BYTES : utf8Length(ending))
  const cut = cutToBytes(plain === '' ? '_' : plain, room)
  return `${ending === '' || ending.startsWith(' ') ? cut.replace(/[. ]+$/, '_') : cut}${ending}`
}

function cutToBytes(text: string, limit: number): string {
  let cut = text
  while (utf8Length(cut) > limit) cut = [...cut].slice(0, -1).join('')
  return cut
}

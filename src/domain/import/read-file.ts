import { readFilePath } from '../links/file-path.ts'
import { shownText } from '../markdown/hidden.ts'
import { checkTitle, titleOfSlug } from '../slugs.ts'
import { findDraftMark } from '../source/draft-marks.ts'
import { splitSource } from '../source/front-matter.ts'
import { type GivenKeys, saidKeys, withGivenKeys } from '../source/given-keys.ts'
import { lineAt, MAX_SOURCE_BYTES, normaliseNewlines } from '../source/limits.ts'
import { parseArticle } from '../source/parse-article.ts'
import { type Remark, remarksOf } from '../source/remarks.ts'
import type { ParsedArticle, SourceProblem } from '../source/types.ts'
import { languageOfText } from '../text/language-of-text.ts'
import type { CalendarName, Era } from '../universe.ts'
import { decodeText } from './decode-text.ts'
import { type FileAttachment, type FileLink, fileLinks } from './file-links.ts'
import { takeFirstHeading } from './first-heading.ts'
import { languageOfName } from './language-of-name.ts'
import { plainToMarkdown } from './plain-to-markdown.ts'

/** A file that somebody wants to import. */
export interface ImportFile {
  /** With folders as the user named it; its last part may name title, language and format. */
  path: string
  /**
   * Where it stands among the files that it came with, its folders parted by slashes; null where that says nothing. The
   * same as `path` where not given.
   */
  filePath?: string | null
  bytes: Uint8Array
}

/**
 * A file as an article's source with its title, or why it is none; `draft` is what says that it is not for readers (yet).
 */
export type ReadFile = ReadText | { problem: string }

export interface ReadText extends Pick<ParsedArticle, 'title' | 'aliases' | 'filePath'> {
  source: string
  /** What is taken as it stands and not understood, or hidden; lines are of the file. */
  remarks: Remark[]
  links: FileLink[]
  attachments: FileAttachment[]
  draft: string | null
}

/** Jekyll's folder for what is not published. */
const draftFolder = /(?:^|[\\/])_drafts[\\/]/

/** Lines that web pages put around their text when it is copied. */
const furniture =
  /^(?:top of page|bottom of page|skip to (?:main )?content|jump to.*|from [\p{L} ]*pedia.*)$/iu

/** `Leon Trotsky (born …) was …`, as encyclopedias begin; and its Thai form. */
const leads = [
  /^(\p{Lu}[^()[\]|#.,;:!?]{1,80}?) \((?:born|b\.|c\.|ca\.|[^()]{0,80}\d{3})/u,
  /^([\p{Script=Thai}\p{M} ]{2,60}?) (?:เป็น|คือ)/u,
]

/**
 * Reads a Markdown (.md, .markdown) or plain text (.txt, .text) file. The title is the front matter's, else the first
 * heading, else what an encyclopedia's opening sentence names, else the file's name; it is written into the front
 * matter with the language and what else is given. A file whose front matter cannot be read is not taken: what nobody
 * understood would be lost behind what is written there.
 */
export function readFile(
  { path, bytes }: ImportFile,
  given: GivenKeys,
  calendar: CalendarName,
  eras: readonly Era[] = [],
): ReadFile {
  const { stem, extension } = nameParts(path)
  const markdown = ['md', 'markdown', 'mdown'].includes(extension)
  if (!markdown && !['txt', 'text'].includes(extension)) {
    return { problem: 'Only Markdown (.md) and plain text (.txt) files are imported.' }
  }
  if (bytes.length > MAX_SOURCE_BYTES)
    return { problem: 'It is larger than 1 MiB. Split it into several articles.' }
  const decoded = decodeText(bytes)
  if ('problem' in decoded) return decoded
  const text = normaliseNewlines(decoded.text)
  if (text.trim() === '') return { problem: 'It is empty.' }
  const named = languageOfName(stem)
  const inFile = markdown ? parseArticle(text, { slugTitle: '', calendar, eras }) : undefined
  const problems = inFile ? problemsOf(text, inFile) : []
  const unread = problems.find(({ severity }) => severity === 'error')
  if (unread) return { problem: `${unread.line === null ? '' : `Line ${unread.line}: `}${unread.message}` }
  const found = inFile ? readMarkdown(text, inFile.title) : readPlain(text)
  const title = found.title ?? given.title ?? titleOfName(named?.rest ?? stem)
  const shown = languageOfText(found.body)
  // An article that names no language is in English.
  const lang = given.lang ?? named?.lang ?? (shown === 'en' ? undefined : shown)
  const source = withGivenKeys(found.source, { ...given, title, lang })
  // Nothing but these keys was put into it: reading all of it once more would take as long again.
  const said = saidKeys(source)
  return {
    source,
    title: said.title ?? title,
    aliases: inFile?.aliases ?? [],
    filePath: readFilePath(said.filePath ?? ''),
    ...fileLinks(text, inFile ?? { links: [], attachments: [] }),
    remarks: remarksOf(problems),
    draft: draftFolder.test(path) ? 'a folder “_drafts”' : markdown ? quoted(findDraftMark(text)) : null,
  }
}

function quoted(line: string | null): string | null {
  return line === null ? null : `“${line}”`
}

/** The problems of a Markdown file with their lines in it. */
function problemsOf(text: string, { problems, bodyStart }: ParsedArticle): SourceProblem[] {
  const before = { matter: 1, title: 0, body: bodyStart === 0 ? 0 : lineAt(text, bodyStart) - 1 }
  return problems.map((each) => ({
    ...each,
    line: each.line === null ? null : each.line + before[each.field],
  }))
}

interface FoundText {
  source: string
  /** What is shown of it. */
  body: string
  /** Undefined where the text names none. */
  title: string | undefined
}

/** `title` is what its front matter says; '' for nothing. */
function readMarkdown(text: string, title: string): FoundText {
  const { body, bodyStart } = splitSource(text)
  if (title !== '') return { source: text, body: shownText(body).text, title }
  const found = takeFirstHeading(body)
  if (!found || checkTitle(found.heading) !== null)
    return { source: text, body: shownText(body).text, title: undefined }
  // The page shows the title as its heading: twice would be once too often.
  const { heading, rest } = found
  return { source: text.slice(0, bodyStart) + rest, body: shownText(rest).text, title: heading }
}

function readPlain(text: string): FoundText {
  const lines = text.split('\n')
  let first = 0
  while (first < lines.length && (lines[first]?.trim() === '' || furniture.test(lines[first]?.trim() ?? '')))
    first++
  const line = lines[first]?.trim() ?? ''
  const isHeading = (lines[first + 1] ?? '').trim() === '' && line.length <= 80 && !/[.;,。]$/u.test(line)
  const goesOn = lines.slice(first + 1).some((each) => each.trim() !== '')
  if (isHeading && goesOn && checkTitle(line) === null) {
    const source = plainToMarkdown([...lines.slice(0, first), ...lines.slice(first + 1)].join('\n'))
    return { source, body: text, title: line }
  }
  const lead = leads.map((pattern) => pattern.exec(line)?.[1]).find((title) => title !== undefined)
  const title = lead !== undefined && checkTitle(lead) === null ? lead : undefined
  return { source: plainToMarkdown(text), body: text, title }
}

function nameParts(path: string): { stem: string; extension: string } {
  const name = path.split(/[\\/]/).at(-1) ?? path
  const dot = name.lastIndexOf('.')
  return dot <= 0
    ? { stem: name, extension: '' }
    : { stem: name.slice(0, dot), extension: name.slice(dot + 1).toLowerCase() }
}

/** `leon-trotsky` as `Leon trotsky`; a name with spaces is taken to be written as it should be. */
function titleOfName(stem: string): string {
  const words = stem.replace(/[[\]|#]/g, ' ')
  return /\s/.test(words) ? words.trim() : titleOfSlug(words)
}

import { type Document, stringify, type YAMLMap } from 'yaml'
import { readMatter } from './read-matter.ts'
import { type Entry, readEntries, readYaml, rootMap } from './read-yaml.ts'
import { findUnreadMatter } from './unread-matter.ts'

/** A source in its two parts; `matter` holds its last line end but not the fences, null where there is none. */
export interface SplitSource {
  matter: string | null
  body: string
  /** Offset in the source at which the body begins. */
  bodyStart: number
  /** Offset at which the text of the front matter begins; 0 where there is none. */
  matterStart: number
}

const opening = /^---[ \t]*\n/
const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm

/** Cuts a source (line ends as '\n') into front matter and body. An opening fence without a closing one is body. */
export function splitSource(source: string): SplitSource {
  const open = opening.exec(source)
  if (!open) return { matter: null, body: source, bodyStart: 0, matterStart: 0 }
  const matterStart = open[0].length
  closing.lastIndex = matterStart
  const close = closing.exec(source)
  if (!close) return { matter: null, body: source, bodyStart: 0, matterStart: 0 }
  const bodyStart = close.index + close[0].length
  return {
    matter: source.slice(matterStart, close.index),
    body: source.slice(bodyStart),
    bodyStart,
    matterStart,
  }
}

/** The reverse of splitSource; the last line end of `matter` may be missing, as it is in what forms send. */
export function joinSource({ matter, body }: { matter: string | null; body: string }): string {
  if (matter === null) return body
  const lastLine = matter === '' || matter.endsWith('\n') ? '' : '\n'
  return `---\n${matter}${lastLine}---\n${body}`
}

/**
 * The source with some keys of its front matter set, or removed where the value is undefined. Every other line stays
 * byte for byte, comments and unknown keys included. Where the front matter cannot be read, the source comes back as it
 * was: what nobody understood may not be replaced. `parseArticle` says what is wrong with it.
 */
export function setFrontMatter(source: string, changes: Record<string, unknown>): string {
  const split = splitSource(source)
  let matter = split.matter ?? ''
  const { problems } = readMatter(matter, 0)
  if (findUnreadMatter(split) || problems.some(({ severity }) => severity === 'error')) return source
  for (const [key, value] of Object.entries(changes)) matter = setKey(matter, key, value)
  return matter === '' && split.matter === null ? source : joinSource({ matter, body: split.body })
}

function setKey(matter: string, key: string, value: unknown): string {
  const document = readYaml(matter).document
  if (document && rootMap(document)?.flow) return setInBraces(document, key, value)
  const lines =
    value === undefined
      ? ''
      : stringify({ [key]: value }, { lineWidth: 0, flowCollectionPadding: false }).trimEnd()
  const found = findPair(matter, key)
  if (!found) return value === undefined ? matter : appendLines(matter, `${lines}\n`)
  const before = matter.slice(0, found.start)
  const after = matter.slice(found.end)
  if (value === undefined) return before + after.replace(/^[^\n]*\n?/, '')
  // A comment behind the old value stays behind a new one of one line, and above one of several.
  const comment = /^[ \t]+(#[^\n]*)/.exec(after)
  if (!comment || !lines.includes('\n')) return before + lines + after
  return `${before}${comment[1]}\n${lines}${after.slice(comment[0].length)}`
}

/** Front matter as `{title: X, lang: th}` has no lines to add to: it is written anew. */
function setInBraces(document: Document.Parsed, key: string, value: unknown): string {
  const map = document.contents as unknown as YAMLMap
  const name = namedAs(readEntries(map).entries, key)?.key ?? key
  if (value === undefined) map.delete(name)
  else map.set(name, document.createNode(value))
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** Start of a top-level key and end of its value, without the line end. */
function findPair(matter: string, key: string): { start: number; end: number } | undefined {
  const map = rootMap(readYaml(matter).document)
  const entry = map && namedAs(readEntries(map).entries, key)
  if (!entry) return undefined
  const colon = matter.indexOf(':', entry.keyEnd) + 1
  let end = Math.max(colon, entry.value?.range[1] ?? colon)
  while (end > colon && /\s/.test(matter[end - 1] as string)) end--
  return { start: entry.keyStart, end }
}

/** As reading does, which takes `Title` where there is no `title`. */
function namedAs(entries: ReadonlyMap<string, Entry>, key: string): Entry | undefined {
  return entries.get(key) ?? [...entries.values()].find((each) => each.key.toLowerCase() === key)
}

function appendLines(matter: string, lines: string): string {
  return matter === '' || matter.endsWith('\n') ? matter + lines : `${matter}\n${lines}`
}

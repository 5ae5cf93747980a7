import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type Scalar,
  visit,
} from 'yaml'
import { lineAt } from './limits.ts'
import { readEntries, readYaml, rootMap } from './read-yaml.ts'
import type { SourceProblem } from './types.ts'
import { findGluedComments } from './yaml-pitfalls.ts'

/** Front matter as plain data; `start` and `end` are offsets in the source, of the bare text inside any quotes. */
export type MatterValue =
  | { kind: 'text'; text: string; start: number; end: number }
  | { kind: 'list'; items: MatterValue[]; start: number }
  | { kind: 'map'; entries: Map<string, MatterValue>; start: number }
  | { kind: 'none'; start: number }

/** What the wiki itself writes into front matter: each is one text, or nothing may be written there. */
const writtenKeys = ['title', 'subject', 'lang']
const writtenLine = /^["']?(?:title|subject|lang)["']?[ \t]*:/

/** What an article says of itself, and tools write in any case. */
const anyCase = ['title', 'aliases', 'alias', 'tags', 'tag']

/** An unquoted wiki link, which YAML takes for a list in a list. */
const bareWikiLink = /^\[\[[^[\]\n]+\]\]$/

/**
 * Reads front matter that begins at offset `at` of its source. Never throws. Faults of YAML and repeated keys are
 * errors with their line; what can be read beside them is still there.
 */
export function readMatter(
  matter: string,
  at: number,
): { entries: Map<string, MatterValue>; problems: SourceProblem[] } {
  const problems: SourceProblem[] = []
  // What is missing at the end is missed on the last line, not below it.
  const last = matter.trimEnd().length
  const linesTold = new Set<number>() // the first fault of a line is the one to mend
  const report = (offset: number, message: string, severity: SourceProblem['severity'] = 'error') => {
    const line = lineAt(matter, Math.min(offset, last))
    if (linesTold.has(line)) return
    linesTold.add(line)
    problems.push({ field: 'matter', line, message, severity })
  }
  const { document, faults } = readYaml(matter)
  for (const fault of faults.slice(0, 10)) report(fault.offset, `This cannot be read: ${fault.message}`)
  const root = rootMap(document)
  if (!root || !document) {
    if (faults.length === 0 && document?.contents)
      report(0, 'Front matter is made of lines such as “title: Leon Trotsky”.')
    return { entries: new Map(), problems }
  }
  const anchors = matter.includes('*') ? scalarAnchors(document) : new Map<string, string>()

  function read(node: ParsedNode | null, offset: number): MatterValue {
    const start = at + (node?.range[0] ?? offset)
    if (isScalar(node)) return readScalar(node, matter, at)
    if (isAlias(node)) return readAlias(node, start)
    if (isSeq(node)) {
      const raw = matter.slice(node.range[0], node.range[1])
      if (bareWikiLink.test(raw)) return { kind: 'text', text: raw, start, end: start + raw.length }
      return { kind: 'list', items: node.items.map((item) => read(item as ParsedNode, offset)), start }
    }
    if (!isMap(node)) return { kind: 'none', start }
    const { entries, repeated } = readEntries(node)
    for (const { key, keyStart } of repeated) report(keyStart, `The key “${key}” stands here twice.`)
    const values = [...entries.values()].map(({ key, value, keyEnd }) => [key, read(value, keyEnd)] as const)
    return { kind: 'map', entries: new Map(values), start }
  }

  function readAlias(node: Alias.Parsed, start: number): MatterValue {
    const text = anchors.get(node.source)
    if (text !== undefined) return { kind: 'text', text, start, end: start + node.source.length + 1 }
    // Lists and maps are not copied: a few aliases of aliases would grow without end.
    report(node.range[0], `The alias “*${node.source}” does not stand for a text given above it.`)
    return { kind: 'none', start }
  }

  const value = read(root, 0)
  const entries = withOwnKeys(value.kind === 'map' ? value.entries : new Map())
  for (const key of writtenKeys) {
    const given = entries.get(key)
    if (given?.kind === 'list' || given?.kind === 'map')
      report(given.start - at, `“${key}” is one text. Put it in quotes where it begins with [ or {.`)
  }
  for (const { offset, comment } of findGluedComments(matter)) {
    const line = matter.slice(matter.lastIndexOf('\n', offset) + 1, offset)
    const message = `“${comment}” is a comment here, and not taken. Put the whole value in quotes, or a space behind the #.`
    report(offset, message, writtenLine.test(line) ? 'error' : 'warning')
  }
  return { entries, problems }
}

/** The entries with `Tags` as `tags` where there are no `tags`. */
function withOwnKeys(entries: Map<string, MatterValue>): Map<string, MatterValue> {
  const renamed = [...entries].map(([key, value]) => {
    const own = key.toLowerCase()
    return [anyCase.includes(own) && !entries.has(own) ? own : key, value] as const
  })
  return new Map(renamed)
}

function readScalar(node: Scalar.Parsed, matter: string, at: number): MatterValue {
  const text = String(node.value ?? '').trim()
  const [from, to] = node.range as [number, number, number]
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
  const plainNothing = !quoted && (text === '~' || text === 'null')
  if (text === '' || plainNothing) return { kind: 'none', start: at + from }
  // The bare text where it stands as such; a text with escapes or folded lines has only its whole extent.
  const found = matter.slice(from, to).indexOf(text)
  const start = at + (found < 0 ? from : from + found)
  return { kind: 'text', text, start, end: found < 0 ? at + to : start + text.length }
}

function scalarAnchors(document: Document.Parsed): Map<string, string> {
  const anchors = new Map<string, string>()
  visit(document, {
    Scalar(_, node) {
      if (node.anchor) anchors.set(node.anchor, String(node.value ?? ''))
    },
  })
  return anchors
}

import {
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  isMap,
  isScalar,
  type ParsedNode,
  Parser,
  type YAMLMap,
} from 'yaml'
import { findPitfalls, type YamlFault } from './yaml-pitfalls.ts'

/** Front matter is a page of keys; more is a mistake, and YAML readers are slow on hostile megabytes. */
export const MAX_MATTER_LENGTH = 65_536

/** Deeper than any front matter. The composer recurses, and very deep input would end the process, not throw. */
const MAX_DEPTH = 20

/** What to do about the faults that people make, by the parser's code and words, in place of them. */
const advice: readonly [fault: RegExp, advice: string][] = [
  [/^BLOCK_AS_IMPLICIT_KEY/, 'put a value that holds “: ” in quotes'],
  [/^MULTILINE_IMPLICIT_KEY|^MISSING_CHAR.*map values/, 'a line here has no “name: ” before its value'],
  [/^TAB_AS_INDENT/, 'indent with spaces, not tabs'],
  [/^BAD_SCALAR_START/, 'put a value that begins with a special character in quotes'],
  [/^BAD_ALIAS/, 'put a value that begins with * or & in quotes'],
  [/^BAD_DQ_ESCAPE/, 'in double quotes write \\\\ for a backslash, or use single quotes'],
  [/end with a \]/, 'a list that begins with [ ends with ]'],
  [/end with a \}/, 'what begins with { ends with }'],
  [/Missing closing/, 'a quotation mark that is opened here is never closed'],
  [/^BAD_INDENT|in YAML stream/, 'lines that belong together begin in the same column'],
  [/block-seq-ind/, 'begin a list of “- ” on a line of its own'],
  [/at node end/, 'something stands behind the closing quotation mark or bracket; quote the whole value'],
]

/** For faults that nobody makes who writes by hand. */
const otherAdvice = 'write “name: value”, and put a value with unusual signs in quotes'

function adviceOn(code: ErrorCode, message: string): string {
  return `${advice.find(([fault]) => fault.test(`${code} ${message}`))?.[1] ?? otherAdvice}.`
}

/**
 * Front matter as a document whose scalars are all text as typed (the failsafe schema): 1350-11-07, 0012 and yes stay
 * what they are. Never throws. `document` is undefined where it is empty, too long or nested too deep; with faults it
 * holds what could be read.
 */
export function readYaml(text: string): { document: Document.Parsed | undefined; faults: YamlFault[] } {
  if (text.length > MAX_MATTER_LENGTH) {
    return {
      document: undefined,
      faults: [{ offset: 0, message: 'it is longer than 65,536 characters.' }],
    }
  }
  const tokens = [...new Parser().parse(text)]
  const deep = tooDeep(tokens)
  if (deep)
    return { document: undefined, faults: [{ offset: deep.offset, message: 'it is nested too deep.' }] }
  // Keys are checked by our own reader: the library compares each with each.
  const options = { schema: 'failsafe', prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const
  const [document, second] = [
    ...new Composer(options).compose(tokens, true, text.length),
  ] as Document.Parsed[]
  const faults = (document?.errors ?? []).map(({ code, pos, message }) => ({
    offset: pos[0],
    message: adviceOn(code, message),
  }))
  if (second) faults.push({ offset: second.range[0], message: 'it holds a second document.' })
  if (document) faults.push(...findPitfalls(document))
  return { document, faults }
}

/** A key of a map and what stands under it. */
export interface Entry {
  key: string
  keyStart: number
  keyEnd: number
  value: ParsedNode | null
}

/** The entries of a map by text key, first one first; later ones of the same key go to `repeated`. */
export function readEntries(map: YAMLMap): { entries: Map<string, Entry>; repeated: Entry[] } {
  const entries = new Map<string, Entry>()
  const repeated: Entry[] = []
  for (const { key, value } of map.items) {
    if (!isScalar(key) || !key.range) continue
    const entry = {
      key: String(key.value),
      keyStart: key.range[0],
      keyEnd: key.range[1],
      value: value as ParsedNode | null,
    }
    if (entries.has(entry.key)) repeated.push(entry)
    else entries.set(entry.key, entry)
  }
  return { entries, repeated }
}

/** The top-level map of a document, where it is one. */
export function rootMap(document: Document.Parsed | undefined): YAMLMap.Parsed | undefined {
  return document && isMap(document.contents) ? (document.contents as YAMLMap.Parsed) : undefined
}

function tooDeep(tokens: readonly CST.Token[]): CST.Token | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }))
  for (let each = open.pop(); each; each = open.pop()) {
    const { token, depth } = each
    if (depth > MAX_DEPTH) return token
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth })
    if (!('items' in token)) continue
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 })
      if (value) open.push({ token: value, depth: depth + 1 })
    }
  }
  return undefined
}

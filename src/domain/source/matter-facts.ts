import type { CanonDate } from '../dates/types.ts'
import { FILE_PATH_KEY } from '../links/file-path.ts'
import { isDraftMark } from './draft-marks.ts'
import { makeFact, meansDate, type Reading, readDateText } from './facts.ts'
import type { MatterValue } from './read-matter.ts'
import type { Fact, SourceProblem, Stance } from './types.ts'

const stances: ReadonlySet<string> = new Set<Stance>([
  'asserts',
  'denies',
  'omits',
  'exaggerates',
  'reattributes',
])

const partsOfValue: ReadonlySet<string> = new Set(['value', 'from', 'until', 'source', 'stance'])

/** Tells the writer something of a place in the source; a warning unless said otherwise. */
export type Say = (offset: number, message: string, severity?: SourceProblem['severity']) => void

/** Keys that say something of the article itself. */
const ownKeys = new Set([
  'title',
  'subject',
  'aliases',
  'alias',
  'tags',
  'tag',
  'lang',
  'facts',
  FILE_PATH_KEY,
])

/** Keys by which other tools (Obsidian, Jekyll, Hugo) handle a file: they say nothing of what it tells. */
const toolKeys =
  /^(?:cssclass(?:es)?|(?:dg)?publish(?:ed)?|draft|permalink|slug|url|id|uid|uuid|guid|template|layout|(?:created|updated|modified|lastmod)(?:at)?|dateat|(?:date|last)(?:created|updated|modified))$/
/** The same, where people may mean a fact by them. */
const ambiguousKeys =
  /^(?:format|type|cover|banner|image|thumbnail|icon|excerpt|description|categor(?:y|ies)|date)$/

/**
 * The facts of the front matter in its order: those under the `facts` key, and the texts that stand under any other
 * key at the top level which is neither the article's own nor a tool's, so that a list of plain `born: 1350` lines
 * says what it seems to. What is not taken, and what cannot be read, is told to `say` with its offset in the source; an
 * unreadable date keeps its text.
 */
export function readFacts(entries: ReadonlyMap<string, MatterValue>, reading: Reading, say: Say): Fact[] {
  return [...entries].flatMap(([key, value]) => {
    if (key === 'facts') return listedFacts(value, reading, say)
    if (ownKeys.has(key) || value.kind === 'none') return []
    if (isDraftMark(key, value) && value.kind === 'text') {
      say(
        value.start,
        `“${key}: ${value.text}” hides nothing here: whoever may read this wiki reads the article.`,
      )
    }
    const severity = severityOfTool(key, value)
    if (value.kind === 'map' && !value.entries.has('value')) {
      say(
        value.start,
        `What stands below “${key}” is not taken. Move its lines to the left, or below “facts:”.`,
        severity,
      )
      return []
    }
    if (!severity) return valuesOf(value).flatMap((each) => readFact(key, each, reading, say) ?? [])
    if (!isDraftMark(key, value)) {
      say(
        value.start,
        `“${key}” is kept for other tools and is no fact. Write it under “facts:” to make it one.`,
        severity,
      )
    }
    return []
  })
}

/** How to say that a key is a tool's; undefined where it is none. Pages are put in order by a weight that is a number. */
function severityOfTool(key: string, value: MatterValue): 'note' | 'warning' | undefined {
  const folded = key.toLowerCase().replace(/[\s_-]+/g, '')
  if (toolKeys.test(folded)) return 'note'
  if (folded === 'weight' && value.kind === 'text' && /^-?\d+$/.test(value.text)) return 'note'
  return ambiguousKeys.test(folded) ? 'warning' : undefined
}

function valuesOf(value: MatterValue): MatterValue[] {
  return value.kind === 'list' ? value.items : [value]
}

function listedFacts(value: MatterValue, reading: Reading, say: Say): Fact[] {
  if (value.kind === 'none') return []
  if (value.kind !== 'map') {
    say(value.start, '“facts” is a list of lines such as “born: 1350-11-07”.')
    return []
  }
  return [...value.entries].flatMap(([property, given]) => {
    return valuesOf(given).flatMap((each) => readFact(property, each, reading, say) ?? [])
  })
}

function readFact(property: string, given: MatterValue, reading: Reading, say: Say): Fact | undefined {
  if (given.kind === 'none') return undefined
  if (given.kind === 'text') return textFact(property, given, reading, say)
  const value = given.kind === 'map' ? given.entries.get('value') : undefined
  if (given.kind !== 'map' || value?.kind !== 'text') {
    say(given.start, `A value of “${property}” is a text, or “{ value: …, from: …, until: …, source: … }”.`)
    return undefined
  }
  for (const [key, part] of given.entries) {
    if (!partsOfValue.has(key) && part.kind !== 'none')
      say(part.start, `“${key}” of “${property}” is not read. A value has ${[...partsOfValue].join(', ')}.`)
  }
  const text = (key: string) => {
    const part = given.entries.get(key)
    if (part && part.kind !== 'text' && part.kind !== 'none')
      say(part.start, `“${key}” of “${property}” is one text.`)
    return part?.kind === 'text' ? part : undefined
  }
  const date = (key: string): CanonDate | null => {
    const part = text(key)
    if (!part) return null
    const read = readDateText(part.text, reading)
    if (read.edtf === null) say(part.start, unreadable(`“${key}” of “${property}”`, part.text))
    return read
  }
  const stance = text('stance')
  if (stance && !stances.has(stance.text)) {
    say(stance.start, `A stance is one of ${[...stances].join(', ')}; “${stance.text}” is not.`)
  }
  return {
    ...textFact(property, value, reading, say),
    from: date('from'),
    until: date('until'),
    source: text('source')?.text ?? null,
    stance: stance && stances.has(stance.text) ? (stance.text as Stance) : null,
  }
}

function textFact(
  property: string,
  { text, start, end }: { text: string; start: number; end: number },
  reading: Reading,
  say: Say,
): Fact {
  const fact = makeFact({ property, value: text, origin: 'front matter', start, end }, reading)
  if (fact.date || !meansDate(fact)) return fact
  const date = readDateText(text, reading)
  if (date.edtf !== null) return { ...fact, date }
  say(start, unreadable(`“${property}”`, text))
  return fact
}

function unreadable(what: string, text: string): string {
  return `The date in ${what}, “${text}”, cannot be read. It is kept as typed, but it is on no timeline.`
}

import type { CanonDate } from '../dates/types.ts'
import { FILE_PATH_KEY } from '../links/file-path.ts'
import { makeFact, meansDate, type Reading, readDateText } from './facts.ts'
import type { MatterValue } from './read-matter.ts'
import type { Fact, Stance } from './types.ts'

const stances: ReadonlySet<string> = new Set<Stance>([
  'asserts',
  'denies',
  'omits',
  'exaggerates',
  'reattributes',
])

type Warn = (offset: number, message: string) => void

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
  /^(?:cssclass(?:es)?|publish(?:ed)?|draft|permalink|slug|url|id|uid|uuid|guid|template|layout|format|type|cover|banner|image|thumbnail|icon|weight|excerpt|description|categor(?:y|ies)|(?:date|created|updated|modified|lastmod)(?:at)?|(?:date|last)(?:created|updated|modified))$/

/**
 * The facts of the front matter in its order: those under the `facts` key, and the texts that stand under any other
 * key at the top level which is neither the article's own nor a tool's, so that a list of plain `born: 1350` lines
 * says what it seems to. Maps at the top level other than a value with its years are left alone. What cannot be read
 * is told to `warn` with its offset in the source; an unreadable date keeps its text.
 */
export function readFacts(entries: ReadonlyMap<string, MatterValue>, reading: Reading, warn: Warn): Fact[] {
  return [...entries].flatMap(([key, value]) => {
    if (key === 'facts') return listedFacts(value, reading, warn)
    if (ownKeys.has(key)) return []
    const folded = key.toLowerCase().replace(/[\s_-]+/g, '')
    if (!toolKeys.test(folded)) return plainFacts(key, value, reading, warn)
    if (folded === 'date' && value.kind === 'text') {
      warn(value.start, '“date” here is the file’s own. If it is a fact, write it under “facts:”.')
    }
    return []
  })
}

function listedFacts(value: MatterValue, reading: Reading, warn: Warn): Fact[] {
  if (value.kind === 'none') return []
  if (value.kind !== 'map') {
    warn(value.start, '“facts” is a list of lines such as “born: 1350-11-07”.')
    return []
  }
  return [...value.entries].flatMap(([property, given]) => {
    const values = given.kind === 'list' ? given.items : [given]
    return values.flatMap((each) => readFact(property, each, reading, warn) ?? [])
  })
}

function plainFacts(property: string, given: MatterValue, reading: Reading, warn: Warn): Fact[] {
  const values = given.kind === 'list' ? given.items : [given]
  return values
    .filter(
      (each) => each.kind === 'text' || (each.kind === 'map' && each.entries.get('value')?.kind === 'text'),
    )
    .flatMap((each) => readFact(property, each, reading, warn) ?? [])
}

function readFact(property: string, given: MatterValue, reading: Reading, warn: Warn): Fact | undefined {
  if (given.kind === 'none') return undefined
  if (given.kind === 'text') return textFact(property, given, reading, warn)
  const value = given.kind === 'map' ? given.entries.get('value') : undefined
  if (given.kind !== 'map' || value?.kind !== 'text') {
    warn(given.start, `A value of “${property}” is a text, or “{ value: …, from: …, until: …, source: … }”.`)
    return undefined
  }
  const text = (key: string) => {
    const part = given.entries.get(key)
    if (part && part.kind !== 'text' && part.kind !== 'none')
      warn(part.start, `“${key}” of “${property}” is one text.`)
    return part?.kind === 'text' ? part : undefined
  }
  const date = (key: string): CanonDate | null => {
    const part = text(key)
    if (!part) return null
    const read = readDateText(part.text, reading)
    if (read.edtf === null) warn(part.start, unreadable(`“${key}” of “${property}”`, part.text))
    return read
  }
  const stance = text('stance')
  if (stance && !stances.has(stance.text)) {
    warn(stance.start, `A stance is one of ${[...stances].join(', ')}; “${stance.text}” is not.`)
  }
  return {
    ...textFact(property, value, reading, warn),
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
  warn: Warn,
): Fact {
  const fact = makeFact({ property, value: text, origin: 'front matter', start, end }, reading)
  if (fact.date || !meansDate(fact)) return fact
  const date = readDateText(text, reading)
  if (date.edtf !== null) return { ...fact, date }
  warn(start, unreadable(`“${property}”`, text))
  return fact
}

function unreadable(what: string, text: string): string {
  return `The date in ${what}, “${text}”, cannot be read. It is kept as typed, but it is on no timeline.`
}

import type { CanonDate } from '../dates/types.ts'
import { makeFact, type Reading, readDateText } from './facts.ts'
import type { MatterValue } from './read-matter.ts'
import type { Fact, Stance } from './types.ts'

const stances: ReadonlySet<string> = new Set<Stance>([
  'asserts',
  'denies',
  'omits',
  'exaggerates',
  'reattributes',
])

/** Properties whose value a reader takes for a date, so that one that cannot be read deserves a word. */
const dated =
  /^(?:born|died|birth|death|date|founded|dissolved|established|married|crowned|from|until|เกิด|เสียชีวิต)(?![\p{L}\p{M}])/iu

type Warn = (offset: number, message: string) => void

/**
 * The facts under the `facts` key: a text, a list of them, or maps of value, from, until, source and stance. What
 * cannot be read is told to `warn` with its offset in the source; an unreadable date keeps its text.
 */
export function readFacts(value: MatterValue | undefined, reading: Reading, warn: Warn): Fact[] {
  if (!value || value.kind === 'none') return []
  if (value.kind !== 'map') {
    warn(value.start, '“facts” is a list of lines such as “born: 1350-11-07”.')
    return []
  }
  return [...value.entries].flatMap(([property, given]) => {
    const values = given.kind === 'list' ? given.items : [given]
    return values.flatMap((each) => readFact(property, each, reading, warn) ?? [])
  })
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
  if (fact.date || !dated.test(property) || !/\p{Nd}/u.test(text)) return fact
  const date = readDateText(text, reading)
  if (date.edtf !== null) return { ...fact, date }
  warn(start, unreadable(`“${property}”`, text))
  return fact
}

function unreadable(what: string, text: string): string {
  return `The date in ${what}, “${text}”, cannot be read. It is kept as typed, but it is on no timeline.`
}

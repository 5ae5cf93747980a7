import { formatEdtf, shiftEdtf } from '../../domain/dates/edtf.ts'
import type { CanonDate } from '../../domain/dates/types.ts'
import { isAttachment } from '../../domain/markdown/note-link.ts'
import type { LinkTarget, WikiLink } from '../../domain/markdown/types.ts'
import { scanWikiLinks } from '../../domain/markdown/wiki-link-syntax.ts'
import { meansDate } from '../../domain/source/facts.ts'
import type { Fact } from '../../domain/source/types.ts'
import { ancestors, type Era, erasOf, shiftToCommonAxis, type Universe } from '../../domain/universe.ts'

/** How dates of a universe read on the axis that it shares with the others. */
export interface CommonAxis {
  /** Years to add; 0 where the universe counts as its root does. */
  shift: number
  /** Name of the universe whose years the axis has ('History'). */
  name: string
  /** BCP 47 for the words. */
  lang: string
  /** The universe's own eras, and those of the universe that the axis is named after. */
  eras: readonly Era[]
  commonEras: readonly Era[]
}

/** A run of a fact's words; a link where `target` is set. */
export interface FactWords {
  text: string
  target: LinkTarget | null
}

/** A value of a fact, ready for the view. */
export interface FactValue {
  words: FactWords[]
  /** The year on the common axis: '1879 in History'; null where that adds nothing. */
  gloss: string | null
  /** True where the property promises a date that could not be read. */
  unread: boolean
  /** '1388 – 1389', with its own gloss; null where the fact holds without end. */
  period: { words: string; gloss: string | null; unread: boolean } | null
  source: FactWords[] | null
  stance: Fact['stance']
}

/** One property of the facts box and its values, in the order of the source. */
export interface FactEntry {
  property: string
  values: FactValue[]
}

export function commonAxis(universe: Universe, universes: readonly Universe[], lang: string): CommonAxis {
  const root = ancestors(universe, universes).at(-1) ?? universe
  const shift = shiftToCommonAxis(universe, universes)
  return { shift, name: root.name, lang, eras: erasOf(universe), commonEras: root.eras }
}

/** The facts of an article by property, in the order in which each property is first named. */
export function factEntries(
  facts: readonly Fact[],
  axis: CommonAxis,
  resolve: (link: WikiLink) => LinkTarget,
): FactEntry[] {
  const entries = new Map<string, FactEntry>()
  for (const fact of facts) {
    const entry = entries.get(fact.propertyKey) ?? { property: fact.property, values: [] }
    entry.values.push(factValue(fact, axis, resolve))
    entries.set(fact.propertyKey, entry)
  }
  return [...entries.values()]
}

function factValue(fact: Fact, axis: CommonAxis, resolve: (link: WikiLink) => LinkTarget): FactValue {
  const { date } = fact
  return {
    words: date?.edtf ? [{ text: dateWords(date, axis), target: null }] : linkedWords(fact.value, resolve),
    gloss: date ? commonYear(date, axis) : null,
    unread: date ? date.edtf === null : meansDate(fact),
    period: periodOf(fact, axis),
    source: fact.source === null ? null : linkedWords(fact.source, resolve),
    stance: fact.stance,
  }
}

function periodOf({ from, until }: Fact, axis: CommonAxis): FactValue['period'] {
  if (!from && !until) return null
  const [start, end] = [from && dateWords(from, axis), until && dateWords(until, axis)]
  const words = start && end ? `${start} – ${end}` : start ? `from ${start}` : `until ${end}`
  const years = [from && commonYear(from, axis, false), until && commonYear(until, axis, false)].filter(
    Boolean,
  )
  const gloss = years.length === 0 ? null : `${[...new Set(years)].join(' – ')} in ${axis.name}`
  return { words, gloss, unread: [from, until].some((date) => date?.edtf === null) }
}

/** As typed where someone typed words ('7 November 1350 (O.S. 26 October)'); EDTF in a reader's words. */
function dateWords({ text, edtf }: CanonDate, { lang, eras }: CommonAxis): string {
  return edtf !== null && isEdtf(text) ? formatEdtf(edtf, lang, eras) : text
}

function isEdtf(text: string): boolean {
  return /^[-Y\d[{.]/.test(text) && !/\s\p{L}/u.test(text)
}

/** The year of a date on the common axis; null where it is the year that was read already. */
function commonYear({ edtf }: CanonDate, axis: CommonAxis, named = true): string | null {
  const { shift, name } = axis
  if (edtf === null || shift === 0) return null
  const years = shiftEdtf(edtf, shift)
    .replace(/(Y?-?\d{4,})(?:-\d\d){1,2}/g, '$1')
    .replace(/^(.+)\/\1$/, '$1')
  const words = formatEdtf(years, axis.lang, axis.commonEras)
  return named ? `${words} in ${name}` : words
}

/** A value with its wiki links apart from the words between them. */
export function linkedWords(value: string, resolve: (link: WikiLink) => LinkTarget): FactWords[] {
  const words: FactWords[] = []
  let at = 0
  for (const link of scanWikiLinks(value)) {
    if (link.start > at) words.push({ text: value.slice(at, link.start), target: null })
    words.push({ text: link.label, target: isAttachment(link.title) ? null : resolve(link) })
    at = link.end
  }
  if (at < value.length) words.push({ text: value.slice(at), target: null })
  return words
}

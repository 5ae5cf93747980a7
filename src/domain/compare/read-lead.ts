import { readEdtf } from '../dates/edtf.ts'
import type { CanonDate } from '../dates/types.ts'
import { foldKey } from '../slugs.ts'
import type { Fact } from '../source/types.ts'
import type { Passage } from '../text/types.ts'
import type { PlacedDate, ReadColumn } from './read-column.ts'

/** Passages at the head of an article in which its lead sentence is looked for. */
const LEAD_PASSAGES = 4
/** A lead says this in its first lines. */
const LONGEST_LEAD = 2000
/** How far behind 'born' its date may stand: a name or a place comes between. */
const DATE_REACH = 140
const LONGEST_PLACE = 90

/** Words that announce a birth or a death, in the languages the dates are read in. A letter must not stand before. */
const announcers: readonly [property: 'born' | 'died', words: RegExp][] = [
  ['born', /(?<![\p{L}\p{M}])(?:born|b\.|née?|geboren|geb\.|naci(?:ó|do|da)|родил(?:ся|ась)|род\.)|เกิด/gu],
  [
    'died',
    /(?<![\p{L}\p{M}])(?:died|d\.|mort(?:e)?|décédée?|gestorben|gest\.|muri(?:ó|da)|falleci(?:ó|do|da)|умер(?:ла)?|ум\.)|ถึงแก่กรรม|เสียชีวิต/gu,
  ],
]
/** Properties that only somebody who was born has. */
const lifeKeys = new Set(
  ['born', 'died', 'birthplace', 'place of birth', 'place of death', 'birth name'].map(foldKey),
)
const places = { born: 'birthplace', died: 'place of death' } as const

/**
 * What an article's lead says of its subject's birth and death: "(b. 7 November 1879 in Yanovka, d. 21 August 1940
 * Coyoacán)", "(born Lev Bronshtein; 7 November 1350)", "(7 November 1879 – 21 August 1940)". Only what stands plainly
 * there; bare years ("(1917–1922)") are as often a war's, so they are a life only where the telling itself states a
 * birth or a death. Each fact has the span it was read from and the origin 'text'.
 */
export function readLead({ telling, passages, dates }: ReadColumn): Fact[] {
  const isLife = telling.facts.some(({ propertyKey }) => lifeKeys.has(propertyKey))
  for (const whole of passages.slice(0, LEAD_PASSAGES)) {
    if (whole.kind === 'heading') continue
    const passage = { ...whole, text: whole.text.slice(0, LONGEST_LEAD) }
    const own = dates.filter((date) => date.passage === passage.index && date.resolved)
    const found = [
      ...birthName(passage),
      ...announcers.flatMap(([property, words]) => announced(passage, own, property, words)),
    ]
    if (found.some(({ date }) => date)) return found
    const span = lifeSpan(passage, own, isLife)
    if (span.length > 0) return [...span, ...found]
  }
  return []
}

function announced(
  passage: Passage,
  dates: readonly PlacedDate[],
  property: 'born' | 'died',
  words: RegExp,
): Fact[] {
  for (const match of passage.text.matchAll(words)) {
    const from = match.index + match[0].length
    const limit = Math.min(from + DATE_REACH, endOfClause(passage.text, from, property))
    const date = dates.find(
      ({ localStart, kind }) => localStart >= from && localStart < limit && kind !== 'interval',
    )
    const facts: Fact[] = []
    if (date) {
      facts.push(dateFact(passage, property, date))
      const place = placeBehind(passage.text, date.localEnd)
      if (place) facts.push(factAt(passage, places[property], place.start, place.end))
    }
    if (facts.length > 0) return facts
  }
  return []
}

/** 'born Lev Davidovich Bronstein', where it is another name than the first words of the passage. */
function birthName(passage: Passage): Fact[] {
  const found =
    /\bborn\s+(\p{Lu}[\p{L}\p{M}.'’-]+(?:\s+\p{Lu}[\p{L}\p{M}.'’-]+)+)(?=[;,)(]|\s+(?:was|on|in)\b)/u.exec(
      passage.text,
    )
  const end = found ? found.index + found[0].length : 0
  return found ? [factAt(passage, 'birth name', end - (found[1] as string).length, end)] : []
}

/** A birth's clause ends where the death is announced or the sentence or bracket closes. */
function endOfClause(text: string, from: number, property: 'born' | 'died'): number {
  const rest = text.slice(from, from + DATE_REACH)
  const stop = property === 'born' ? /[)]|,?\s+d\.\s|\bdied\b|[.!?]\s+\p{Lu}/u : /[)]|[.!?]\s+\p{Lu}/u
  const found = stop.exec(rest.replace(/\[[^\]]*\]/g, (bracket) => ' '.repeat(bracket.length)))
  return from + (found?.index ?? rest.length)
}

/** 'in Yanovka, Russian Empire' behind a date, up to a bracket, a semicolon or the next announcement. */
function placeBehind(text: string, from: number): { start: number; end: number } | undefined {
  const rest = text.slice(from, from + LONGEST_PLACE)
  const found =
    /^,?\s+(?:(?:in|at|à|in|en|в)\s+)?(\p{Lu}[^);]*?)(?=\s*[);]|,?\s+(?:d\.|(?:died|was|and|he|she|they)\b)|\.\s|$)/u.exec(
      rest,
    )
  if (!found) return undefined
  const end = from + found[0].length
  return { start: end - (found[1] as string).length, end }
}

/** '(7 November 1879 – 21 August 1940)' in the first brackets, or '(1879–1940)' where it is known to be a life. */
function lifeSpan(passage: Passage, dates: readonly PlacedDate[], isLife: boolean): Fact[] {
  const open = passage.text.indexOf('(')
  const close = passage.text.indexOf(')', open)
  if (open < 0 || close < 0 || open > 200) return []
  const [span, more] = dates.filter(({ localStart, localEnd }) => localStart > open && localEnd <= close)
  if (span?.kind !== 'interval' || more || span.localEnd !== close) return []
  const [born, died] = span.edtf?.split('/').map((end) => readEdtf(end)) ?? []
  const dash = /\s*[–—-]\s*/.exec(span.text)
  if (!born || !died || !dash) return []
  if (!isLife && !(namesDays(span.edtf) && !/^(?:The|An?) /.test(passage.text))) return []
  const { calendar, localStart, localEnd, text } = span
  const behind = localStart + dash.index + dash[0].length
  return [
    dateFact(passage, 'born', {
      ...born,
      calendar,
      text: text.slice(0, dash.index),
      localStart,
      localEnd: localStart + dash.index,
    }),
    dateFact(passage, 'died', {
      ...died,
      calendar,
      text: text.slice(dash.index + dash[0].length),
      localStart: behind,
      localEnd,
    }),
  ]
}

/** True for an EDTF interval between two days. */
function namesDays(edtf: string | null): boolean {
  return edtf !== null && /^[^/]+-\d\d-\d\d\/[^/]+-\d\d-\d\d$/.test(edtf)
}

function dateFact(
  passage: Passage,
  property: string,
  date: CanonDate & Pick<PlacedDate, 'localStart' | 'localEnd'>,
): Fact {
  const { text, edtf, calendar, days } = date
  return {
    ...factAt(passage, property, date.localStart, date.localEnd),
    date: { text, edtf, calendar, days },
  }
}

function factAt(passage: Passage, property: string, start: number, end: number): Fact {
  return {
    property,
    propertyKey: foldKey(property),
    value: passage.text.slice(start, end).replace(/\s+/g, ' '),
    date: null,
    from: null,
    until: null,
    source: null,
    stance: null,
    origin: 'text',
    start: passage.offsets[start] as number,
    end: (passage.offsets[end - 1] as number) + 1,
  }
}

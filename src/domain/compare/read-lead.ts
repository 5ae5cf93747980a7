import { intervalsOverlap } from '../dates/axis.ts'
import { readEdtf } from '../dates/edtf.ts'
import type { CanonDate } from '../dates/types.ts'
import { foldKey } from '../slugs.ts'
import type { Fact } from '../source/types.ts'
import type { SentenceSpan } from '../text/sentences.ts'
import type { Passage } from '../text/types.ts'
import { type BracketFact, readBracket } from './lead/brackets.ts'
import { leadLanguage } from './lead/languages.ts'
import { type LeadText, maskDates } from './lead/lead-text.ts'
import { type LeadPatterns, patternsOf } from './lead/patterns.ts'
import { readSentence } from './lead/read-sentence.ts'
import type { Stretch, Told } from './lead/sayings.ts'
import { LeadSubject } from './lead/subject.ts'
import { readThaiClause, thaiName } from './lead/thai.ts'
import { namesYear } from './moments.ts'
import type { PlacedDate, ReadColumn } from './read-column.ts'

/** Passages at the head of an article in which its lead is looked for, and sentences of each. */
const LEAD_PASSAGES = 6
const LEAD_SENTENCES = 8
/** A lead says this in its first lines. */
const LONGEST_LEAD = 2000
/** A line of text as short as this, without a stop, is a heading. */
const LONGEST_HEADING = 80

/** Properties that only somebody who was born has. */
const lifeKeys = new Set(
  ['born', 'died', 'birthplace', 'place of birth', 'place of death', 'birth name'].map(foldKey),
)
const places = { born: 'birthplace', died: 'place of death' } as const

/**
 * What an article's lead says of its subject's birth and death: "(b. 7 November 1879 in Yanovka, d. 21 August 1940
 * Coyoacán)", "wurde 1612 in Wien geboren". Right or not at all: a sentence is read from its beginning only as far as every
 * word of it is understood, and what is doubted, denied, hearsay, told of somebody else or told in two ways is left out. Bare
 * years ("(1917–1922)") are as often a war's, so they are a life only where the telling itself states a birth or a death.
 * Each fact has the span it was read from and the origin 'text'.
 */
export function readLead({ telling, passages, sentences, dates, language }: ReadColumn): Fact[] {
  const isLife = telling.facts.some(({ propertyKey }) => lifeKeys.has(propertyKey))
  const reader = new LeadReader(patternsOf(leadLanguage(language)), new LeadSubject(telling.title), isLife)
  for (const passage of passages.slice(0, LEAD_PASSAGES)) {
    if (isHeading(passage, telling.format)) reader.subject.addHeading(passage.text)
    else if (passage.kind === 'paragraph') {
      const whole = { ...passage, text: passage.text.slice(0, LONGEST_LEAD) }
      const own = dates.filter((date) => date.passage === passage.index)
      const text = maskDates(whole, own, (date) => namesYear(date) || date.kind === 'relative')
      const spans = withWholeBrackets(text.text, sentences[passage.index] ?? [])
      if (language === 'th') reader.readThai(text, spans.slice(0, LEAD_SENTENCES))
      else reader.read(text, spans.slice(0, LEAD_SENTENCES))
    }
  }
  return withoutContradictions(reader.found)
}

/** Sentences, those joined that a bracket holds together: a stop in "(n. 1612; m. 1680)" ends none. */
function withWholeBrackets(text: string, spans: readonly SentenceSpan[]): SentenceSpan[] {
  const joined: SentenceSpan[] = []
  for (const { start, end } of spans) {
    if (end > text.length) break
    const last = joined.at(-1)
    if (last && text.lastIndexOf('(', last.end) > Math.max(last.start, text.lastIndexOf(')', last.end)))
      last.end = end
    else joined.push({ start, end })
  }
  return joined
}

/** True for a heading, and for a short line of bare text that ends in no stop. */
function isHeading({ kind, text }: Passage, format: 'markdown' | 'text'): boolean {
  if (kind === 'heading') return true
  return format === 'text' && text.length <= LONGEST_HEADING && /[\p{L}\p{N})]$/u.test(text)
}

/** Reads one passage after the other, and keeps whom they are about. */
class LeadReader {
  readonly found: Fact[] = []
  readonly subject: LeadSubject
  readonly #patterns: LeadPatterns
  readonly #isLife: boolean
  #thaiName = ''

  constructor(patterns: LeadPatterns, subject: LeadSubject, isLife: boolean) {
    this.#patterns = patterns
    this.subject = subject
    this.#isLife = isLife
  }

  read(text: LeadText, spans: readonly SentenceSpan[]): void {
    let goesOn = false
    for (const span of spans) {
      const sentence = readSentence(text, span, this.#patterns, this.subject, {
        goesOn,
        isLife: this.#isLife,
      })
      this.#addBracket(text, sentence.bracket)
      this.#addTold(text, sentence.told)
      goesOn = (goesOn || sentence.isAbout) && !sentence.hasOthers
    }
  }

  readThai(text: LeadText, spans: readonly SentenceSpan[]): void {
    this.#thaiName ||= thaiName(text.text)
    for (const span of spans) {
      const open = text.text.indexOf('(', span.start)
      const close = text.text.indexOf(')', open)
      // A bracket behind the name that the text opens with.
      if (
        span.start === 0 &&
        open > 0 &&
        close > open &&
        text.text.slice(0, open).trim() === this.#thaiName
      ) {
        const place = { start: open + 1, end: close }
        this.#addBracket(
          text,
          readBracket(text.text, place, this.#patterns, { mayLive: true, isLife: this.#isLife }),
        )
      }
      this.#addTold(text, readThaiClause(text.text, span, this.#thaiName))
    }
  }

  #addTold({ passage, dates }: LeadText, told: readonly Told[]): void {
    for (const { property, date, place, name } of told) {
      const read = dates.get(date.start)
      // "the following year" is counted from the last date told, which before a birth may be anybody's.
      if (!read || (property === 'born' && read.kind === 'relative')) continue
      this.found.push(dateFact(passage, property, read))
      if (name) this.found.push(factAt(passage, 'birth name', name))
      if (place?.asNamed) this.found.push(factAt(passage, places[property], place))
    }
  }

  #addBracket({ passage, dates }: LeadText, facts: readonly BracketFact[]): void {
    for (const { property, date, place, whole } of facts) {
      const read = dates.get((date ?? whole)?.start ?? -1)
      if (property === 'birth name') {
        if (whole) this.found.push(factAt(passage, property, whole))
      } else if (whole && read) this.found.push(...lifeSpan(passage, read, this.#isLife))
      else if (read) {
        this.found.push(dateFact(passage, property, read))
        if (place) this.found.push(factAt(passage, places[property], place))
      }
    }
  }
}

/** What is told in two ways that cannot both be so is left out, with the place that belongs to it. */
function withoutContradictions(found: readonly Fact[]): Fact[] {
  const first = new Map<string, Fact>()
  const broken = new Set<string>()
  for (const fact of found) {
    const before = first.get(fact.property)
    if (!before) first.set(fact.property, fact)
    else if (!agrees(before, fact)) broken.add(fact.property)
  }
  for (const property of ['born', 'died'] as const) if (broken.has(property)) broken.add(places[property])
  return [...first.values()].filter(({ property }) => !broken.has(property))
}

function agrees(a: Fact, b: Fact): boolean {
  if (a.date?.days && b.date?.days) return intervalsOverlap(a.date.days, b.date.days)
  return a.value.startsWith(b.value) || b.value.startsWith(a.value)
}

/** A span of two dates in the bracket behind a name; one of bare years where it is known to be a life. */
function lifeSpan(passage: Passage, span: PlacedDate, isLife: boolean): Fact[] {
  const [born, died] = span.edtf?.split('/').map((end) => readEdtf(end)) ?? []
  const dash = /\s*[–—-]\s*/.exec(span.text)
  if (!born || !dash || !(isLife || namesDays(span.edtf))) return []
  const { calendar, localStart, localEnd, text } = span
  const behind = localStart + dash.index + dash[0].length
  const birth = {
    ...born,
    calendar,
    text: text.slice(0, dash.index),
    localStart,
    localEnd: localStart + dash.index,
  }
  if (!died) return [dateFact(passage, 'born', birth)]
  const death = {
    ...died,
    calendar,
    text: text.slice(dash.index + dash[0].length),
    localStart: behind,
    localEnd,
  }
  return [dateFact(passage, 'born', birth), dateFact(passage, 'died', death)]
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
  const { text, edtf, calendar, days, part } = date
  return {
    ...factAt(passage, property, { start: date.localStart, end: date.localEnd }),
    date: { text, edtf, calendar, days, ...(part ? { part } : {}) },
  }
}

function factAt(passage: Passage, property: string, { start, end }: Stretch): Fact {
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

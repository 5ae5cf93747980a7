import type { LeadLanguage } from './lead-language.ts'
import { ANY_DATE, DATE, INTERVAL } from './lead-text.ts'

/** A word with a capital, or the short form of one before another: "Yanovka", "Adeyemi-Lund", "St. Gallen". */
const NAME_WORD =
  "(?:\\p{Lu}\\p{Ll}{0,2}\\.(?=\\s+\\p{Lu})|\\p{Lu}[\\p{L}\\p{M}]*(?:['’-]\\p{L}[\\p{L}\\p{M}]*)*)"
/** Where a word ends. */
const END = '(?![\\p{L}\\p{M}])'
/** Words before the name of a German place that belong to it. */
const BEFORE_NAMES =
  'Bad|Sankt|St\\.|Neu|Alt|Gro(?:ß|ss)|Klein|Ober|Unter|Nieder|Hohen|New|San|Santa|Los|Le|La'

/** A language's words as the regular expressions that the grammar of leads asks for; all sticky. */
export interface LeadPatterns {
  language: LeadLanguage
  name: RegExp
  /** A second name of two words or more. */
  fullName: RegExp
  birthName: RegExp
  place: RegExp
  /** More of a place behind a comma, at the end of what is said. */
  morePlace: RegExp
  /** Past "in" before a place. */
  beforePlace: RegExp
  beforeChangedPlace: RegExp
  behindPlace: RegExp
  date: RegExp
  /** Another date, or the word for one, where only one was to be. */
  alternative: RegExp
  filler: RegExp
  /** The same up to the verb. */
  child: RegExp
  pronoun: RegExp
  opener: RegExp
  and: RegExp
  named: RegExp
  apposition: RegExp
  predicate: RegExp
  /** Not sticky: whether a stretch has any of these. */
  kin: RegExp
  hedges: RegExp
  events: RegExp
  others: RegExp
  brackets: {
    born: RegExp
    died: RegExp
    both: RegExp
    span: RegExp
    name: RegExp
    lone: RegExp
    life: RegExp
  }
  pieces: Map<string, RegExp>
}

const compiled = new WeakMap<LeadLanguage, LeadPatterns>()

/** The language's expressions, made on first use. */
export function patternsOf(language: LeadLanguage): LeadPatterns {
  const known = compiled.get(language) ?? compile(language)
  compiled.set(language, known)
  return known
}

function compile(language: LeadLanguage): LeadPatterns {
  const words = (alternatives: string) => (alternatives === '' ? '(?!)' : `(?:${alternatives})${END}`)
  const name = `${NAME_WORD}(?:\\s+${smallWord(language.particles)}{0,2}${NAME_WORD}){0,7}`
  const small = smallWord(language.placeParticles)
  const place = language.capitalNouns
    ? `(?:(?:${BEFORE_NAMES})\\s+)?${NAME_WORD}(?:\\s+${small}{1,2}${NAME_WORD}){0,2}`
    : `${NAME_WORD}(?:\\s+${small}{0,2}${NAME_WORD}){0,5}`
  const places = `${place}(?:,\\s*${place}){0,3}`
  const on = language.beforeDate === '' ? '' : `(?:(?:${language.beforeDate})\\s+)?`
  const at = language.beforePlace === '' ? '' : `(?:(?:${language.beforePlace})\\s+)?`
  const dated = (end: string) =>
    `(?:(?<${end}Date>${DATE})(?:,?\\s+${at}(?<${end}Place>${places}))?|(?:${at}(?<${end}First>${places})),?\\s+${on}(?<${end}Behind>${DATE}))`
  const mark = (marks: string) => `(?:${marks})\\s*`
  const joint = `\\s*(?:[,–—-]|${language.and === '' ? '(?!)' : language.and})\\s*`
  const sticky = (source: string) => new RegExp(source, 'uy')
  const anyCase = (source: string) => new RegExp(source, 'iuy')
  const within = (alternatives: string) =>
    alternatives === '' ? /(?!)/ : new RegExp(`(?<![\\p{L}\\p{M}])(?:${alternatives})${END}`, 'iu')
  return {
    language,
    name: sticky(name),
    fullName: sticky(`\\s*(${NAME_WORD}(?:\\s+${NAME_WORD}){1,5})(?=\\s*[;,)(]|\\s+(?:was|on|in)${END})`),
    birthName: sticky(`\\s*,?\\s*born\\s+(${NAME_WORD}(?:\\s+${NAME_WORD}){1,5})(?=\\s*[,.;)])`),
    place: sticky(place),
    morePlace: sticky(`(?:,\\s*${place}){1,3}(?=\\s*(?:[.;)]|$))`),
    beforePlace: anyCase(`\\s*,?\\s*${words(language.beforePlace)}\\s+`),
    beforeChangedPlace: anyCase(`\\s*,?\\s*${words(language.beforeChangedPlace)}\\s+`),
    behindPlace: sticky(
      `\\s*(?:[.,;:)(–—]|$)|\\s+(?:${words(language.behindPlace)}|${ANY_DATE})|\\s*,?\\s*(?:(?:${language.beforeDate})\\s+)?${DATE}`,
    ),
    date: anyCase(`\\s*,?\\s*${on}(${DATE})`),
    alternative: anyCase(
      `\\s*[,(]?\\s*${words(language.or)}|\\s*[(/,]\\s*${ANY_DATE}|\\s*[–—-]\\s*${ANY_DATE}`,
    ),
    filler: fillerUpTo(`${on}${DATE}|(?:${language.beforePlace})\\s+\\p{Lu}`),
    child: fillerUpTo(words(language.closing)),
    pronoun: anyCase(`(?:${words(language.pronouns)}|(?=${words(language.verbsFirst)}))`),
    opener: anyCase(words(language.openers)),
    and: anyCase(`\\s*,?\\s*(?:${words(language.and)}\\s*)?`),
    named: anyCase(`,?\\s*${words(language.named)}[^(),.;\\uE000-\\uE003]{1,60}`),
    apposition: sticky(',\\s*([^,.;:()\\uE000-\\uE003]{1,120})(?=,)'),
    predicate:
      language.is === ''
        ? /(?!)/uy
        : anyCase(
            `\\s*${language.is}([^,.;:()\\uE000-\\uE003]{1,80}?)(?=,|\\s+(?:born|née?|nacid[oa])${END})`,
          ),
    kin: within(language.kin),
    hedges: within(language.hedges),
    events: within(language.events),
    others: othersOf(language),
    brackets: {
      born: anyStart(`${mark(language.bornMark)}${on}${dated('born')}`),
      died: anyStart(`${mark(language.diedMark)}${on}${dated('died')}`),
      both: anyStart(
        `${mark(language.bornMark)}${on}${dated('born')}${joint}${mark(language.diedMark)}${on}${dated('died')}`,
      ),
      span: anyStart(`${on}${dated('born')}\\s*[–—-]\\s*${on}${dated('died')}`),
      name: anyStart(`born\\s+(?<name>${NAME_WORD}(?:\\s+${NAME_WORD}){1,5})`),
      lone: anyStart(`(?<bornDate>${DATE})`),
      life: anyStart(`(?<life>${INTERVAL})`),
    },
    pieces: new Map(),
  }

  function fillerUpTo(end: string): RegExp {
    const heads = language.filler === '' ? '(?!)' : language.filler
    return sticky(`\\s*,?\\s*((?:${heads})[^\\uE000-\\uE003,.;:()]{1,60}?)(?=\\s+(?:${end}))`)
  }

  function anyStart(source: string): RegExp {
    return new RegExp(`^\\s*${source}\\s*$`, 'u')
  }
}

/** A small word inside a name, or the short form of one at the next. */
function smallWord(particles: string): string {
  return `(?:(?:${particles})\\s+|d['’]|l['’])`
}

/** Names that may be somebody else's: of two words, or of one that no article and no word of place stands before. */
function othersOf({ capitalNouns, besidePlaces }: LeadLanguage): RegExp {
  const two = `${NAME_WORD}\\s+${NAME_WORD}`
  if (besidePlaces === '') return new RegExp(NAME_WORD, 'u')
  const one = capitalNouns
    ? '(?!)'
    : `(?<!(?<![\\p{L}\\p{M}])(?:${besidePlaces})\\s+)(?<![\\p{L}\\p{M}'’-])${NAME_WORD}`
  return new RegExp(`${two}|${one}`, 'u')
}

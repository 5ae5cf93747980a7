import { WordMemory } from '../text/word-memory.ts'
import { german } from './opposites/de.ts'
import { english } from './opposites/en.ts'
import { spanish } from './opposites/es.ts'
import { french } from './opposites/fr.ts'
import { russian } from './opposites/ru.ts'
import { thai } from './opposites/th.ts'
import type { OutcomeWords } from './opposites/types.ts'
import { readWordTable, type WordAt } from './opposites/word-table.ts'

/** What a language's words say of how something went; places are those of its folded words. */
export interface OutcomeLexicon {
  /** False for a word that none of these says anything of: of the denials, retractions, fates and doings. */
  knows(word: string): boolean
  /** Every word and stem that stands on a scale, folded. */
  words: readonly string[]
  /** The ends of scales that a word stands at: n for the one end of a scale, -n for the other. */
  ends(words: WordAt, place: number): readonly number[]
  /** Which verb a form is of, where its forms do not begin alike ('took'); undefined for other words. */
  verb(words: WordAt, place: number): number | undefined
  /** True for a word that denies: 'not', 'never', "didn't". */
  denies(words: WordAt, place: number): boolean
  /** True for a word that takes back the verb behind it: 'failed' (to capture). */
  retracts(words: WordAt, place: number): boolean
  /** True for a word that denies in other words: 'lost', for 'no longer had'. */
  lacks(words: WordAt, place: number): boolean
  /** True for an auxiliary, which belongs to the verb behind it: 'did', 'was'. */
  helps(words: WordAt, place: number): boolean
  /** How many words the expression has that begins at a place: 2 for 'passed away', 1 for a word alone. */
  length(words: WordAt, place: number): number
  /** How surely a word tells of somebody's death: 2 for 'killed', 1 for 'death', 0 for other words. */
  death(words: WordAt, place: number): 0 | 1 | 2
  /** True for a word that tells of a survival; 'survived by his wife' does not, and 'lived' only where nothing says where. */
  survival(words: WordAt, place: number): boolean
  /** Which doing a verb is, where the order of a sentence tells who did it to whom; undefined for other words. */
  doing(words: WordAt, place: number): string | undefined
  /** True for a passive's auxiliary: 'was'. */
  suffers(words: WordAt, place: number): boolean
  /** True for the word before a passive's doer: 'by'. */
  by(words: WordAt, place: number): boolean
}

const tables: Record<string, OutcomeWords> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  ru: russian,
  th: thai,
}
const none: OutcomeWords = {
  scales: '',
  negators: '',
  retractors: '',
  deaths: '',
  deathNouns: '',
  survivals: '',
}
const lexicons = new Map<string, OutcomeLexicon>()

/** The lexicon of a language as its primary subtag names it; an empty one where we have no words of it. */
export function outcomeLexicon(lang: string): OutcomeLexicon {
  const known = lexicons.get(lang) ?? readLexicon(tables[lang] ?? none, lang)
  lexicons.set(lang, known)
  return known
}

/** 'no fewer than' and 'no doubt' deny nothing, and 'not only' says the same and more. */
const comparing = new Set('fewer less more later sooner longer'.split(' '))
const undenied = new Set(['doubt', 'other'])
const only = new Set('only just nur bloss seulement solo solamente только лишь เพียง แค่'.split(' '))

const CONTRACTED_NOT = "n't"
const HAS_LIVED = 'lived'

/** Verbs that begin alike are one verb: 'beat' and 'beaten', 'tua' and 'tué'. */
const SAME_VERB = 3

function readLexicon(words: OutcomeWords, lang: string): OutcomeLexicon {
  const { endings } = words
  const scales = readWordTable(scaleEnds(words.scales), lang, endings)
  const signs = readWordTable(
    [
      [words.negators, 'denies'],
      [words.retractors, 'retracts'],
      [words.lacking ?? '', 'lacks'],
    ],
    lang,
  )
  const fates = readWordTable(
    [
      [words.deathNouns, 1],
      [words.deaths, 2],
      [words.survivals, 3],
    ],
    lang,
  )
  const forms = readWordTable(
    (words.forms ?? '').split('\n').map((verb, index) => [verb, index] as const),
    lang,
  )
  const { doings = '', suffering = '', by = '' } = words.roles ?? {}
  const verbs = readWordTable(
    doings.split(/\s+/).map((verb) => [verb, verb.slice(0, SAME_VERB)] as const),
    lang,
    endings,
  )
  const passive = readWordTable(
    [
      [suffering, 'suffers'],
      [words.auxiliaries ?? '', 'helps'],
      [by, 'by'],
    ],
    lang,
  )
  const isKnown = (word: string) =>
    signs.knows(word) ||
    fates.knows(word) ||
    verbs.knows(word) ||
    word === HAS_LIVED ||
    word.endsWith(CONTRACTED_NOT)
  // Asked for every different word of a comparison.
  const known = new WordMemory<boolean>()
  return {
    knows(word) {
      const answer = known.get(word) ?? isKnown(word)
      known.set(word, answer)
      return answer
    },
    doing: (at, place) => verbs.at(at, place)[0],
    suffers: (at, place) => passive.at(at, place).includes('suffers'),
    by: (at, place) => passive.at(at, place).includes('by'),
    words: scales.words,
    verb: (at, place) => forms.at(at, place)[0],
    ends: (at, place) => scales.at(at, place),
    length: (at, place) => Math.max(scales.length(at, place), fates.length(at, place)),
    denies(at, place) {
      const word = at(place)
      if (!signs.at(at, place).includes('denies') && !word?.endsWith(CONTRACTED_NOT)) return false
      const next = at(place + 1) ?? ''
      const compares = comparing.has(next) && at(place + 2) === 'than'
      return !only.has(next) && !(word === 'no' && (compares || undenied.has(next)))
    },
    retracts: (at, place) => signs.at(at, place).includes('retracts'),
    helps: (at, place) => passive.at(at, place).includes('helps'),
    lacks: (at, place) => signs.at(at, place).includes('lacks'),
    death(at, place) {
      const [fate = 0] = fates.at(at, place)
      return fate === 1 || fate === 2 ? fate : 0
    },
    survival(at, place) {
      const next = at(place + 1)
      if (fates.at(at, place).includes(3)) return next !== 'by'
      return at(place) === HAS_LIVED && next !== undefined && /^[.;!]/.test(next)
    },
  }
}

function scaleEnds(scales: string): [string, number][] {
  return scales
    .trim()
    .split('\n')
    .flatMap((scale, index) => {
      const [one = '', other = ''] = scale.split('|')
      return [
        [one, index + 1],
        [other, -index - 1],
      ] as [string, number][]
    })
}

/** Prefixes that turn an adjective, noun or verb round in English and the Romance languages. */
const PREFIX = /^(?:un|in|im|il|ir|dis|non|de|mis)-?/
/** Words that only look like others with such a prefix. */
const unrelated = new Set(
  `improve improved improves imposed impose implied pressed impressed informed inform instated installed install
   increased incited insisted inspired invented invested invaluable inflamed inhabited immigrants immigrant despite
   deserve deserved deliver delivered describe described design designed deport deported depart departed depress
   detail details detain determined dispose disposed display discover discovered discourse dispatch mission missions
   decline declined degree delight demand demands demanded depend desire deserts interest interested intended income
   intern international internal invent indeed inside instant instance industry distract unless unrest`.split(
    /\s+/,
  ),
)

/** True for two folded words of which one is the other with a prefix that turns it round: 'dependent', 'independent'. */
export function isPrefixedOpposite(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  // Four letters make a word of their own behind 'un' at most: 'untrue', but not 'inform'.
  return (
    shorter.length >= (longer.startsWith('un') ? 4 : 5) &&
    longer.length > shorter.length &&
    longer.endsWith(shorter) &&
    longer.replace(PREFIX, '') === shorter &&
    !unrelated.has(longer)
  )
}

const turning = new Set(
  'instead reverse reversed reversal contrary unlike otherwise differently survived different'.split(' '),
)

/** True for a word by which an added clause says that it went otherwise. */
export function turnsRound(word: string): boolean {
  return turning.has(word)
}

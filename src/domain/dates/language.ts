import type { Era } from '../universe.ts'

/** What a unit of time is called in a relative date ("two years later"). */
export type TimeUnit = 'day' | 'week' | 'month' | 'year' | 'decade' | 'century' | 'millennium'
/** A count of years: of our era, before it, Buddhist, Rattanakosin, Chula Sakarat. */
export type EraName = 'ce' | 'bce' | 'be' | 'rs' | 'cs'
/** An era as a text may write it: one that a language knows, or one that a universe names. */
export type WrittenEra = EraName | Era
export type YearPart = 'early' | 'mid' | 'late' | 'eve'
export type Limit = 'before' | 'after' | 'since' | 'until'

/** All that one word or phrase can mean in a date, or beside one. */
export interface Meanings {
  month?: number
  weekday?: number
  /** EDTF's 21 spring to 24 winter. */
  season?: number
  /** A feast of fixed date: 1225 for Christmas. */
  feast?: number
  /** Tens of a decade in words: 30 for "thirties". */
  tens?: number
  /** A cardinal or ordinal number in words. */
  count?: number
  ordinal?: number
  unit?: TimeUnit
  era?: EraName
  /** An era of the universe's own, which no vocabulary has. */
  namedEra?: Era
  part?: YearPart
  /** EDTF's 33 "first quarter of" to 36, 40 "first half of", 41. */
  division?: number
  limit?: Limit
  /** 1 "later", -1 "earlier", after a count and a unit. */
  shift?: number
  /** 1 "through", before a count and a unit ("через два года"). */
  ahead?: number
  /** 1 "following", -1 "previous", 0 "the same", beside a unit. */
  turn?: number
  /** A whole relative date in one word ("lendemain"): days on. */
  nextDay?: number
  circa?: true
  from?: true
  to?: true
  between?: true
  and?: true
  /** Joins the parts of one date: of, de. */
  of?: true
  /** Says before a number or a name that it is a day ("วันที่"), a month ("เดือน") or a year ("ปี", "l'an"). */
  dayMark?: true
  monthMark?: true
  yearMark?: true
  /** Says so after it ("1917 г."). */
  yearTail?: true
  /** More than one day or year: "the following years" are no date. */
  plural?: true
  /** Stands before the number of a decade: "années", "década de", "ทศวรรษ". */
  decadeWord?: true
  the?: true
  /** Stands before years as times: in, during. `weak` ones stand as often before counts: by, of. */
  at?: true
  weak?: true
  /** Now, as the end of a span. */
  present?: true
  /** Behind the beginning of an open span: "from 1917 onwards". */
  onward?: true
  /** Ends a name that begins with a number which is no year: "1600 Pennsylvania Avenue", "1812 Overture". */
  street?: true
  /** Born, died, flourished, reigned: a year or a span of years follows. */
  life?: true
  oldStyle?: true
  newStyle?: true
  /** A number follows that is a name: page, flight, order. */
  label?: true
  /** Stands before a count: over, some, population of. */
  quantity?: true
  /** Measures, which stand after a count. `people` and things may follow a year too ("In 1917 soldiers …"). */
  counted?: true
  people?: true
  money?: true
  /** A verb of many, which a number before it counts: "1200 were shot". */
  pluralVerb?: true
  /** Whose age or year follows: "in his late thirties", "its 2006 highs". */
  whose?: true
  /** Ends in s and is no plural. */
  singular?: true
  /** A count of years behind its number that is not read here: the Hijra's. */
  otherCount?: true
  /** Makes an adjective of a year: "the 1350-era timeline". */
  yearSuffix?: true
  /** A word so common that a date is meant only where a year or day stands beside it: "may", "fall". */
  common?: true
}
export type Meaning = keyof Meanings

/** A table from values to the words for them, alternatives parted by `|`; a plain string where the meaning has no value. */
export type WordTables = { [K in Meaning]?: WordTable<NonNullable<Meanings[K]>> }
type WordTable<V> = V extends true ? string : V extends string | number ? Partial<Record<V, string>> : never

/** How a language names years, months and days that it writes behind their numbers. Alternatives are parted by `|`. */
export interface EastAsianNames {
  year: string
  month: string
  day: string
  decade: string
  century: string
  /** In place of the number of a reign's first year. */
  first: string
  /** Before a year of the era before ours, and of ours. */
  bce: readonly string[]
  ce: readonly string[]
  /** Reigns, with the Gregorian year before their first, how many years they have, and the first that is Gregorian. */
  reigns: Readonly<Record<string, { before: number; years: number; from?: number }>>
  /** What joins the two ends of a span. */
  joint: RegExp
  /** What stands behind a number of years that is a length of time. */
  lengths: RegExp
}

/** What the scanner must know of a language. Words are in lower case. */
export interface DateLanguage {
  code: string
  words: WordTables
  /** Letters glued to a number: day ordinals ("7th", "1er"), decades ("1930s", "1930er"), centuries ("XIXe"), years ("1914م"). */
  suffixes: { ordinal: readonly string[]; decade: readonly string[]; year?: readonly string[] }
  /** 11/7/1917: which of the two comes first. */
  numericOrder: 'month first' | 'day first'
  /** True where months and common words are only meant as dates when capitalised ("May"). */
  capitalMonths: boolean
  /** True where every noun begins with a capital. */
  capitalNouns?: true
  /** True where plurals end in s, so that "1350 horses" is a count. */
  pluralS: boolean
  /** True where "the 1800s" are the whole century. */
  centuryOfHundreds: boolean
  /** True where two digits with a decade's letters are one ("30er Jahre"). */
  shortDecades: boolean
  /** Where a number of four digits with nothing against it is a year: anywhere, after words that promise one, in brackets. */
  bareYears: 'anywhere' | 'announced' | 'bracketed'
  /** True where words stand without spaces between. */
  unspaced?: boolean
  /** Set where year, month and day stand behind their numbers; such dates are read by these names alone. */
  eastAsian?: EastAsianNames
  /** True where prepositions are written to the number or name behind them: "و1918", "ב־1914". */
  gluedPrefixes?: true
  /** True where months are numbers: "tháng 8". */
  numberedMonths?: true
  /** True where a date begins with its year: "1914. augusztus 4." */
  yearFirst?: boolean
  /** True where a round number behind a word of time is a count as often as a year ("in 1500 dorpen"), and no more is known of it. */
  roundCounts?: true
  /** True where numbers are written as one word: "neunzehnhundertfünf". */
  gluedNumbers?: true
  /** True where "since 1917" is read as open: English prose dates the beginning more often than it means all since. */
  openLimits: boolean
}

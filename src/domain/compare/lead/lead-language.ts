export type LifeProperty = 'born' | 'died'

/**
 * One way to say a birth or a death, piece by piece. A piece is a regular expression of words, or one of: `S` the
 * subject or its pronoun; `D` a date; `PD` a date with a place before or behind it, or none; `P?` a place or none; `F?` words
 * that say as whose child; `N?` another name and what stands with it.
 */
export interface Saying {
  property: LifeProperty
  pieces: readonly string[]
}

/** What a lead sentence is read by. Words are alternatives of a regular expression; all but names are read in any case. */
export interface LeadLanguage {
  /** Pronouns by which a later sentence goes on about the subject, and verbs that do so without one. */
  pronouns: string
  verbsFirst: string
  /** Words that begin a sentence with a capital and are no name. */
  openers: string
  /** Small words inside the names of people, and of places. */
  particles: string
  placeParticles: string
  /** What stands before a date, before a place, and before one that has another form there than by itself. */
  beforeDate: string
  beforePlace: string
  beforeChangedPlace: string
  /** True where every noun begins with a capital: then two in a row are no place. */
  capitalNouns: boolean
  /** What may go on behind a place without being part of it. */
  behindPlace: string
  /** How words begin that say as whose child: "to", "als". */
  filler: string
  /** The verb that such words may stand before. */
  closing: string
  or: string
  and: string
  /** Relatives, of whom a birth may be told instead. */
  kin: string
  /** Doubt, hearsay and denial anywhere in the sentence. */
  hedges: string
  /** "known as", before a second name. */
  named: string
  /** "was a", up to the noun; empty where it is not read over. */
  is: string
  /** Words before a capital that show it to be no other person: articles and words of place. */
  besidePlaces: string
  /** What has dates from and until, and is nobody. */
  events: string
  /** Before a date in brackets. */
  bornMark: string
  diedMark: string
  /** Behind the subject: "was born", "geboren". */
  clauses: readonly Saying[]
  /** From the beginning of the sentence. */
  openings: readonly Saying[]
}

/**
 * The words by which one language turns what happened round. In every list words stand with spaces between them; `_`
 * joins the words of a phrase, and a word that ends in `-` stands for all its endings. They are folded when read.
 */
export interface OutcomeWords {
  /** One scale a line, its two ends parted by `|`. A word may stand on several scales, never at both ends of one. */
  scales: string
  /** Words that deny what stands by them. */
  negators: string
  /** Words that take back the verb behind them: 'failed' (to capture). */
  retractors: string
  /** What belongs to the verb behind it: 'did', 'was'. */
  auxiliaries?: string
  /** Verbs whose forms do not begin alike, one a line: 'take took taken'. */
  forms?: string
  /** Words that deny as a 'not' elsewhere would: 'lost' says 'no longer had'. */
  lacking?: string
  /** Ends of a life, as verbs; they exclude the survivals wherever in the passage they stand. */
  deaths: string
  /** Ends of a life as things, which are as often somebody else's ('after Lenin's death'). */
  deathNouns: string
  survivals: string
  /** Where a sentence's order tells who did it to whom: the verbs of it, the passive's auxiliaries, and its 'by'. */
  roles?: { doings: string; suffering: string; by: string }
  /** The endings that a stem may have, where not any of up to five letters may. */
  endings?: RegExp
}

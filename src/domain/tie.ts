import { nameRanks } from './links/article-names.ts'
import { slugify } from './slugs.ts'

/** A live article of the subject that another one is about to be told of too. */
export interface Telling {
  articleId: number
  universeId: number
  /** The universe's slug. */
  universe: string
  slug: string
  title: string
  lang: string
  /** Instant of its first revision. */
  createdAt: string
  /** How it comes by the name that implies the subject (`nameRanks`); null where it never had it. */
  rank: number | null
}

/**
 * Whether an article that is named so is of the subject that its name implies. `told`: yes, others of that name are, or
 * somebody wrote the subject down for one of another name. `doubtful`: those that hold the subject have another name by
 * now, or one of them stands in the very universe, where one subject seldom has two articles; only its writer knows.
 */
export type Tie = 'none' | 'told' | 'doubtful'

/** What becomes of a new article's tie to the subject that its name implies. */
export function tieOf(article: { universeId: number; lang: string }, tellings: readonly Telling[]): Tie {
  if (tellings.length === 0) return 'none'
  const isCalledSo = ({ rank }: Telling) => rank !== null && rank !== nameRanks.former
  // A translation beside the text that it was made from is no second subject.
  const besides = ({ universeId, lang, rank }: Telling) =>
    universeId === article.universeId && (lang === article.lang || rank === nameRanks.former)
  if (tellings.some((each) => besides(each) && !isCalledSo(each))) return 'doubtful'
  return tellings.every(({ rank }) => rank === nameRanks.former) ? 'doubtful' : 'told'
}

/**
 * The same for an article that comes back: the subject may have become another's while it was deleted. What stood beside
 * it before that is no reason to ask.
 */
export function tieOnReturn(
  article: { universeId: number; lang: string; deletedAt: string },
  tellings: readonly Telling[],
): Tie {
  const { universeId, lang, deletedAt } = article
  const took = (each: Telling) =>
    each.universeId === universeId && each.lang === lang && each.createdAt > deletedAt
  return tellings.length === 0 ? 'none' : tellings.some(took) ? 'doubtful' : 'told'
}

/** A subject for another thing of the same name: the name with the first number that is free. */
export function subjectApart(implied: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const apart = slugify(`${implied}-${number}`)
    if (!taken.has(apart)) return apart
  }
}

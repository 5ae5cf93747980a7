import { foldKey, slugify } from './slugs.ts'

/** What to look for, read from the words of a search box. */
export interface SearchQuery {
  /** Each must occur, or must not. A phrase is words that stand together. */
  terms: SearchTerm[]
  /** Slugs of universes; an article of any of them will do. [] for all. */
  universes: string[]
  /** Folded tags; an article must have all of them. */
  tags: string[]
}

export interface SearchTerm {
  text: string
  phrase: boolean
  negated: boolean
  /** The last word typed, which may not be finished: longer words that begin so match too. */
  unfinished: boolean
}

/** Longer input is cut: no reader types it, and each term costs. */
const longestQuery = 500
const mostTerms = 24

const part =
  /(?<minus>[-−–])?(?:(?<operator>in|tag):)?(?:"(?<quoted>[^"]*)"?|“(?<curly>[^”]*)”?|(?<word>[^\s"“]+))/giu

/**
 * Reads a search: words, "phrases", -without, in:universe, tag:name (or tag:"two words"). Never fails: what is no
 * operator is words, and an unclosed quote ends with the text.
 */
export function parseSearchQuery(text: string): SearchQuery {
  const query: SearchQuery = { terms: [], universes: [], tags: [] }
  const typed = text.toWellFormed().replaceAll('\0', ' ').slice(0, longestQuery)
  for (const { groups } of typed.matchAll(part)) {
    const { minus, operator, quoted, curly, word } = groups ?? {}
    const value = (quoted ?? curly ?? word ?? '').trim()
    if (value === '') continue
    const kind = minus ? undefined : operator?.toLowerCase()
    if (kind === 'in') query.universes.push(...value.split(',').map(slugify).filter(Boolean))
    else if (kind === 'tag') query.tags.push(foldKey(value.replace(/^#/, '')))
    else if (query.terms.length < mostTerms) {
      const words = operator ? `${operator}:${value}` : value
      query.terms.push({
        text: words,
        phrase: word === undefined,
        negated: minus !== undefined,
        unfinished: false,
      })
    }
  }
  const last = query.terms.at(-1)
  if (last && !last.phrase && !last.negated && typed.trimEnd().endsWith(last.text)) last.unfinished = true
  return query
}

import { type RawBuilder, sql } from 'kysely'
import type { SearchQuery, SearchTerm } from '../../domain/search-query.ts'
import { hasUnspaced } from '../../domain/text/characters.ts'
import { searchTokens } from '../../domain/text/tokens.ts'

/** What FTS5 is asked, null for nothing; and the words to mark in what it finds. */
export interface MatchExpression {
  wanted: string | null
  /** The same of titles and aliases alone. */
  wantedNames: string | null
  /** What is not wanted; already part of the other two. */
  unwanted: string | null
  marks: { word: string; prefix: boolean }[]
}

/** Shorter beginnings match most of a wiki, slowly; one sign of an unspaced script is a word. */
export const shortestPrefix = 3

/** A query in FTS5's language. Every word goes in quoted, so nothing that is typed can be an operator. */
export function matchExpression({ terms }: SearchQuery): MatchExpression {
  const wanted: string[] = []
  const unwanted: string[] = []
  const marks: MatchExpression['marks'] = []
  for (const term of terms) {
    const words = searchableWords(searchTokens(term.text))
    if (words.length === 0) continue
    if (term.negated) {
      unwanted.push(phrase(words))
      continue
    }
    wanted.push(wantedTerm(term, words))
    marks.push(...markedWords(term, words))
  }
  const without = unwanted.length === 0 ? null : unwanted.join(' OR ')
  if (wanted.length === 0) return { wanted: null, wantedNames: null, unwanted: without, marks }
  const all = wanted.join(' AND ')
  const except = without === null ? '' : ` NOT (${without})`
  return {
    wanted: `(${all})${except}`,
    wantedNames: `({title aliases} : (${all}))${except}`,
    unwanted: without,
    marks,
  }
}

/** The tokens that the index holds: FTS5 drops signs and enclosing marks, and a word of nothing else would be none. */
export function searchableWords(tokens: readonly string[]): string[] {
  return tokens
    .filter((token) => /[\p{L}\p{N}]/u.test(token))
    .map((token) => token.replace(/[^\p{L}\p{N}\p{M}]/gu, ''))
}

/** Ids of articles with one of the words in their title or aliases, as a subquery: those with most and rarest first. */
export function idsNamedWithAny(words: readonly string[], limit: number): RawBuilder<number> {
  const expression = `{title aliases} : (${words.map(quoted).join(' OR ')})`
  return sql`(select rowid from search_index where search_index match ${expression} order by rank limit ${limit})`
}

/** Ids of articles whose title or aliases have a word that begins as one of these does, any of them up to the limit. */
export function idsNamedLike(words: readonly string[], limit: number): RawBuilder<number> {
  const heads = words.map((word) => `${quoted([...word].slice(0, shortestPrefix).join(''))} *`)
  const expression = `{title aliases} : (${heads.join(' OR ')})`
  return sql`(select rowid from search_index where search_index match ${expression} limit ${limit})`
}

/** Words as FTS5 strings. */
export function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}

function wantedTerm(term: SearchTerm, words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  const ending = isUnfinished(term, last) ? `(${quoted(last)} OR ${quoted(last)}*)` : quoted(last)
  if (words.length === 1) return ending
  // Unspaced scripts are cut by sense, which may fall otherwise within the article's sentence: ask for the words alone.
  if (!term.phrase && hasUnspaced(term.text)) return [...words.slice(0, -1).map(quoted), ending].join(' AND ')
  return isUnfinished(term, last) ? `(${phrase(words)} OR ${phrase(words)}*)` : phrase(words)
}

/** A name that is in no dictionary is cut into splinters: it is marked whole, and no splinter of one sign is. */
function markedWords(term: SearchTerm, words: readonly string[]): MatchExpression['marks'] {
  const each = words.map((word, index) => ({
    word,
    prefix: index === words.length - 1 && isUnfinished(term, word),
  }))
  if (words.length === 1 || !hasUnspaced(term.text)) return each
  return [{ word: words.join(''), prefix: false }, ...each.filter(({ word }) => [...word].length > 1)]
}

function isUnfinished({ unfinished, text }: SearchTerm, word: string): boolean {
  return unfinished && (word.length >= shortestPrefix || hasUnspaced(text))
}

/** One string of several words is a phrase; a star after it lets its last word go on. */
function phrase(words: readonly string[]): string {
  return quoted(words.join(' '))
}

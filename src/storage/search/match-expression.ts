import { type RawBuilder, sql } from 'kysely'
import type { SearchQuery, SearchTerm } from '../../domain/search-query.ts'
import { hasUnspaced } from '../../domain/text/characters.ts'
import { foldWord } from '../../domain/text/fold.ts'
import { askedStem, hasHangul } from '../../domain/text/korean.ts'
import { joinCompound } from '../../domain/text/search-words.ts'
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
/** A Korean syllable is a letter or three. */
const shortestHangulPrefix = 2

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
  if (words.length === 1) return anyOf([...formsOf(term, last), ...beginningsOf(term, last)])
  const ending = anyOf([quoted(last), ...beginningsOf(term, last)])
  // Unspaced scripts are cut by sense, which may fall otherwise within the article's sentence: ask for the words alone.
  if (!term.phrase && hasUnspaced(term.text)) return [...words.slice(0, -1).map(quoted), ending].join(' AND ')
  if (isUnfinished(term, last)) return `(${phrase(words)} OR ${phrase(words)}*)`
  const compound = compoundOf(term, words)
  return compound === undefined ? phrase(words) : `(${phrase(words)} OR ${quoted(compound)}*)`
}

/** An unfinished compound whose last part is too short to be sought by itself. */
function compoundOf(term: SearchTerm, words: readonly string[]): string | undefined {
  const short = term.unfinished && words.length > 1 && !isUnfinished(term, words.at(-1) ?? '')
  return short ? joinCompound(term.text) : undefined
}

function anyOf(alternatives: readonly string[]): string {
  return alternatives.length === 1 ? (alternatives[0] as string) : `(${alternatives.join(' OR ')})`
}

/** A word as it may stand in the index: of a Korean one its stem is there as well. */
function formsOf({ phrase }: SearchTerm, word: string): string[] {
  const stem = phrase ? undefined : askedStem(word)
  return stem === undefined ? [quoted(word)] : [quoted(word), quoted(stem)]
}

function beginningsOf(term: SearchTerm, word: string): string[] {
  return isUnfinished(term, word) ? [`${quoted(word)}*`] : []
}

/** A name that is in no dictionary is cut into splinters: it is marked whole, and no splinter of one sign is. */
function markedWords(term: SearchTerm, words: readonly string[]): MatchExpression['marks'] {
  const compound = compoundOf(term, words)
  if (compound !== undefined) return [{ word: foldWord(term.text), prefix: true }]
  const each = words.map((word, index) => ({
    word,
    prefix: index === words.length - 1 && isUnfinished(term, word),
  }))
  const stem = words.length === 1 && !term.phrase ? askedStem(words[0] ?? '') : undefined
  if (stem !== undefined) each.push({ word: stem, prefix: false })
  if (words.length === 1 || !hasUnspaced(term.text)) return each
  return [{ word: words.join(''), prefix: false }, ...each.filter(({ word }) => [...word].length > 1)]
}

function isUnfinished({ unfinished, text }: SearchTerm, word: string): boolean {
  return unfinished && (isPrefix(word) || hasUnspaced(text))
}

/** True for the beginning of a word that longer ones are sought by. */
export function isPrefix(word: string): boolean {
  return word.length >= (hasUnspaced(word) ? 1 : hasHangul(word) ? shortestHangulPrefix : shortestPrefix)
}

/** One string of several words is a phrase; a star after it lets its last word go on. */
function phrase(words: readonly string[]): string {
  return quoted(words.join(' '))
}

import type { Era } from '../universe.ts'
import { digitOf, endOfRun, isSpace, isThai } from './characters.ts'
import { newWord, Token } from './tokens.ts'

/** The universe's own year, astronomical, that an era's year is: 12 BBY is -12 where BBY counts down to year 0. */
export function yearOfNamedEra({ direction, zero }: Era, value: number): number {
  return direction === 'up' ? zero + value : zero - value
}

/** A year of fewer digits is told by an era in every language, and our own would be another count's: AD 4. */
const FIRST_BARE_YEAR = 100

/**
 * The year in the era that counts down the fewest years from it, where it lies before all that eras count up: 12 BBY; and
 * in the latest era that counts it up where it is too small to stand alone: 4 ABY. Later years are undefined, and so
 * plain numbers: who writes 1411 shall not read 1411 ABY.
 */
export function yearInEras(year: number, eras: readonly Era[]): { name: string; value: number } | undefined {
  const starts = eras.flatMap(({ direction, zero }) => (direction === 'up' ? zero : []))
  const plainFrom = starts.length === 0 ? 1 : Math.max(1, Math.min(...starts))
  if (year >= FIRST_BARE_YEAR && year >= plainFrom) return undefined
  const [nearest] = eras
    .filter(({ direction, zero }) =>
      year < plainFrom ? direction === 'down' && zero >= year : direction === 'up' && zero < year,
    )
    .toSorted((a, b) => Math.abs(a.zero - year) - Math.abs(b.zero - year))
  return nearest && { name: nearest.name, value: Math.abs(nearest.zero - year) }
}

/**
 * The tokens with each era's name as one word that means the era, also where it is glued to its number ("12BBY"). Names
 * stand as they are written, capitals and all. Linear in the text: names are short, and few.
 */
export function markEras(text: string, tokens: readonly Token[], eras: readonly Era[]): readonly Token[] {
  if (eras.length === 0) return tokens
  const longestFirst = eras.toSorted((a, b) => b.name.length - a.name.length)
  const marked: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'number') marked.push(...markSuffix(text, token, longestFirst))
    else {
      const found = nameAt(text, tokens, at, longestFirst)
      marked.push(...(found?.pieces ?? [token]))
      if (found) at = found.last
    }
  }
  return marked
}

/** The era whose name the tokens from `at` spell, with what is left of a run of Thai that goes on behind it. */
function nameAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  eras: readonly Era[],
): { pieces: Token[]; last: number } | undefined {
  const token = tokens[at] as Token
  for (const era of eras) {
    const end = endOfName(text, token.start, era.name)
    if (end < 0) continue
    let last = at
    while ((tokens[last + 1]?.start ?? end) < end) last++
    if (tokens.slice(at, last + 1).some(({ kind }) => kind === 'break')) continue
    const rest = (tokens[last] as Token).end
    const named = eraToken(text, token.start, end, era, token.spaced, token.line)
    if (rest === end) return { pieces: [named], last }
    if (!isThai(text.charCodeAt(end - 1)) || !isThai(text.charCodeAt(end))) continue
    const behind = new Token(newWord('word', text.slice(end, rest)), end, rest, false)
    return { pieces: [named, behind], last }
  }
  return undefined
}

/** Where a name that stands at `start` ends, any white space standing for one of its spaces; -1 where it does not stand. */
function endOfName(text: string, start: number, name: string): number {
  let at = start
  for (let i = 0; i < name.length; i++) {
    const end = name[i] === ' ' ? endOfRun(text, at, isSpace) : at + 1
    if (end === at || (name[i] !== ' ' && text[at] !== name[i])) return -1
    at = end
  }
  return at
}

function markSuffix(text: string, token: Token, eras: readonly Era[]): Token[] {
  if (token.suffix === '') return [token]
  for (const era of eras) {
    const start = token.end - era.name.length
    if (!text.endsWith(era.name, token.end) || digitOf(text.charCodeAt(start - 1)) < 0) continue
    const bare = new Token({ ...token.word, suffix: '' }, token.start, start, token.spaced, token.line)
    return [bare, eraToken(text, start, token.end, era, false)]
  }
  return [token]
}

function eraToken(
  text: string,
  start: number,
  end: number,
  namedEra: Era,
  spaced: boolean,
  line = false,
): Token {
  const name = text.slice(start, end)
  const capital = name.charAt(0) !== name.charAt(0).toLowerCase()
  const word = newWord('word', name.toLowerCase(), { capital, begins: true, meanings: { namedEra } })
  return new Token(word, start, end, spaced, line)
}

import type { Era } from '../universe.ts'
import { digitOf, endOfRun, isSpace, isThai } from './characters.ts'
import { Tokens } from './tokens.ts'
import { newWord, type Word } from './word.ts'

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
export function yearInEras(year: number, all: readonly Era[]): YearOfEra | undefined {
  const eras = all.filter(({ foreign }) => !foreign)
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

/** A year as an era counts it. */
export interface YearOfEra {
  name: string
  value: number
}

/**
 * The year in the latest era that counts it up, else in the next one that counts it down, however late it is: 1411 ABY.
 * undefined where no era counts it.
 */
export function yearInAnyEra(year: number, all: readonly Era[]): YearOfEra | undefined {
  const eras = all.filter(({ foreign }) => !foreign).toSorted((a, b) => b.zero - a.zero)
  const era =
    eras.find(({ direction, zero }) => direction === 'up' && zero < year) ??
    eras.findLast(({ direction, zero }) => direction === 'down' && zero >= year) ??
    eras.find(({ direction, zero }) => direction === 'up' && zero === year)
  return era && { name: era.name, value: Math.abs(era.zero - year) }
}

/**
 * The tokens with each era's name as one word that means the era, also where it is glued to its number ("12BBY"). Names
 * stand as they are written, capitals and all. Linear in the text: names are short, and few.
 */
export function markEras(text: string, tokens: Tokens, eras: readonly Era[]): Tokens {
  if (eras.length === 0) return tokens
  const longestFirst = eras.toSorted((a, b) => b.name.length - a.name.length)
  const marked = new Tokens()
  const marking: Marking = { text, tokens, eras: longestFirst, marked }
  for (const line of tokens.lines) marked.lines.add(line)
  for (let at = 0; at < tokens.length; at++) {
    const last = tokens.words[at]?.kind === 'number' ? markSuffix(marking, at) : markName(marking, at)
    if (last === null) marked.pushFrom(tokens, at)
    else at = last
  }
  return marked
}

/** Where eras are looked for, and the tokens so far with those found. */
interface Marking {
  text: string
  tokens: Tokens
  /** Longest name first. */
  eras: readonly Era[]
  marked: Tokens
}

/**
 * Adds the era whose name the tokens from `at` spell, with what is left of a run of Thai that goes on behind it. Returns the
 * last token it took, null where no era's name stands there.
 */
function markName({ text, tokens, eras, marked }: Marking, at: number): number | null {
  const start = tokens.starts.at(at) as number
  for (const era of eras) {
    const end = endOfName(text, start, era.name)
    if (end < 0) continue
    let last = at
    while ((tokens.starts.at(last + 1) ?? end) < end) last++
    if (tokens.words.slice(at, last + 1).some(({ kind }) => kind === 'break')) continue
    const rest = tokens.ends.at(last) as number
    const goesOn = rest > end
    if (goesOn && !(isThai(text.charCodeAt(end - 1)) && isThai(text.charCodeAt(end)))) continue
    const named = eraWord(text.slice(start, end), era)
    marked.push(named, start, end)
    if (goesOn) marked.push(newWord('word', text.slice(end, rest)), end, rest)
    return last
  }
  return null
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

/** Adds a number and the era glued to it, and returns `at`; null where none is glued to it. */
function markSuffix({ text, tokens, eras, marked }: Marking, at: number): number | null {
  const word = tokens.words[at] as Word
  const end = tokens.ends.at(at) as number
  if (word.suffix === '') return null
  for (const era of eras) {
    const start = end - era.name.length
    if (!text.endsWith(era.name, end) || digitOf(text.charCodeAt(start - 1)) < 0) continue
    marked.push({ ...word, suffix: '' }, tokens.starts.at(at) as number, start)
    marked.push(eraWord(text.slice(start, end), era), start, end)
    return at
  }
  return null
}

function eraWord(name: string, namedEra: Era): Word {
  const capital = name.charAt(0) !== name.charAt(0).toLowerCase()
  return newWord('word', name.toLowerCase(), { capital, begins: true, meanings: { namedEra } })
}

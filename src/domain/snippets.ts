import { fewMarks } from './text/few-marks.ts'
import { hasHangul, koreanStem } from './text/korean.ts'

/** A stretch of plain text, and whether it is what was searched for. Never HTML. */
export interface Segment {
  text: string
  match: boolean
}

/** A word to mark, folded as search folds; `prefix` marks longer words that begin so. */
export interface MarkedWord {
  word: string
  prefix: boolean
}

const snippetLength = 240
/** Beyond this much of a text no better place is looked for. */
export const longestScanned = 200_000
const mostMatches = 400

/** Marks that readers leave out freely, and that folding drops: an accent may follow any letter of a match. */
const accents =
  '[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670]*'
const wordCharacter = /[\p{L}\p{N}\p{M}]/u
const unspaced =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The text in segments, with every match of the words marked. */
export function markWords(text: string, words: readonly MarkedWord[]): Segment[] {
  const decomposed = fewMarks(text).normalize('NFD')
  return segmentsOf(decomposed, findMatches(decomposed, words))
}

/**
 * The part of a text that shows most of the words, some 240 characters of it, in segments. Where none of them stands
 * in it (the title matched), its beginning.
 */
export function makeSnippet(text: string, words: readonly MarkedWord[]): Segment[] {
  const decomposed = fewMarks(text.slice(0, longestScanned)).normalize('NFD')
  const matches = findMatches(decomposed, words)
  const start = beginning(decomposed, bestStart(matches))
  const end = ending(decomposed, start + snippetLength)
  const inside = matches.filter((match) => match.start >= start && match.end <= end)
  const segments = segmentsOf(
    decomposed.slice(start, end),
    inside.map((match) => ({ ...match, start: match.start - start, end: match.end - start })),
  ).map(({ text, match }) => ({ text: text.replace(/\s+/g, ' '), match }))
  if (start > 0) segments.unshift({ text: '… ', match: false })
  if (end < decomposed.length) segments.push({ text: ' …', match: false })
  return segments
}

interface Match {
  start: number
  end: number
  word: string
}

function findMatches(text: string, words: readonly MarkedWord[]): Match[] {
  const distinct = new Map(words.map(({ word, prefix }) => [word, prefix]))
  if (distinct.size === 0) return []
  const longestFirst = [...distinct.keys()].sort((a, b) => b.length - a.length)
  const pattern = new RegExp(longestFirst.map((word) => `(${patternOf(word)})`).join('|'), 'giu')
  const matches: Match[] = []
  for (const found of text.matchAll(pattern)) {
    const index = found.slice(1).findIndex((group) => group !== undefined)
    const word = longestFirst[index] ?? ''
    // Asked first, for it is short: a run of one letter matches everywhere, and the end of each is the run's.
    if (!startsWord(text, found.index, word)) continue
    const end = wordEnd(text, found.index + found[0].length, {
      start: found.index,
      word,
      prefix: distinct.get(word) ?? false,
    })
    if (end === null) continue
    matches.push({ start: found.index, end, word })
    if (matches.length >= mostMatches) break
  }
  return matches
}

function patternOf(word: string): string {
  return (
    [...word.normalize('NFD')].map((sign) => sign.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')).join(accents) +
    accents
  )
}

function startsWord(text: string, start: number, word: string): boolean {
  return unspaced.test(word) || start === 0 || !wordCharacter.test(codePointBefore(text, start))
}

/** Where the marked word ends; null when it goes on and was to be whole. A Korean one may go on as a particle, unmarked. */
function wordEnd(
  text: string,
  end: number,
  { start, word, prefix }: { start: number; word: string; prefix: boolean },
): number | null {
  if (unspaced.test(word)) return end
  if (hasHangul(word) && !prefix) return isStemAt(text, start, end, word) ? end : null
  let at = end
  while (at < text.length && wordCharacter.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) {
    if (!prefix) return null
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  }
  return at
}

/** True where a Korean word stands whole, or with nothing behind it but a particle. */
function isStemAt(text: string, start: number, end: number, word: string): boolean {
  let to = end
  while (to < text.length && to - end < LONGEST_PARTICLE && wordCharacter.test(text.charAt(to))) to++
  return to === end || koreanStem(text.slice(start, to).normalize('NFC').toLowerCase()) === word
}

/** Of a particle in its single letters, and one more. */
const LONGEST_PARTICLE = 13

function codePointBefore(text: string, index: number): string {
  const low = text.charCodeAt(index - 1)
  return (low & 0xfc00) === 0xdc00 ? text.slice(index - 2, index) : text.charAt(index - 1)
}

/** The start of the stretch that shows most of what was asked for, of those with most matches. */
function bestStart(matches: readonly Match[]): number {
  let best = { start: 0, score: 0 }
  for (const [index, first] of matches.entries()) {
    const words = new Set<string>()
    let count = 0
    for (let next = index; next < matches.length; next++) {
      const match = matches[next]
      if (!match || match.end > first.start + snippetLength - 40) break
      words.add(match.word)
      count++
    }
    const length = [...words].reduce((sum, word) => sum + word.length, 0)
    const score = length * 100 + Math.min(count, 99)
    if (score > best.score) best = { start: first.start, score }
  }
  return best.start
}

/** A little before the first match, after a space. */
function beginning(text: string, match: number): number {
  if (match <= 40) return 0
  const space = text.slice(match - 40, match).search(/\s/u)
  return wholeFrom(text, space < 0 ? match - 20 : match - 40 + space + 1)
}

function ending(text: string, limit: number): number {
  if (limit >= text.length) return text.length
  const space = text.slice(limit - 30, limit).search(/\s\S*$/u)
  return wholeFrom(text, space < 0 ? limit : limit - 30 + space)
}

/** Not between the halves of a character or a letter and its marks. */
function wholeFrom(text: string, at: number): number {
  let whole = at
  while (
    whole > 0 &&
    ((text.charCodeAt(whole) & 0xfc00) === 0xdc00 || /^\p{M}/u.test(text.slice(whole, whole + 2)))
  )
    whole--
  return whole
}

function segmentsOf(text: string, matches: readonly Match[]): Segment[] {
  const segments: Segment[] = []
  let at = 0
  for (const { start, end } of matches) {
    if (start < at) continue
    segments.push(
      { text: text.slice(at, start), match: false },
      { text: text.slice(start, end), match: true },
    )
    at = end
  }
  segments.push({ text: text.slice(at), match: false })
  return segments
    .filter(({ text }) => text !== '')
    .map(({ text, match }) => ({ text: text.normalize('NFC'), match }))
}

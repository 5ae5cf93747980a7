import { isMultiplier, numeralKey, valueOfNumerals } from '../compare/numerals.ts'
import { fractionOf } from '../text/fractions.ts'
import type { Token } from '../text/tokens.ts'
import { numberWords } from './number-words.ts'

/** A text's tokens, as the readers of quantities walk them. */
export interface Walk {
  text: string
  lang: string
  tokens: readonly Token[]
}

/** What was read, and the first token behind it. */
export interface ReadNumber {
  value: number
  next: number
}

/** A number has no more words than this. */
const MOST_WORDS = 12
const HYPHEN = /^[-\u2010\u2011]$/
const WIDEST_JOINT = 3
const JOINTS = new Set(['and', 'et', 'y', 'e', 'und'])

/** A number at a token: "12 500", "2½", "2 1/2", "1.5 million", "two and a half", "twenty-one"; null where none stands. */
export function readNumber(walk: Walk, at: number): ReadNumber | null {
  const read = readDigits(walk, at) ?? readWords(walk, at)
  if (!read) return null
  const half = endOfHalf(walk, read.next)
  const value = half > read.next ? read.value + 0.5 : read.value
  return times(walk, { value, next: half })
}

/** Past "and a half" at a token; the token itself where nothing of the kind stands. */
export function endOfHalf({ tokens, lang }: Walk, at: number): number {
  for (const half of numberWords(lang).halves) {
    const words = half.split(' ')
    if (words.every((word, index) => tokens[at + index]?.key === word)) return at + words.length
  }
  return at
}

function readDigits(walk: Walk, at: number): ReadNumber | null {
  const { tokens, text } = walk
  const token = tokens[at]
  if (!token) return null
  const fraction = fractionAt(walk, at)
  if (fraction) return fraction
  if (token.kind !== 'number') return null
  let value = Number(token.key)
  let next = at + 1
  if (Number.isNaN(value)) return null
  if (isGroup(walk, at, 1, 3)) {
    let digits = token.key
    for (; isGroup(walk, next, 3, 3) && gapBefore(walk, next) === 1; next++) digits += tokens[next]?.key
    // Decimals may stand behind the last: "12 500,5".
    const last = tokens[next]
    const decimals = last && next > at && /^\d{3}\.\d+$/.test(last.key) && gapBefore(walk, next) === 1
    if (decimals && text[last.start + 3] !== undefined) {
      digits += last.key
      next++
    }
    value = Number(digits)
  }
  const more = fractionAt(walk, next)
  const gap = gapBefore(walk, next)
  return more && gap <= 1 ? { value: value + more.value, next: more.next } : { value, next }
}

/** "½", and "1/2" of small whole numbers, above less than below. */
function fractionAt(walk: Walk, at: number): ReadNumber | null {
  const { tokens, text } = walk
  const token = tokens[at]
  if (!token) return null
  const sign = fractionOf(text.slice(token.start, token.end))
  if (sign !== undefined) return { value: sign, next: at + 1 }
  const [above, slash, below] = [Number(token.key), tokens[at + 1]?.key, Number(tokens[at + 2]?.key)]
  const glued = gapBefore(walk, at + 1) === 0 && gapBefore(walk, at + 2) === 0
  if (slash !== '/' || !glued || token.kind !== 'number' || !(above > 0 && above < below && below <= 10))
    return null
  return tokens[at + 3]?.key === '/' ? null : { value: above / below, next: at + 3 }
}

/** True for a token of so many digits and nothing else. */
function isGroup({ tokens, text }: Walk, at: number, least: number, most: number): boolean {
  const token = tokens[at]
  const length = token ? token.end - token.start : 0
  return (
    token?.kind === 'number' &&
    length >= least &&
    length <= most &&
    /^\p{Nd}+$/u.test(text.slice(token.start, token.end))
  )
}

function gapBefore({ tokens }: Walk, at: number): number {
  const [before, token] = [tokens[at - 1], tokens[at]]
  return before && token ? token.start - before.end : Number.POSITIVE_INFINITY
}

function readWords(walk: Walk, at: number): ReadNumber | null {
  const { tokens, lang } = walk
  const first = numeralAt(walk, at)
  const only = numberWords(lang).more[tokens[at]?.key ?? '']
  if (only !== undefined) return { value: only, next: at + 1 }
  if (first === null) return null
  const keys = [first]
  let next = at + 1
  for (let words = 1; words < MOST_WORDS; words++) {
    const before = keys.at(-1) ?? ''
    const part = afterJoint(walk, next)
    const key = numeralAt(walk, part.next)
    if (key === null || !goesOn(before, key, part.joint, lang)) break
    next = part.next + 1
    keys.push(key)
  }
  const value = valueOfNumerals(keys)
  return value === null ? null : { value, next }
}

/** Past hyphens and an 'and' between two words of a number: "vingt-et-un". */
function afterJoint({ tokens }: Walk, at: number): { joint: 'none' | 'hyphen' | 'and'; next: number } {
  let joint: 'none' | 'hyphen' | 'and' = 'none'
  let next = at
  for (; next < at + WIDEST_JOINT; next++) {
    const key = tokens[next]?.key ?? ''
    if (HYPHEN.test(key)) joint = joint === 'and' ? joint : 'hyphen'
    else if (JOINTS.has(key)) joint = 'and'
    else break
  }
  return { joint, next }
}

/** An 'and' joins a greater part with a smaller: "two and three" are two numbers. */
function goesOn(before: string, key: string, joint: 'none' | 'hyphen' | 'and', lang: string): boolean {
  if (joint === 'hyphen') return true
  if (joint === 'and') return Number(before) >= 20 && Number(before) > Number(key)
  return fits(before, key, lang)
}

/** "two hundred", "hundred two", "twenty one"; "one two" are two numbers. */
function fits(before: string, key: string, lang: string): boolean {
  if (isMultiplier(key) || isMultiplier(before)) return true
  const [greater, smaller] = [Number(before), Number(key)]
  const compound = greater >= 20 && greater % 10 === 0 && smaller < 20
  return (
    compound || (lang === 'fr' && smaller === 20) || (lang === 'th' && (smaller === 10 || greater === 10))
  )
}

/** The key of a word that is a number; null for digits, ordinals and all else. */
function numeralAt({ tokens, lang }: Walk, at: number): string | null {
  const token = tokens[at]
  if (token?.kind !== 'word') return null
  const key = numeralKey(token.key, lang)
  return key !== undefined && /^(?:\d+(?:\.5)?|12×)$/.test(key) ? key : null
}

/** Words that multiply one number, at most: "2 hundred thousand million". */
const MOST_TIMES = 4

/** A number times the words behind it: "1.5 million", "three score", "2 dozen". */
function times(walk: Walk, { value, next }: ReadNumber): ReadNumber {
  const { tokens, lang } = walk
  let [product, at] = [value, next]
  for (let words = 0; words < MOST_TIMES; words++) {
    const word = tokens[at]?.key ?? ''
    const key = numeralAt(walk, at)
    const known = numberWords(lang).times[word]
    const factor = key !== null && isMultiplier(key) ? valueOfNumerals([key]) : known
    if (factor === null || factor === undefined) break
    product *= factor
    // "1,5 Mio."
    at += tokens[at + 1]?.key === '.' && known !== undefined && word.length <= 4 ? 2 : 1
  }
  return { value: product, next: at }
}

import { foldNumber, foldWord } from '../text/fold.ts'
import { tokenise } from '../text/tokens.ts'
import { readHanQuantities } from './han-quantities.ts'
import { measuresOf } from './measures.ts'
import { numberWords } from './number-words.ts'
import { endOfHalf, type ReadNumber, readNumber, type Walk } from './read-number.ts'
import { readTimes } from './read-times.ts'
import type { Measure, Quantity } from './types.ts'

/** Longer texts are read so far: a passage is a paragraph. */
const LONGEST = 50_000

/**
 * The quantities of a text in order, not overlapping: numbers in digits and words, with the measures and times of day they
 * are of. `lang` is a primary subtag ("en"); of a language without words here, digits and signs are read. Linear in the text.
 */
export function readQuantities(text: string, lang: string): Quantity[] {
  const read = text.slice(0, LONGEST)
  if (lang === 'ja' || lang === 'zh') return readHanQuantities(read, lang)
  const walk: Walk = { text: read, lang, tokens: tokenise(read, lang) }
  const times = readTimes(read, lang)
  const found: Quantity[] = []
  let time = 0
  for (let at = 0; at < walk.tokens.length; ) {
    const { start } = walk.tokens[at] as { start: number }
    while ((times[time]?.end ?? Number.POSITIVE_INFINITY) <= start) time++
    const here = times[time]
    if (here && here.start <= start) {
      const { start, end, time } = here
      found.push({ start, end, numberEnd: end, value: null, measured: null, time })
      while ((walk.tokens[at]?.start ?? here.end) < here.end) at++
      continue
    }
    const one = readQuantity(walk, at)
    if (one) found.push(one.quantity)
    at = one ? one.next : at + 1
  }
  return found
}

interface Read {
  quantity: Quantity
  next: number
}

/** One quantity, with the smaller parts that go on from it: "2 hours 30 minutes", "one year and six months". */
function readQuantity(walk: Walk, at: number): Read | null {
  const whole = readPart(walk, at)
  if (!whole?.quantity.measured) return whole
  let { quantity, next } = whole
  for (let size = whole.size; ; ) {
    const joint = walk.tokens[next]?.key ?? ''
    const from = joint === ',' || numberWords(walk.lang).and.includes(joint) ? next + 1 : next
    const part = readPart(walk, from)
    const more = part?.quantity.measured
    const sum = quantity.measured
    if (!part || !more || !sum || more.dimension !== sum.dimension || part.size >= size)
      return { quantity, next }
    const measured = { ...sum, amount: sum.amount + more.amount }
    const { end } = part.quantity
    quantity = { ...quantity, end, numberEnd: end, value: null, measured }
    next = part.next
    size = part.size
  }
}

/** A number with its measure, which has the size given. */
function readPart(walk: Walk, at: number): (Read & { size: number }) | null {
  const { tokens, lang } = walk
  const first = tokens[at]
  if (!first) return null
  const glued = readGlued(walk, at)
  if (glued) return glued
  // "ร้อยละ 50"
  if (first.key === 'ร้อย' && tokens[at + 1]?.key === 'ละ') {
    const number = readNumber(walk, at + 2)
    return number && withMeasure(walk, at, number, measuresOf(lang).get('%'))
  }
  const number = readNumber(walk, at) ?? readArticle(walk, at)
  if (!number) return null
  const unit = number.next
  const hyphened = tokens[unit]?.key === '-' && tokens[unit]?.start === tokens[unit - 1]?.end
  const measureAt = hyphened ? unit + 1 : unit
  const found = measureOf(walk, measureAt)
  if (!found) return withMeasure(walk, at, number, undefined)
  const half = endOfHalf(walk, found.next)
  const value = half > found.next ? number.value + 0.5 : number.value
  return withMeasure(walk, at, { value, next: half }, found.measure, number.next)
}

function withMeasure(
  { tokens }: Walk,
  at: number,
  { value, next }: ReadNumber,
  measure: Measure | undefined,
  numberNext = next,
): Read & { size: number } {
  const measured = measure
    ? { dimension: measure.dimension, amount: value * measure.size, system: measure.system }
    : null
  const [start, end] = [tokens[at]?.start ?? 0, tokens[next - 1]?.end ?? 0]
  const numberEnd = tokens[numberNext - 1]?.end ?? end
  return { quantity: { start, end, numberEnd, value, measured, time: null }, next, size: measure?.size ?? 0 }
}

/** "a mile", "half an hour": only where a measure follows. */
function readArticle(walk: Walk, at: number): ReadNumber | null {
  const { articles, half } = numberWords(walk.lang)
  for (const [value, rows] of [
    [0.5, half],
    [1, articles],
  ] as const) {
    for (const row of rows) {
      const words = row.split(' ')
      const stands = words.every((word, index) => walk.tokens[at + index]?.key === word)
      if (stands && measureOf(walk, at + words.length)) return { value, next: at + words.length }
    }
  }
  return null
}

/** What makes of a length an area or a speed, which are not compared. */
const MORE_THAN_MEASURE = /^(?:²|³|\/|per|par|pro|square|cubic|carres?|quadrat.*|cuadrad.*)$/

function measureOf({ tokens, text, lang }: Walk, at: number): { measure: Measure; next: number } | null {
  const token = tokens[at]
  const inTwo = measuresOf(lang).get(`${token?.key} ${tokens[at + 1]?.key}`)
  if (inTwo) return { measure: inTwo, next: at + 2 }
  const measure = token && measuresOf(lang).get(token.key)
  const next = tokens[at + 1]
  // "M" is a name's letter, "A" none of ampere.
  const isInitial = token && token.key.length === 1 && text.slice(token.start, token.end) !== token.key
  if (!measure || isInitial || (next && MORE_THAN_MEASURE.test(next.key))) return null
  return { measure, next: at + 1 }
}

/** "3km", "2.5kg": one token. */
function readGlued(walk: Walk, at: number): (Read & { size: number }) | null {
  const token = walk.tokens[at]
  if (token?.kind !== 'word') return null
  const parts = /^(\p{Nd}[\p{Nd}.,]*)(\p{L}+)$/u.exec(walk.text.slice(token.start, token.end))
  const measure = parts && measuresOf(walk.lang).get(foldWord(parts[2] ?? ''))
  const next = walk.tokens[at + 1]
  if (!parts || !measure || (next && MORE_THAN_MEASURE.test(next.key))) return null
  const value = Number(foldNumber(parts[1] ?? '', walk.lang))
  return Number.isNaN(value) ? null : withMeasure(walk, at, { value, next: at + 1 }, measure)
}

import { type SentencePair, sentenceKey } from './group-sentences.ts'
import type { Units } from './units.ts'

/** Shorter sentences may recur without being one sentence that moved. */
const LEAST_UNITS = 8

/**
 * The pairs, put right where both columns have the very same sentence, each once: these two are partners and nobody
 * else's, whatever a wrong pair beside them says.
 */
export function pairIdentical(
  pairs: readonly SentencePair[],
  left: Units,
  right: Units,
): readonly SentencePair[] {
  const inLeft = sentencesByText(left)
  const found: SentencePair[] = []
  for (const [text, there] of sentencesByText(right)) {
    const here = inLeft.get(text)
    if (here && there) found.push({ left: here, right: there })
  }
  if (found.length === 0) return pairs
  const settledLeft = new Set(found.map((pair) => sentenceKey(pair.left)))
  const settledRight = new Set(found.map((pair) => sentenceKey(pair.right)))
  const kept = pairs.filter(
    (pair) => !settledLeft.has(sentenceKey(pair.left)) && !settledRight.has(sentenceKey(pair.right)),
  )
  return [...kept, ...found]
}

/** Two hashes, of 32 and 21 bits, side by side in one number: in a million sentences, two are hardly ever mistaken. */
function hashOf(ids: Int32Array, from: number, to: number): number {
  let [a, b] = [0, 0]
  for (let at = from; at < to; at++) {
    const id = ids[at] as number
    a = (Math.imul(a, 69069) + id + 1) | 0
    b = (Math.imul(b ^ id, 0x01000193) + 1) | 0
  }
  return (a >>> 0) * 2 ** 21 + ((b >>> 11) ^ (to - from))
}

/** Place of each longer sentence by a hash of its units; null where it recurs. */
function sentencesByText(units: Units): Map<number, [passage: number, sentence: number] | null> {
  const places = new Map<number, [number, number] | null>()
  const { ids, passages, sentences } = units
  for (let from = 0; from < ids.length; ) {
    let to = from + 1
    while (to < ids.length && passages[to] === passages[from] && sentences[to] === sentences[from]) to++
    if (to - from >= LEAST_UNITS) {
      const text = hashOf(ids, from, to)
      places.set(text, places.has(text) ? null : [passages[from] as number, sentences[from] as number])
    }
    from = to
  }
  return places
}

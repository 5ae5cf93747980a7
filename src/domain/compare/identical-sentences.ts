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

/** Place of each longer sentence by its units; null where it recurs. */
function sentencesByText(units: Units): Map<string, [passage: number, sentence: number] | null> {
  const places = new Map<string, [number, number] | null>()
  const { ids, passages, sentences } = units
  for (let from = 0; from < ids.length; ) {
    let to = from + 1
    while (to < ids.length && passages[to] === passages[from] && sentences[to] === sentences[from]) to++
    if (to - from >= LEAST_UNITS) {
      const text = ids.slice(from, to).join()
      places.set(text, places.has(text) ? null : [passages[from] as number, sentences[from] as number])
    }
    from = to
  }
  return places
}

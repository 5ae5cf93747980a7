import type { Bead } from './beads.ts'
import type { ColumnTerms } from './terms.ts'
import type { PairAlignment } from './types.ts'

/** Part of one of two sentences that must lie in a bead for the bead to pair them. */
const SHARE = 0.34

/** The sentences that beads pair, many to many, each pair once, in reading order of the left. */
export function pairSentences(
  beads: readonly Bead[],
  [a, b]: [ColumnTerms, ColumnTerms],
): PairAlignment['sentencePairs'] {
  const pairs: PairAlignment['sentencePairs'] = []
  const seen = new Set<string>()
  for (const { leftPassage, rightPassage, left, right } of beads) {
    const others = sentencesIn(b, right, rightPassage)
    for (const [l, leftShare] of sentencesIn(a, left, leftPassage)) {
      for (const [r, rightShare] of others) {
        const key = `${leftPassage},${l},${rightPassage},${r}`
        if (Math.max(leftShare, rightShare) < SHARE || seen.has(key)) continue
        seen.add(key)
        pairs.push({ left: [leftPassage, l], right: [rightPassage, r] })
      }
    }
  }
  return pairs
}

/** The sentences that a run of segments touches, with the part of each that lies in the run. */
function sentencesIn(
  terms: ColumnTerms,
  [from, to]: [number, number],
  passage: number,
): [sentence: number, share: number][] {
  const { segmentSentence, segmentLength, passageSegment } = terms
  const size = (segment: number) => segmentLength[segment] as number
  const inside = new Map<number, number>()
  for (let segment = from; segment < to; segment++) {
    const sentence = segmentSentence[segment] as number
    inside.set(sentence, (inside.get(sentence) ?? 0) + size(segment))
  }
  return [...inside].map(([sentence, part]) => {
    let whole = part
    // Segments of a sentence stand together, so only those just outside the run are left to count.
    for (
      let each = from - 1;
      each >= (passageSegment[passage] as number) && segmentSentence[each] === sentence;
      each--
    )
      whole += size(each)
    for (
      let each = to;
      each < (passageSegment[passage + 1] as number) && segmentSentence[each] === sentence;
      each++
    )
      whole += size(each)
    return [sentence, part / whole]
  })
}

import type { ColumnTerms, Vocabulary } from './terms.ts'

/** The most that shared moments say, in log-odds: two texts may both list the same years. */
const MOST = 4

/**
 * What the moments that two passages share say of them, in log-odds: how few passages have a moment, beside all that
 * might, counted from the second one on. One year in common is chance, and a bibliography is full of them; a second, or
 * the very day, is not. Likeness can't tell it: a long passage in another language shares little of what it says.
 */
export function momentEvidence(
  [a, b]: readonly [ColumnTerms, ColumnTerms],
  vocabulary: Vocabulary,
): (left: number, right: number) => number {
  const moments = new Set<number>()
  for (const [term, id] of vocabulary.ids) if (term.startsWith('!')) moments.add(id)
  const [lefts, rights] = [passagesOf(a, moments), passagesOf(b, moments)]
  const most = Math.max(a.passages, b.passages)
  const shared = new Map<number, { sum: number; first: number }>()
  for (const [moment, ours] of lefts) {
    const theirs = rights.get(moment) ?? new Set()
    const surprise = Math.log(most / (ours.size * theirs.size))
    if (surprise <= 0) continue
    for (const left of ours) {
      for (const right of theirs) {
        const { sum, first } = shared.get(left * b.passages + right) ?? { sum: 0, first: 0 }
        shared.set(left * b.passages + right, { sum: sum + surprise, first: Math.max(first, surprise) })
      }
    }
  }
  return (left, right) => {
    const found = shared.get(left * b.passages + right)
    return found ? Math.min(MOST, found.sum - found.first) : 0
  }
}

/** The passages that have each moment. */
function passagesOf(
  { terms, passageStart, passages }: ColumnTerms,
  moments: ReadonlySet<number>,
): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>()
  for (let passage = 0; passage < passages; passage++) {
    for (const term of terms.subarray(passageStart[passage], passageStart[passage + 1])) {
      if (!moments.has(term)) continue
      const known = found.get(term)
      if (known) known.add(passage)
      else found.set(term, new Set([passage]))
    }
  }
  return found
}

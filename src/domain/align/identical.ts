import { fingerprint } from './fingerprint.ts'
import type { Candidates } from './similarity.ts'
import type { ColumnTerms } from './terms.ts'

/** Likeness of identical passages however short, and how far one stands out that is the only one on either side. */
const ALIKE = 0.5
const UNIQUE_MARGIN = 1.6

/** Deviations above chance that identical passages are seen to lie, more than likeness can: repeats are rivals to each other. */
const UNUSUAL = 6.5

/** Repeats on one side up to which any may pair with any; of more (boilerplate) the first pairs with the first and so on. */
const FEW = 4

/**
 * Makes passages of the very same terms good candidates: likeness by weight doubts short ones, and leaves those out whose
 * words are everywhere. Which of several equal ones belong together is left to their order.
 */
export function addIdentical(found: Candidates, [a, b]: [ColumnTerms, ColumnTerms]): void {
  const groups = new Map<number, [number[], number[]]>()
  for (const [side, { terms, passageStart, passages }] of [a, b].entries()) {
    for (let passage = 0; passage < passages; passage++) {
      const [from, to] = [passageStart[passage] as number, passageStart[passage + 1] as number]
      if (from === to) continue
      const key = fingerprint(terms, from, to)
      const group = groups.get(key) ?? [[], []]
      groups.set(key, group)
      ;(group[side] as number[]).push(passage)
    }
  }
  const known = new Map(
    found.left.map((left, each) => [left * b.passages + (found.right[each] as number), each]),
  )
  for (const [lefts, rights] of groups.values()) {
    const unique = lefts.length === 1 && rights.length === 1
    for (const [left, right] of partners(lefts, rights)) {
      const each = known.get(left * b.passages + right) ?? found.left.length
      found.left[each] = left
      found.right[each] = right
      found.similarity[each] = Math.max(ALIKE, found.similarity[each] ?? 0)
      for (const margins of [found.margin, found.wordMargin])
        margins[each] = unique ? UNIQUE_MARGIN : Math.max(0, margins[each] ?? 0)
      found.unusual[each] = UNUSUAL
    }
  }
}

function partners(lefts: readonly number[], rights: readonly number[]): [number, number][] {
  if (lefts.length <= FEW && rights.length <= FEW)
    return lefts.flatMap((left) => rights.map((right): [number, number] => [left, right]))
  return lefts.slice(0, rights.length).map((left, index) => [left, rights[index] as number])
}

import { alignSegments, type Bead, type SegmentBags, segmentBags, segmentRarity } from './beads.ts'
import type { Link, LinkWeights } from './links.ts'
import { pairSentences } from './sentence-pairs.ts'
import type { Candidates } from './similarity.ts'
import { addSplits } from './splits.ts'
import type { ColumnTerms } from './terms.ts'
import type { PairAlignment } from './types.ts'

/** How much better than another a bead must be to take segments from one inside linked passages. */
const LINKED_FIRST = 1.8

/** Likeness from which a pair that was not chosen is looked into: half of a passage may have moved away. */
const WORTH_A_LOOK = 0.15

/** Passages linked one to one, and what they were chosen from. */
export interface Linked {
  columns: [ColumnTerms, ColumnTerms]
  candidates: Candidates
  links: readonly Link[]
  weights: LinkWeights
}

/**
 * Looks inside the linked passages and their neighbours: which sentences say the same, and from those, which passages
 * were split or merged. Each segment is spent once, on the bead that gains most.
 */
export function refineLinks(
  { columns, candidates, links, weights: { worth, unmatched } }: Linked,
  termWeights: readonly number[],
): Pick<PairAlignment, 'links' | 'sentencePairs'> {
  const [a, b] = columns
  const rarity = segmentRarity(columns, termWeights, unmatched)
  const bags: [SegmentBags, SegmentBags] = [segmentBags(a, rarity), segmentBags(b, rarity)]
  const linked = new Set(links.map(({ left, right }) => left * b.passages + right))
  const beads = neighbourhood(links, a.passages, b.passages, candidates).flatMap((pair) =>
    alignSegments(bags, columns, pair, rarity, worth),
  )
  const favour = ({ leftPassage, rightPassage, gain }: Bead) =>
    linked.has(leftPassage * b.passages + rightPassage) ? gain * LINKED_FIRST : gain
  const kept = spend(beads, columns, favour)
  return { links: addSplits(links, kept, columns, bags), sentencePairs: pairSentences(kept, columns) }
}

/** Linked passages and those beside them or much like them, where the other part of a split or merged one would be. */
function neighbourhood(
  links: readonly Link[],
  lefts: number,
  rights: number,
  candidates: Candidates,
): [number, number][] {
  const keys = new Set<number>()
  const add = (left: number, right: number) => {
    if (left >= 0 && left < lefts && right >= 0 && right < rights) keys.add(left * rights + right)
  }
  for (const { left, right } of links) {
    add(left, right)
    for (const step of [-1, 1]) {
      add(left + step, right)
      add(left, right + step)
    }
  }
  candidates.similarity.forEach((value, each) => {
    if (value >= WORTH_A_LOOK) add(candidates.left[each] as number, candidates.right[each] as number)
  })
  return [...keys].map((key) => [Math.floor(key / rights), key % rights])
}

/** The beads that gain most, no segment used twice, in reading order of the left. */
function spend(beads: Bead[], [a, b]: [ColumnTerms, ColumnTerms], favour: (bead: Bead) => number): Bead[] {
  const used = [new Uint8Array(a.segmentStart.length), new Uint8Array(b.segmentStart.length)] as const
  const order = new Map(beads.map((bead) => [bead, favour(bead)]))
  const rank = (bead: Bead) => order.get(bead) as number
  const kept = beads
    .sort((x, y) => rank(y) - rank(x) || x.left[0] - y.left[0] || x.right[0] - y.right[0])
    .filter(({ left, right }) => {
      if (used[0].subarray(...left).includes(1) || used[1].subarray(...right).includes(1)) return false
      used[0].fill(1, ...left)
      used[1].fill(1, ...right)
      return true
    })
  return kept.sort((x, y) => x.left[0] - y.left[0] || x.right[0] - y.right[0])
}

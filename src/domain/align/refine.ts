import { alignSegments, type Bead, type BeadContext } from './beads.ts'
import type { LinkWeights } from './links.ts'
import { type SegmentBags, segmentBags, segmentRarity } from './segments.ts'
import { pairSentences } from './sentence-pairs.ts'
import type { Candidates } from './similarity.ts'
import { addSplits, massOf } from './splits.ts'
import type { ColumnTerms } from './terms.ts'
import type { Link, PairAlignment } from './types.ts'

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
  coarse: boolean
}

/**
 * Looks inside the linked passages and their neighbours: which sentences say the same, and from those, which passages
 * were split or merged. Each segment is spent once, on the bead that gains most.
 */
export function refineLinks(
  { columns, candidates, links, coarse, weights: { worth, unmatched, dense } }: Linked,
  termWeights: readonly number[],
): Pick<PairAlignment, 'links' | 'sentencePairs' | 'coarse'> {
  const [a, b] = columns
  const rarity = segmentRarity(columns, termWeights, unmatched)
  const context: BeadContext = {
    bags: [segmentBags(a, rarity), segmentBags(b, rarity)],
    rarity,
    worth,
    coarse,
  }
  const look = (left: number, right: number) =>
    alignSegments(context, [left, right], [...segmentsOf(a, left), ...segmentsOf(b, right)])
  const isDense = ({ left, right, gain }: Bead) =>
    2 * gain >= dense * (massOf(context.bags[0], left) + massOf(context.bags[1], right))
  const linked = new Set(links.map(({ left, right }) => left * b.passages + right))
  const beads = links.flatMap(({ left, right }) => look(left, right))
  const open = [
    openPassages(a, context.bags[0], beads, 'left'),
    openPassages(b, context.bags[1], beads, 'right'),
  ] as const
  for (const [left, right] of neighbours(links, a.passages, b.passages, candidates)) {
    if (a.apart[left] !== b.apart[right]) continue
    if (!linked.has(left * b.passages + right) && open[0][left] && open[1][right])
      beads.push(...look(left, right).filter(isDense))
  }
  const kept = spend(beads, columns, ({ leftPassage, rightPassage, gain }) =>
    linked.has(leftPassage * b.passages + rightPassage) ? gain * LINKED_FIRST : gain,
  )
  return {
    links: addSplits(links, kept, columns, context.bags),
    sentencePairs: pairSentences(kept, columns),
    coarse: context.coarse,
  }
}

function segmentsOf({ passageSegment }: ColumnTerms, passage: number): [number, number] {
  return [passageSegment[passage] as number, passageSegment[passage + 1] as number]
}

/** Likeness above what is worth pairing from which a segment is taken to have found its place. */
const SETTLED = 0.25

/** Passages with a segment that found no place, by index: only there can part of another passage be. */
function openPassages(
  terms: ColumnTerms,
  { mass }: SegmentBags,
  beads: readonly Bead[],
  side: 'left' | 'right',
): boolean[] {
  const settled = new Uint8Array(terms.segmentStart.length)
  for (const bead of beads) {
    const weight = mass.subarray(...bead[side]).reduce((sum, each) => sum + each, 0)
    if (bead.gain >= SETTLED * weight) settled.fill(1, ...bead[side])
  }
  return Array.from({ length: terms.passages }, (_, passage) =>
    settled.subarray(...segmentsOf(terms, passage)).includes(0),
  )
}

/** Passages beside linked ones or much like each other, where the other part of a split or merged one would be. */
function neighbours(
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
  const kept = beads
    .map((bead) => ({ bead, rank: favour(bead) }))
    .sort((x, y) => y.rank - x.rank || x.bead.left[0] - y.bead.left[0] || x.bead.right[0] - y.bead.right[0])
    .map(({ bead }) => bead)
    .filter(({ left, right }) => {
      if (used[0].subarray(...left).includes(1) || used[1].subarray(...right).includes(1)) return false
      used[0].fill(1, ...left)
      used[1].fill(1, ...right)
      return true
    })
  return kept.sort((x, y) => x.left[0] - y.left[0] || x.right[0] - y.right[0])
}

import { alignSegments, type Bead, segmentBags, segmentRarity, WORTH } from './beads.ts'
import type { Link } from './links.ts'
import type { Candidates } from './similarity.ts'
import type { ColumnTerms } from './terms.ts'
import type { PairAlignment } from './types.ts'

/** Links beyond one to one, and sentence pairs. */
export type Refined = Pick<PairAlignment, 'links' | 'sentencePairs'>

/**
 * When a split or merge is believed: what the passages share must weigh enough, densely enough, and lie where a shifted
 * paragraph break would put it, the end of one against the beginning of the other. Words in between count against it.
 */
const SPLIT_GAIN = 4
const SPLIT_DENSITY = 0.3
const GAP_COST = 0.3
/** Shared text this heavy and dense is believed wherever it lies. */
const PLAIN_GAIN = 15
const PLAIN_DENSITY = 0.6

/** How much better than another a bead must be to take segments from one inside linked passages. */
const LINKED_FIRST = 1.2

/** Part of one of two sentences that must lie in a bead for the bead to pair them. */
const SENTENCE_SHARE = 0.34

/**
 * Looks inside the linked passages and their neighbours: which sentences say the same, and from those, which passages
 * were split or merged. Each segment is spent once, on the bead that gains most.
 */
export function refineLinks(
  columns: [ColumnTerms, ColumnTerms],
  termWeights: readonly number[],
  links: Link[],
  candidates: Candidates,
): Refined {
  const [a, b] = columns
  const rarity = segmentRarity(columns, termWeights)
  const bags = [segmentBags(a, rarity), segmentBags(b, rarity)] as [
    ReturnType<typeof segmentBags>,
    ReturnType<typeof segmentBags>,
  ]
  const beads: Bead[] = []
  const linked = new Map<number, Link>()
  for (const link of links) linked.set(link.left * b.passages + link.right, link)
  for (const [left, right] of neighbourhood(links, a.passages, b.passages, candidates)) {
    const boost = linked.has(left * b.passages + right) ? 1.5 : 1
    for (const bead of alignSegments(bags, columns, [left, right], rarity))
      beads.push({ ...bead, gain: bead.gain * boost })
  }
  const kept = spend(beads, a, b, (bead) =>
    linked.has(bead.leftPassage * b.passages + bead.rightPassage) ? LINKED_FIRST : 1,
  )
  return {
    links: withSplits(links, linked, kept, a, b, [bags[0].mass, bags[1].mass]),
    sentencePairs: sentencePairs(kept, a, b),
  }
}

/** Likeness from which a pair that was not chosen is looked into: half of a passage may have moved away. */
const WORTH_A_LOOK = 0.15

/** Linked passages and those beside them or much like them, where the other part of a split or merged one would be. */
function neighbourhood(
  links: Link[],
  lefts: number,
  rights: number,
  candidates: Candidates,
): [number, number][] {
  const keys = new Set<number>()
  for (const { left, right } of links) {
    keys.add(left * rights + right)
    for (const [i, j] of [
      [left - 1, right],
      [left + 1, right],
      [left, right - 1],
      [left, right + 1],
    ] as [number, number][]) {
      if (i >= 0 && i < lefts && j >= 0 && j < rights) keys.add(i * rights + j)
    }
  }
  candidates.similarity.forEach((value, each) => {
    if (value >= WORTH_A_LOOK)
      keys.add((candidates.left[each] as number) * rights + (candidates.right[each] as number))
  })
  return [...keys].map((key) => [Math.floor(key / rights), key % rights])
}

/** The beads that gain most, no segment used twice. */
function spend(beads: Bead[], a: ColumnTerms, b: ColumnTerms, favour: (bead: Bead) => number): Bead[] {
  const used = [new Uint8Array(a.segmentStart.length), new Uint8Array(b.segmentStart.length)] as const
  const free = (side: Uint8Array, [from, to]: [number, number]) =>
    side.subarray(from, to).every((each) => each === 0)
  const kept = beads
    .sort((x, y) => y.gain * favour(y) - x.gain * favour(x))
    .filter(({ left, right }) => {
      if (!free(used[0], left) || !free(used[1], right)) return false
      used[0].fill(1, left[0], left[1])
      used[1].fill(1, right[0], right[1])
      return true
    })
  return kept.sort((x, y) => x.left[0] - y.left[0])
}

function wordsOf({ segmentStart }: ColumnTerms, [from, to]: [number, number]): number {
  return (segmentStart[to] as number) - (segmentStart[from] as number)
}

function passageWords({ passageStart }: ColumnTerms, passage: number): number {
  return (passageStart[passage + 1] as number) - (passageStart[passage] as number)
}

function withSplits(
  links: Link[],
  linked: Map<number, Link>,
  beads: Bead[],
  a: ColumnTerms,
  b: ColumnTerms,
  masses: [Float64Array, Float64Array],
): Link[] {
  const rightOf = new Map(links.map(({ left, right }) => [left, right]))
  const leftOf = new Map(links.map(({ left, right }) => [right, left]))
  const all = [...links]
  for (const group of byPassages(beads, b.passages)) {
    const { leftPassage: left, rightPassage: right } = group[0] as Bead
    if (linked.has(left * b.passages + right)) continue
    let [gain, mass, words] = [0, 0, 0]
    for (const bead of group) {
      gain += bead.gain
      words += Math.min(wordsOf(a, bead.left), wordsOf(b, bead.right))
      for (let each = bead.left[0]; each < bead.left[1]; each++) mass += masses[0][each] as number
      for (let each = bead.right[0]; each < bead.right[1]; each++) mass += masses[1][each] as number
    }
    const density = WORTH + (2 * gain) / mass
    const tailToHead = rightOf.get(left) === right - 1 || leftOf.get(right) === left + 1
    const headToTail = rightOf.get(left) === right + 1 || leftOf.get(right) === left - 1
    const gap = Math.min(
      tailToHead ? gapBetween(group, a, b, true) : Infinity,
      headToTail ? gapBetween(group, a, b, false) : Infinity,
    )
    const believed =
      (gain - GAP_COST * gap >= SPLIT_GAIN && density >= SPLIT_DENSITY) ||
      (gain >= PLAIN_GAIN && density >= PLAIN_DENSITY)
    const least = Math.min(passageWords(a, left), passageWords(b, right))
    if (believed) all.push({ left, right, score: Math.min(1, words / least) })
  }
  return all.sort((x, y) => x.left - y.left || x.right - y.right)
}

function byPassages(beads: Bead[], rights: number): Bead[][] {
  const groups = new Map<number, Bead[]>()
  for (const bead of beads) {
    const key = bead.leftPassage * rights + bead.rightPassage
    const group = groups.get(key)
    if (group) group.push(bead)
    else groups.set(key, [bead])
  }
  return [...groups.values()]
}

/** Words between the beads and the passage break they should touch: left's end and right's beginning, or the reverse. */
function gapBetween(group: Bead[], a: ColumnTerms, b: ColumnTerms, tailToHead: boolean): number {
  const { leftPassage, rightPassage } = group[0] as Bead
  const first = (side: 'left' | 'right') => Math.min(...group.map((bead) => bead[side][0]))
  const last = (side: 'left' | 'right') => Math.max(...group.map((bead) => bead[side][1]))
  const end = (terms: ColumnTerms, passage: number) => terms.passageSegment[passage + 1] as number
  const begin = (terms: ColumnTerms, passage: number) => terms.passageSegment[passage] as number
  return tailToHead
    ? wordsOf(a, [last('left'), end(a, leftPassage)]) + wordsOf(b, [begin(b, rightPassage), first('right')])
    : wordsOf(a, [begin(a, leftPassage), first('left')]) + wordsOf(b, [last('right'), end(b, rightPassage)])
}

function sentencePairs(beads: Bead[], a: ColumnTerms, b: ColumnTerms): Refined['sentencePairs'] {
  const pairs: Refined['sentencePairs'] = []
  const seen = new Set<string>()
  for (const { leftPassage, rightPassage, left, right } of beads) {
    for (const [l, shareLeft] of sentencesOf(a, left, leftPassage)) {
      for (const [r, shareRight] of sentencesOf(b, right, rightPassage)) {
        const key = `${leftPassage},${l},${rightPassage},${r}`
        if (Math.max(shareLeft, shareRight) < SENTENCE_SHARE || seen.has(key)) continue
        seen.add(key)
        pairs.push({ left: [leftPassage, l], right: [rightPassage, r] })
      }
    }
  }
  return pairs
}

/** The sentences that a run of segments touches, with the part of each that lies in the run. */
function sentencesOf(
  terms: ColumnTerms,
  [from, to]: [number, number],
  passage: number,
): [sentence: number, share: number][] {
  const inside = new Map<number, number>()
  for (let segment = from; segment < to; segment++) {
    const sentence = terms.segmentSentence[segment] as number
    inside.set(sentence, (inside.get(sentence) ?? 0) + wordsOf(terms, [segment, segment + 1]))
  }
  return [...inside].map(([sentence, words]) => {
    let all = 0
    for (
      let each = terms.passageSegment[passage] as number;
      each < (terms.passageSegment[passage + 1] as number);
      each++
    ) {
      if (terms.segmentSentence[each] === sentence) all += wordsOf(terms, [each, each + 1])
    }
    return [sentence, words / all]
  })
}

import { alignSegments, type Bead, segmentBags, segmentRarity } from './beads.ts'
import type { Link } from './links.ts'
import type { Candidates } from './similarity.ts'
import type { ColumnTerms } from './terms.ts'
import type { PairAlignment } from './types.ts'

/** Links beyond one to one, and sentence pairs. */
export type Refined = Pick<PairAlignment, 'links' | 'sentencePairs'>

/** Words that two passages must be seen to share in order, for a split or merge to be believed. */
const SPLIT_WORDS = 6
const SPLIT_SHARE = 0.12

/** Part of a sentence that must lie in a bead for the sentence to count as paired by it. */
const SENTENCE_SHARE = 0.34

/**
 * Looks inside the linked passages and their neighbours: which sentences say the same, and from those, which passages
 * were split or merged. Each segment is spent once, on the bead that gains most.
 */
export function refineLinks(
  columns: [ColumnTerms, ColumnTerms],
  vocabularySize: number,
  links: Link[],
  candidates: Candidates,
): Refined {
  const [a, b] = columns
  const rarity = segmentRarity(columns, vocabularySize)
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
  const kept = spend(beads, a, b)
  return { links: withSplits(links, linked, kept, a, b), sentencePairs: sentencePairs(kept, a, b) }
}

/** Linked passages and those beside them, where the other part of a split or merged passage would be. */
function neighbourhood(
  links: Link[],
  lefts: number,
  rights: number,
  _candidates: Candidates,
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
  return [...keys].map((key) => [Math.floor(key / rights), key % rights])
}

/** The beads that gain most, no segment used twice. */
function spend(beads: Bead[], a: ColumnTerms, b: ColumnTerms): Bead[] {
  const used = [new Uint8Array(a.segmentStart.length), new Uint8Array(b.segmentStart.length)] as const
  const free = (side: Uint8Array, [from, to]: [number, number]) =>
    side.subarray(from, to).every((each) => each === 0)
  const kept = beads
    .sort((x, y) => y.gain - x.gain)
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
): Link[] {
  const common = new Map<number, number>()
  for (const bead of beads) {
    const key = bead.leftPassage * b.passages + bead.rightPassage
    common.set(key, (common.get(key) ?? 0) + Math.min(wordsOf(a, bead.left), wordsOf(b, bead.right)))
  }
  const all = [...links]
  for (const [key, words] of common) {
    if (linked.has(key)) continue
    const [left, right] = [Math.floor(key / b.passages), key % b.passages]
    const least = Math.min(passageWords(a, left), passageWords(b, right))
    if (words >= Math.min(SPLIT_WORDS, least) && words >= SPLIT_SHARE * least)
      all.push({ left, right, score: Math.min(1, words / least) })
  }
  return all.sort((x, y) => x.left - y.left || x.right - y.right)
}

function sentencePairs(beads: Bead[], a: ColumnTerms, b: ColumnTerms): Refined['sentencePairs'] {
  const pairs: Refined['sentencePairs'] = []
  const seen = new Set<string>()
  for (const { leftPassage, rightPassage, left, right } of beads) {
    for (const l of sentencesOf(a, left, leftPassage)) {
      for (const r of sentencesOf(b, right, rightPassage)) {
        const key = `${leftPassage},${l},${rightPassage},${r}`
        if (seen.has(key)) continue
        seen.add(key)
        pairs.push({ left: [leftPassage, l], right: [rightPassage, r] })
      }
    }
  }
  return pairs
}

/** Sentences of which a fair part lies in the run. */
function sentencesOf(terms: ColumnTerms, [from, to]: [number, number], passage: number): number[] {
  const inside = new Map<number, number>()
  for (let segment = from; segment < to; segment++) {
    const sentence = terms.segmentSentence[segment] as number
    inside.set(sentence, (inside.get(sentence) ?? 0) + wordsOf(terms, [segment, segment + 1]))
  }
  const whole = (sentence: number) => {
    let words = 0
    for (
      let segment = terms.passageSegment[passage] as number;
      segment < (terms.passageSegment[passage + 1] as number);
      segment++
    ) {
      if (terms.segmentSentence[segment] === sentence) words += wordsOf(terms, [segment, segment + 1])
    }
    return words
  }
  return [...inside]
    .filter(([sentence, words]) => words >= SENTENCE_SHARE * whole(sentence))
    .map(([sentence]) => sentence)
}

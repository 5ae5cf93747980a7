import { longestIncreasing } from '../align/increasing.ts'
import { type Change, changesWithoutConfetti, releaseCaseChanges } from './changes.ts'
import { type Cell, groupSentences, type SentenceGroup, type SentencePair } from './group-sentences.ts'
import { matchUnits, type WorkBudget } from './match-units.ts'
import type { Units } from './units.ts'

/** A stretch of two cells that was compared unit by unit. */
export interface Piece {
  /** Unit indexes, in reading order. */
  left: number[]
  right: number[]
  /** The group of each unit's sentence: sentences that are paired share one; negative for those without a partner. */
  leftGroups: number[]
  rightGroups: number[]
  /** For each of `left` the place in `right` of its partner, or -1. */
  partners: Int32Array
  /** The places where the two differ, in order. */
  changes: Change[]
}

/**
 * Compares two cells. Sentences that stand in the other's order are compared as one running text, in which a word
 * rather finds its like in a paired sentence than elsewhere; a sentence that moved is compared with its partner on its
 * own, so that moving it is not a change of its words.
 */
export function diffCells(
  left: Cell,
  right: Cell,
  sentencePairs: readonly SentencePair[],
  weights: ArrayLike<number>,
  budget: WorkBudget,
): Piece[] {
  const groups = groupSentences(left, right, sentencePairs)
  const moved = movedGroups(groups.pairs)
  const stays = ({ group }: SentenceGroup) => !moved.has(group)
  const pieces = [piece(groups.left.filter(stays), groups.right.filter(stays))]
  const [lefts, rights] = [byGroup(groups.left, moved), byGroup(groups.right, moved)]
  for (const group of moved) pieces.push(piece(lefts.get(group) ?? [], rights.get(group) ?? []))
  return pieces

  function piece(leftSentences: readonly SentenceGroup[], rightSentences: readonly SentenceGroup[]): Piece {
    const [a, leftGroups] = unitsOf(leftSentences)
    const [b, rightGroups] = unitsOf(rightSentences)
    const partners = matchUnits(
      { ids: idsOf(left.units, a), groups: leftGroups },
      { ids: idsOf(right.units, b), groups: rightGroups },
      weights,
      budget,
    )
    releaseCaseChanges(a, b, partners, left.units, right.units)
    const changes = changesWithoutConfetti(a, b, partners, left.units, weights)
    return { left: a, right: b, leftGroups, rightGroups, partners, changes }
  }
}

/** Share of a piece's units that found a partner, 0 to 1. */
export function agreementOf({ left, right, partners }: Piece): number {
  let agreeing = 0
  for (const partner of partners) if (partner >= 0) agreeing++
  return left.length + right.length === 0 ? 0 : (2 * agreeing) / (left.length + right.length)
}

/** Groups that break the order which most of the others keep. */
function movedGroups(pairs: readonly { group: number; left: number; right: number }[]): Set<number> {
  const sorted = pairs.toSorted((a, b) => a.left - b.left)
  const kept = new Set(longestIncreasing(sorted.map(({ right }) => right)))
  return new Set(sorted.filter((_, index) => !kept.has(index)).map(({ group }) => group))
}

/** The sentences of some groups, in order. */
function byGroup(
  sentences: readonly SentenceGroup[],
  wanted: ReadonlySet<number>,
): Map<number, SentenceGroup[]> {
  const found = new Map<number, SentenceGroup[]>()
  for (const sentence of sentences) {
    if (!wanted.has(sentence.group)) continue
    const own = found.get(sentence.group)
    if (own) own.push(sentence)
    else found.set(sentence.group, [sentence])
  }
  return found
}

function unitsOf(sentences: readonly SentenceGroup[]): [units: number[], groups: number[]] {
  const units: number[] = []
  const groups: number[] = []
  for (const { from, to, group } of sentences) {
    for (let unit = from; unit < to; unit++) {
      units.push(unit)
      groups.push(group)
    }
  }
  return [units, groups]
}

function idsOf({ ids }: Units, units: readonly number[]): Int32Array {
  const found = new Int32Array(units.length)
  for (let at = 0; at < units.length; at++) found[at] = ids[units[at] as number] as number
  return found
}

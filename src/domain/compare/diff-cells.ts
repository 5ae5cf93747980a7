import { matchUnits, type WorkBudget } from './match-units.ts'
import { SIGN, type Units, WORD } from './units.ts'

/** A stretch of two cells that was compared unit by unit: paired sentences, or what has no partner on either side. */
export interface Piece {
  /** Unit indexes, in reading order. */
  left: number[]
  right: number[]
  /** For each of `left` the place in `right` of its partner, or -1. */
  partners: Int32Array
  /** The places where the two differ, in order. */
  changes: Change[]
}

/** A place where a piece differs: these units of the left stand for those of the right; one of the two may be empty. */
export interface Change {
  left: number[]
  right: number[]
  /** Where they stand in the piece. */
  a0: number
  b0: number
}

export type SentencePair = {
  left: [passage: number, sentence: number]
  right: [passage: number, sentence: number]
}

/**
 * Compares two cells: sentences that belong together are compared with each other (wherever they stand in the cell, so
 * a moved sentence is not a changed one), and the rest is left without partners. Cells without sentence pairs are
 * compared as a whole.
 */
export function diffCells(
  left: Units,
  right: Units,
  leftPassages: readonly number[],
  rightPassages: readonly number[],
  sentencePairs: readonly SentencePair[],
  weights: ArrayLike<number>,
  budget: WorkBudget,
): Piece[] {
  const piece = (a: number[], b: number[]): Piece => {
    const partners = matchUnits(pick(left.ids, a), pick(right.ids, b), weights, budget)
    releaseCaseChanges(a, b, partners, left, right)
    releaseConfetti(a, b, partners, left, weights)
    return { left: a, right: b, partners, changes: changesOf(a, b, partners) }
  }
  const a = leftPassages.flatMap((passage) => unitsOf(left, passage))
  const b = rightPassages.flatMap((passage) => unitsOf(right, passage))
  if (
    sentencePairs.length === 0 ||
    (a.length === b.length && a.every((unit, at) => left.ids[unit] === right.ids[b[at] as number]))
  ) {
    return [piece(a, b)]
  }
  const groups = groupSentences(sentencePairs)
  const leftBy = bySentence(left, a, groups.left)
  const rightBy = bySentence(right, b, groups.right)
  const pieces: Piece[] = []
  for (const [group, units] of leftBy) pieces.push(piece(units, (group >= 0 && rightBy.get(group)) || []))
  for (const [group, units] of rightBy) {
    if (group < 0 || !leftBy.has(group)) pieces.push(piece([], units))
  }
  return pieces
}

function changesOf(left: number[], right: number[], partners: Int32Array): Change[] {
  const changes: Change[] = []
  let a = 0
  let b = 0
  for (let i = 0; i <= left.length; i++) {
    const partner = i < left.length ? (partners[i] as number) : right.length
    if (partner < 0) continue
    if (i > a || partner > b)
      changes.push({ left: left.slice(a, i), right: right.slice(b, partner), a0: a, b0: b })
    a = i + 1
    b = partner + 1
  }
  return changes
}

/** Agreement worth less than this between two rewritten stretches is grammar that happens to recur ('of the'). */
const CONFETTI = 1.3
/** Units of both sides together from which a change counts as a rewritten stretch. */
const REWRITTEN = 6

/** Gives up agreement that stands as a scrap between two rewritten stretches, so that they read as one. */
function releaseConfetti(
  a: number[],
  b: number[],
  partners: Int32Array,
  left: Units,
  weights: ArrayLike<number>,
): void {
  const changes = changesOf(a, b, partners)
  for (let k = 0; k + 1 < changes.length; k++) {
    const before = changes[k] as Change
    const after = changes[k + 1] as Change
    if (sizeOf(before) < REWRITTEN || sizeOf(after) < REWRITTEN) continue
    const from = before.a0 + before.left.length
    let weight = 0
    for (let i = from; i < after.a0; i++) {
      const unit = a[i] as number
      const plain = left.kinds[unit] === WORD || left.kinds[unit] === SIGN
      weight += plain ? (weights[left.ids[unit] as number] as number) : CONFETTI
    }
    if (weight < CONFETTI) partners.fill(-1, from, after.a0)
  }
}

function sizeOf({ left, right }: Change): number {
  return left.length + right.length
}

/**
 * A word beside a change that differs in its capital is part of the change: where two sentences became one, '. The'
 * turned into '; the'.
 */
function releaseCaseChanges(
  a: readonly number[],
  b: readonly number[],
  partners: Int32Array,
  left: Units,
  right: Units,
): void {
  for (let i = 0; i < a.length; i++) {
    const partner = partners[i] as number
    if (partner < 0 || left.capitals[a[i] as number] === right.capitals[b[partner] as number]) continue
    const follows = i === 0 ? partner === 0 : partners[i - 1] === partner - 1 && partner > 0
    const precedes = i === a.length - 1 ? partner === b.length - 1 : partners[i + 1] === partner + 1
    if (!follows || !precedes) partners[i] = -1
  }
}

function pick(ids: readonly number[], units: readonly number[]): Int32Array {
  const picked = new Int32Array(units.length)
  for (let i = 0; i < units.length; i++) picked[i] = ids[units[i] as number] as number
  return picked
}

function unitsOf(units: Units, passage: number): number[] {
  const list: number[] = []
  for (let unit = units.firsts[passage] as number; unit < (units.firsts[passage + 1] as number); unit++)
    list.push(unit)
  return list
}

/** Sentences that are paired, directly or through others (a split, a merge), get one group number. */
function groupSentences(pairs: readonly SentencePair[]): {
  left: Map<string, number>
  right: Map<string, number>
} {
  const parent: number[] = []
  const find = (group: number): number => {
    let root = group
    while (parent[root] !== root) root = parent[root] as number
    parent[group] = root
    return root
  }
  const left = new Map<string, number>()
  const right = new Map<string, number>()
  const groupOf = (side: Map<string, number>, sentence: readonly [number, number]): number => {
    const key = sentence.join()
    const known = side.get(key)
    if (known !== undefined) return known
    side.set(key, parent.length)
    return parent.push(parent.length) - 1
  }
  for (const pair of pairs) parent[find(groupOf(left, pair.left))] = find(groupOf(right, pair.right))
  for (const side of [left, right]) for (const [key, group] of side) side.set(key, find(group))
  return { left, right }
}

/** Units by group of their sentence, in order of first appearance; sentences without a partner share group -1 each run. */
function bySentence(
  units: Units,
  list: readonly number[],
  groups: ReadonlyMap<string, number>,
): Map<number, number[]> {
  const found = new Map<number, number[]>()
  let lone = -1
  let last = 0
  for (const unit of list) {
    let group = groups.get(`${units.passages[unit]},${units.sentences[unit]}`)
    if (group === undefined) {
      if (last >= 0) lone--
      group = lone
    }
    last = group
    const members = found.get(group)
    if (members) members.push(unit)
    else found.set(group, [unit])
  }
  return found
}

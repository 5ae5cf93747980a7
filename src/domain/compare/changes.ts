import { SIGN, type Units, WORD } from './units.ts'

/** A place where a piece differs: these units of the left stand for those of the right; one of the two may be empty. */
export interface Change {
  left: number[]
  right: number[]
  /** Where they stand in the piece. */
  a0: number
  b0: number
}

/** The places where two lists of units differ, given each left unit's partner. */
function changesOf(left: readonly number[], right: readonly number[], partners: Int32Array): Change[] {
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

/**
 * The changes, once agreement has been given up that stands as a scrap between two rewritten stretches, so that they
 * read as one.
 */
export function changesWithoutConfetti(
  a: readonly number[],
  b: readonly number[],
  partners: Int32Array,
  left: Units,
  weights: ArrayLike<number>,
): Change[] {
  const changes = changesOf(a, b, partners)
  let released = false
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
    if (weight >= CONFETTI) continue
    partners.fill(-1, from, after.a0)
    released = true
  }
  return released ? changesOf(a, b, partners) : changes
}

function sizeOf({ left, right }: Change): number {
  return left.length + right.length
}

/**
 * A word beside a change that differs in its capital is part of the change: where two sentences became one, '. The'
 * turned into '; the'.
 */
export function releaseCaseChanges(
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

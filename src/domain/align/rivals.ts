/** The most alike that each passage of a side has on the other: likenesses, best first, and whose they are. */
export interface Rivals {
  /** Those of passage `n` stand from `n * RANKS`; 0 where there are fewer. */
  values: Float64Array
  passages: Int32Array
}

/** Rivals kept for a passage: its partner, the partner's two neighbours, and the best besides them. */
const RANKS = 4

/** Added to two likenesses before one is seen to stand out from the other: small ones differ by chance. */
const MARGIN_DOUBT = 0.03

/** Room for the rivals of as many passages, none found yet. */
export function noRivals(passages: number): Rivals {
  return {
    values: new Float64Array(passages * RANKS),
    passages: new Int32Array(passages * RANKS).fill(-1),
  }
}

/** How many passages there is room for. */
export function passagesOf({ values }: Rivals): number {
  return values.length / RANKS
}

/** Counts a passage of the `other` side, this much alike, among the rivals of `passage`. */
export function addRival({ values, passages }: Rivals, passage: number, other: number, value: number): void {
  const first = passage * RANKS
  let at = first + RANKS - 1
  if (value <= (values[at] as number)) return
  for (; at > first && value > (values[at - 1] as number); at--) {
    values[at] = values[at - 1] as number
    passages[at] = passages[at - 1] as number
  }
  values[at] = value
  passages[at] = other
}

/**
 * How far a passage's likeness to `other` stands out from that to the best of its rivals, or from `chance`; -1 to 1.
 * Passages up to `near` places from `other` are no rivals: where a passage was split, the rest of it stands there.
 */
export function standsOut(
  { values, passages }: Rivals,
  passage: number,
  other: number,
  value: number,
  { chance, near }: { chance: number; near: 0 | 1 },
): number {
  let at = passage * RANKS
  const end = at + RANKS
  while (at < end && Math.abs((passages[at] as number) - other) <= near) at++
  const rival = Math.max(chance, at < end ? (values[at] as number) : 0)
  return (value - rival) / (value + rival + MARGIN_DOUBT)
}

/** Each passage's best likeness and whose it is, -1 where it has none. */
export function bestOf({ values, passages }: Rivals): { value: number; other: number }[] {
  const best: { value: number; other: number }[] = []
  for (let at = 0; at < values.length; at += RANKS)
    best.push({ value: values[at] as number, other: passages[at] as number })
  return best
}

/** The third best likeness of each passage that has any. */
export function thirdsOf({ values }: Rivals): number[] {
  const thirds: number[] = []
  for (let at = 0; at < values.length; at += RANKS) {
    if ((values[at] as number) > 0) thirds.push(values[at + 2] as number)
  }
  return thirds
}

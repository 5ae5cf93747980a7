import type { Units } from './units.ts'

/** One side of two cells: a column's units and the passages of it that stand in the cell. */
export interface Cell {
  units: Units
  passages: readonly number[]
  /** Which sentences take part, by key; all of them where it is not given. */
  includes?: (sentence: number) => boolean
}

/** Two sentences that say the same. */
export interface SentencePair {
  left: [passage: number, sentence: number]
  right: [passage: number, sentence: number]
}

/** A sentence of a cell as a run of units. Sentences that are paired share a group; the others have a negative one. */
export interface SentenceGroup {
  from: number
  to: number
  group: number
}

/** Groups of sentences without a partner; they differ by side, for these are not each other's partners. */
const LONE_LEFT = -1
const LONE_RIGHT = -2
/** The group of all sentences where no pairs are known: then any may belong to any. */
const UNKNOWN = -3

/** What `groupSentences` answers; `pairs` places each group in either cell's order. */
export interface GroupedSentences {
  left: SentenceGroup[]
  right: SentenceGroup[]
  pairs: { group: number; left: number; right: number }[]
}

/** The sentences of two cells, those that are paired, directly or through others (a split, a merge), in one group. */
export function groupSentences(left: Cell, right: Cell, pairs: readonly SentencePair[]): GroupedSentences {
  const known = pairs.length > 0
  const a = sentencesOf(left, known ? LONE_LEFT : UNKNOWN)
  const b = sentencesOf(right, known ? LONE_RIGHT : UNKNOWN)
  const parent: number[] = []
  const root = (group: number): number => {
    let at = group
    while (parent[at] !== at) at = parent[at] as number
    return at
  }
  const join = (sentence: SentenceGroup | undefined): number => {
    if (!sentence) return parent.push(parent.length) - 1
    if (sentence.group < 0) sentence.group = parent.push(parent.length) - 1
    return sentence.group
  }
  const link = (one: SentenceGroup | undefined, other: SentenceGroup | undefined) => {
    parent[root(join(one))] = root(join(other))
  }
  for (const pair of pairs) link(a.get(sentenceKey(pair.left)), b.get(sentenceKey(pair.right)))
  for (const [one, other] of alikeSentences(
    [...a.values()].filter(isLone),
    [...b.values()].filter(isLone),
    left,
    right,
  )) {
    link(one, other)
  }
  const all = { left: [...a.values()], right: [...b.values()] }
  for (const sentence of [...all.left, ...all.right])
    if (sentence.group >= 0) sentence.group = root(sentence.group)
  const places = new Map<number, { group: number; left: number; right: number }>()
  all.left.forEach(({ group }, at) => {
    if (group >= 0 && !places.has(group)) places.set(group, { group, left: at, right: -1 })
  })
  all.right.forEach(({ group }, at) => {
    const place = places.get(group)
    if (place && place.right < 0) place.right = at
  })
  return { ...all, pairs: [...places.values()].filter(({ right }) => right >= 0) }
}

const isLone = ({ group }: SentenceGroup): boolean => group === LONE_LEFT || group === LONE_RIGHT

/** Share of units that two sentences must have in common to be one sentence that moved inside its cell. */
const ALIKE = 0.6
/** More pairs of sentences than this are not tried: so much is no rewritten paragraph. */
const MOST_TRIES = 400

/** Sentences without a partner that are nearly the same all the same: they moved. The likest first, each once. */
function alikeSentences(
  left: readonly SentenceGroup[],
  right: readonly SentenceGroup[],
  { units: leftUnits }: Cell,
  { units: rightUnits }: Cell,
): [SentenceGroup, SentenceGroup][] {
  if (left.length * right.length > MOST_TRIES) return []
  const found = left.flatMap((one) => {
    const ids = new Set(leftUnits.ids.slice(one.from, one.to))
    return right.map((other) => {
      const shared = rightUnits.ids.slice(other.from, other.to).filter((id) => ids.has(id)).length
      return { one, other, share: shared / Math.max(ids.size, other.to - other.from) }
    })
  })
  const taken = new Set<SentenceGroup>()
  return found
    .filter(({ share }) => share >= ALIKE)
    .sort((x, y) => y.share - x.share)
    .flatMap(({ one, other }) => {
      if (taken.has(one) || taken.has(other)) return []
      taken.add(one).add(other)
      return [[one, other] as [SentenceGroup, SentenceGroup]]
    })
}

function sentencesOf({ units, passages, includes }: Cell, lone: number): Map<number, SentenceGroup> {
  const sentences = new Map<number, SentenceGroup>()
  for (const passage of passages) {
    const last = units.firsts[passage + 1] as number
    for (let from = units.firsts[passage] as number, to = from; from < last; from = to) {
      const sentence = units.sentences[from] as number
      while (to < last && units.sentences[to] === sentence) to++
      const key = sentenceKey([passage, sentence])
      if (!includes || includes(key)) sentences.set(key, { from, to, group: lone })
    }
  }
  return sentences
}

/** A passage has fewer sentences than this. */
const MOST_SENTENCES = 1 << 20

/** One number for a sentence of a column. */
export function sentenceKey([passage, sentence]: readonly [number, number]): number {
  return passage * MOST_SENTENCES + sentence
}

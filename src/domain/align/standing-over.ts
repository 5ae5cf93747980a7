import type { AlignPassage, PairAlignment, PassagePair } from './types.ts'

/** Part of what two headings stand over that must be linked for them to be one heading in other words. */
const LEAST_SHARE = 0.5

/** Certainty of a link by place alone: any link by words comes before it. */
const BY_PLACE = 0.5

/** Headings around a passage, at most: six levels, and a few that skip back. */
const DEEPEST = 8

/**
 * The alignment with links for what its words leave alone: headings, by the text that they stand over, the first headings
 * of both texts, which stand over all of it, and pictures, by what stands beside them.
 */
export function pairByPlace(
  a: readonly AlignPassage[],
  b: readonly AlignPassage[],
  found: PairAlignment,
): PairAlignment {
  const lefts = new Map<number, number[]>()
  const rights = new Set<number>()
  for (const { left, right } of found.links) {
    lefts.set(left, [...(lefts.get(left) ?? []), right])
    rights.add(right)
  }
  const added: [number, number][] = []
  const add = (left: number, right: number) => {
    if (lefts.has(left) || rights.has(right)) return
    lefts.set(left, [right])
    rights.add(right)
    added.push([left, right])
  }
  for (const [left, right] of headingsByText(a, b, found.links)) add(left, right)
  if (a[0]?.apart === 'heading' && b[0]?.apart === 'heading') add(0, 0)
  for (const [left, right] of picturesByPlace(a, b, lefts)) add(left, right)
  if (added.length === 0) return found
  return {
    ...found,
    links: [...found.links, ...added.map(([left, right]) => ({ left, right, score: BY_PLACE }))].sort(
      (x, y) => x.left - y.left || x.right - y.right,
    ),
    pairs: [...found.pairs, ...added.map(([left, right]): PassagePair => [[left], [right]])].sort(
      (x, y) => (x[0][0] as number) - (y[0][0] as number),
    ),
  }
}

/** Headings that are open on both sides, those first that stand over the most of what belongs together and the least else. */
function headingsByText(
  a: readonly AlignPassage[],
  b: readonly AlignPassage[],
  links: PairAlignment['links'],
): [number, number][] {
  const [above, below] = [headingsAbove(a), headingsAbove(b)]
  const inA = new Float64Array(a.length)
  const inB = new Float64Array(b.length)
  const shared = new Map<string, { left: number; right: number; count: number }>()
  for (const { left, right } of links) {
    const [own, others] = [above[left] as number[], below[right] as number[]]
    for (const heading of own) inA[heading] = (inA[heading] as number) + 1
    for (const heading of others) inB[heading] = (inB[heading] as number) + 1
    for (const one of own) {
      for (const other of others) {
        const key = `${one}-${other}`
        const known = shared.get(key) ?? { left: one, right: other, count: 0 }
        known.count++
        shared.set(key, known)
      }
    }
  }
  const apart = ({ left, right }: { left: number; right: number }) =>
    Math.abs((a[left]?.level ?? 0) - (b[right]?.level ?? 0))
  return [...shared.values()]
    .map((each) => ({
      ...each,
      share: each.count / Math.max(inA[each.left] as number, inB[each.right] as number),
    }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((x, y) => y.share - x.share || apart(x) - apart(y) || x.left + x.right - y.left - y.right)
    .map(({ left, right }) => [left, right])
}

/** For each passage the headings that it stands under, and none for those of an outline as deep as nobody makes one. */
function headingsAbove(passages: readonly AlignPassage[]): number[][] {
  let open: number[] = []
  return passages.map(({ apart, level = 0 }, index) => {
    if (apart !== 'heading') return open
    const over = open.filter((each) => (passages[each]?.level ?? 0) < level)
    open = [...over.slice(-DEEPEST), index]
    return over
  })
}

/** Pictures that follow, or are followed by, what belongs together. */
function picturesByPlace(
  a: readonly AlignPassage[],
  b: readonly AlignPassage[],
  links: ReadonlyMap<number, readonly number[]>,
): [number, number][] {
  const found: [number, number][] = []
  const partners = new Map([...links].map(([left, rights]) => [left, new Set(rights)]))
  partners.set(-1, new Set([-1])).set(a.length, new Set([b.length]))
  const tryAt = (left: number, step: 1 | -1) => {
    if (a[left]?.apart !== 'picture' || partners.has(left)) return
    for (const beside of partners.get(left - step) ?? []) {
      const right = beside + step
      if (b[right]?.apart !== 'picture') continue
      partners.set(left, new Set([right]))
      found.push([left, right])
      return
    }
  }
  for (let left = 0; left < a.length; left++) tryAt(left, 1)
  for (let left = a.length - 1; left >= 0; left--) tryAt(left, -1)
  return found
}

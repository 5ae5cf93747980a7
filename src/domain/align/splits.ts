import type { Bead } from './beads.ts'
import type { SegmentBags } from './segments.ts'
import type { ColumnTerms } from './terms.ts'
import type { Link } from './types.ts'

/**
 * When a split or merge is believed: what the passages share must weigh enough and lie where a shifted paragraph break
 * would put it, the end of one against the beginning of the other. Text in between counts
 * against it, by the UTF-16 unit.
 */
const LEAST_GAIN = 4
const GAP_COST = 0.03

/** Shared text this heavy and dense is believed wherever it lies. Density is above what made the beads worth pairing. */
const PLAIN_GAIN = 15
const PLAIN_DENSITY = 0.3

/** The links, and with them those that beads between other passages reveal: parts of split or merged ones. */
export function addSplits(
  links: readonly Link[],
  beads: readonly Bead[],
  columns: [ColumnTerms, ColumnTerms],
  bags: [SegmentBags, SegmentBags],
): Link[] {
  const [a, b] = columns
  const rightOf = new Map(links.map(({ left, right }) => [left, right]))
  const leftOf = new Map(links.map(({ left, right }) => [right, left]))
  const all = [...links]
  for (const group of groupByPassages(beads)) {
    const { leftPassage: left, rightPassage: right } = group[0] as Bead
    if (rightOf.get(left) === right) continue
    const gain = sum(group, (bead) => bead.gain)
    const mass = sum(group, ({ left, right }) => massOf(bags[0], left) + massOf(bags[1], right))
    const tailToHead = rightOf.get(left) === right - 1 || leftOf.get(right) === left + 1
    const headToTail = rightOf.get(left) === right + 1 || leftOf.get(right) === left - 1
    const gap = Math.min(
      tailToHead ? textBetween(group, columns, true) : Infinity,
      headToTail ? textBetween(group, columns, false) : Infinity,
    )
    if (gain - GAP_COST * gap < LEAST_GAIN && (gain < PLAIN_GAIN || (2 * gain) / mass < PLAIN_DENSITY))
      continue
    const shared = sum(group, (bead) => Math.min(textIn(a, ...bead.left), textIn(b, ...bead.right)))
    const shorter = Math.min(a.length[left] as number, b.length[right] as number)
    all.push({ left, right, score: Math.min(1, shared / shorter) })
  }
  return all.sort((x, y) => x.left - y.left || x.right - y.right)
}

function groupByPassages(beads: readonly Bead[]): Bead[][] {
  const groups = new Map<string, Bead[]>()
  for (const bead of beads) {
    const key = `${bead.leftPassage},${bead.rightPassage}`
    const group = groups.get(key)
    if (group) group.push(bead)
    else groups.set(key, [bead])
  }
  return [...groups.values()]
}

/** UTF-16 units between the beads and the break they should touch: left's end and right's beginning, or the reverse. */
function textBetween(
  group: readonly Bead[],
  [a, b]: [ColumnTerms, ColumnTerms],
  tailToHead: boolean,
): number {
  const { leftPassage, rightPassage } = group[0] as Bead
  const first = (side: 'left' | 'right') => Math.min(...group.map((bead) => bead[side][0]))
  const last = (side: 'left' | 'right') => Math.max(...group.map((bead) => bead[side][1]))
  const begin = (terms: ColumnTerms, passage: number) => terms.passageSegment[passage] as number
  return tailToHead
    ? textIn(a, last('left'), begin(a, leftPassage + 1)) + textIn(b, begin(b, rightPassage), first('right'))
    : textIn(a, begin(a, leftPassage), first('left')) + textIn(b, last('right'), begin(b, rightPassage + 1))
}

function sum(group: readonly Bead[], of: (bead: Bead) => number): number {
  return group.reduce((total, bead) => total + of(bead), 0)
}

/** Weight of a run of segments. */
export function massOf({ mass }: SegmentBags, [from, to]: [number, number]): number {
  return mass.subarray(from, to).reduce((total, each) => total + each, 0)
}

function textIn({ segmentLength }: ColumnTerms, from: number, to: number): number {
  let units = 0
  for (let segment = from; segment < to; segment++) units += segmentLength[segment] as number
  return units
}

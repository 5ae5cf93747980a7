import { foldKey } from '../slugs.ts'
import type { Passage } from '../text/types.ts'
import type { CellPair } from './compare-rows.ts'
import { sourceSpan } from './read-column.ts'
import { languageOf, passageOf, type Side } from './side.ts'
import { areAlike, type PlacedTarget } from './targets.ts'
import type { Renaming, TargetDifference, TargetPlace } from './types.ts'

/** Fewer links that lead elsewhere are no pattern. */
const LEAST_COUNT = 2

/** Places where the same words lead elsewhere, or another picture stands, by the pair of cells that has them. */
export interface TargetDifferences {
  of(pair: CellPair): TargetDifference[]
  /** Those that are uniform: one link's target put for another's throughout. */
  renamings: Renaming[]
}

/**
 * Compares what links under the same words lead to, and pictures, of cells in one language. What both of two linked titles
 * are known to be one subject for is no difference, nor is a renaming, of names in the text (`renamed`) or of targets.
 */
export function findTargetDifferences(
  pairs: readonly CellPair[],
  sides: readonly Side[],
  renamed: readonly Renaming[],
): TargetDifferences {
  const found = new Map<CellPair, TargetDifference[]>()
  for (const pair of pairs) {
    const [left, right] = [sides[pair.left] as Side, sides[pair.right] as Side]
    if (pair.beside || languageOf(left) !== languageOf(right)) continue
    if (!hasTargets(pair, 0, left) && !hasTargets(pair, 1, right)) continue
    const own = [...linksOf(pair, left, right), ...picturesOf(pair, left, right)]
    if (own.length > 0) found.set(pair, own)
  }
  const uniform = uniformOf([...found.values()].flat())
  const known = new Set([...renamed, ...uniform].map(nameOf))
  const isTold = (renaming: Renaming | undefined) => renaming !== undefined && known.has(nameOf(renaming))
  return {
    of: (pair) => (found.get(pair) ?? []).filter((each) => !isTold(asRenaming(each))),
    renamings: uniform.filter((each) => !renamed.some((other) => nameOf(other) === nameOf(each))),
  }
}

/** Most cells have no targets, and the first look is to be cheap. */
function hasTargets(pair: CellPair, name: 0 | 1, { column }: Side): boolean {
  return pair.cells[name].some((passage) => {
    const { links = [], pictures = [] } = column.targets[passage] ?? {}
    return links.length + pictures.length > 0
  })
}

/** Words that agree, in links that do not. */
function linksOf({ left, right, pieces }: CellPair, leftSide: Side, rightSide: Side): TargetDifference[] {
  const found = new Map<PlacedTarget, TargetDifference>()
  for (const piece of pieces) {
    piece.left.forEach((unit, at) => {
      const partner = piece.right[piece.partners[at] as number]
      const here = partner === undefined ? undefined : linkAt(leftSide, unit)
      const there = here && !found.has(here) ? linkAt(rightSide, partner as number) : undefined
      if (!here || !there || areAlike(here, there)) return
      found.set(here, {
        kind: 'link',
        left: placed(here, left, passageOf(leftSide, unit)),
        right: placed(there, right, passageOf(rightSide, partner as number)),
      })
    })
  }
  return [...found.values()]
}

/** The link that a unit stands in, if it does. By halving: a list of links may be long. */
function linkAt({ column, units }: Side, unit: number): PlacedTarget | undefined {
  const start = units.starts[unit] as number
  const links = column.targets[units.passages[unit] as number]?.links ?? []
  let [low, high] = [0, links.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((links[middle] as PlacedTarget).start <= start) low = middle + 1
    else high = middle
  }
  const link = links[low - 1]
  return link && start < link.end ? link : undefined
}

/** Pictures that the other cell does not have, in order beside those that it has instead. */
function picturesOf(
  { left, right, cells, row, rightRow }: CellPair,
  leftSide: Side,
  rightSide: Side,
): TargetDifference[] {
  if (row !== rightRow) return []
  const [ours, theirs] = [pictures(cells[0], left, leftSide), pictures(cells[1], right, rightSide)]
  const [own, rest] = [without(ours, theirs), without(theirs, ours)]
  return Array.from({ length: Math.max(own.length, rest.length) }, (_, at) => ({
    kind: 'picture' as const,
    left: own[at] ?? null,
    right: rest[at] ?? null,
  }))
}

function pictures(cell: readonly number[], column: number, side: Side): TargetPlace[] {
  return cell.flatMap((passage) =>
    (side.column.targets[passage]?.pictures ?? []).map((picture) =>
      placed(picture, column, side.column.passages[passage] as Passage),
    ),
  )
}

/** The pictures that others have not as often. */
function without(own: readonly TargetPlace[], others: readonly TargetPlace[]): TargetPlace[] {
  const counts = new Map<string, number>()
  for (const { to } of others) counts.set(to, (counts.get(to) ?? 0) + 1)
  return own.filter(({ to }) => {
    const left = counts.get(to) ?? 0
    counts.set(to, left - 1)
    return left <= 0
  })
}

function placed({ start, end, to }: PlacedTarget, column: number, passage: Passage): TargetPlace {
  const at = passage.offsets[start] ?? passage.end
  return { column, to, ...(end > start ? sourceSpan(passage, start, end) : { start: at, end: at }) }
}

/** Links of which each leads to one other throughout. */
function uniformOf(differences: readonly TargetDifference[]): Renaming[] {
  const found = new Map<string, Renaming>()
  const lefts = new Map<string, Set<string>>()
  const rights = new Map<string, Set<string>>()
  const put = (sets: Map<string, Set<string>>, key: string, value: string) =>
    sets.set(key, (sets.get(key) ?? new Set()).add(value))
  for (const each of differences) {
    const renaming = asRenaming(each)
    if (!renaming) continue
    const name = nameOf(renaming)
    const known = found.get(name)
    if (known) known.count++
    else found.set(name, renaming)
    put(lefts, leftOf(renaming), name)
    put(rights, rightOf(renaming), name)
  }
  return [...found.values()].filter(
    (each) =>
      each.count >= LEAST_COUNT &&
      lefts.get(leftOf(each))?.size === 1 &&
      rights.get(rightOf(each))?.size === 1,
  )
}

const leftOf = ({ columns, left }: Renaming) => `${columns} ${foldKey(left)}`
const rightOf = ({ columns, right }: Renaming) => `${columns} ${foldKey(right)}`

function asRenaming({ kind, left, right }: TargetDifference): Renaming | undefined {
  if (kind !== 'link' || !left || !right) return undefined
  return { columns: [left.column, right.column], left: left.to, right: right.to, count: 1 }
}

function nameOf({ columns, left, right }: Renaming): string {
  return [columns, foldKey(left), foldKey(right)].join('\n')
}

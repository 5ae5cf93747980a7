import type { Span } from '../text/types.ts'
import type { Change } from './changes.ts'
import { agreementOf, type Piece } from './diff-cells.ts'
import { isSpelling, type NameIndex, type NameRun, nameRunOf, wholeName } from './names.ts'
import { sourceSpan } from './read-column.ts'
import { contrast } from './reasons.ts'
import { passageOf, type Side } from './side.ts'
import type { Clash } from './types.ts'

/** Share of a piece's units that must agree before a swapped name is taken for a swapped claim. */
const LEAST_AGREEMENT = 0.5

/**
 * A person or place in the place of another, in sentences that otherwise agree. Not where either name stands in the
 * other cell too (then it moved), and not where the two are spellings of one name.
 */
export function findNameConflicts(
  pieces: readonly Piece[],
  left: Side,
  right: Side,
  names: NameIndex,
  isRenaming: (change: Change) => boolean,
): Clash[] {
  const agreeing = pieces.filter((piece) => agreementOf(piece) >= LEAST_AGREEMENT)
  const swapped = agreeing.flatMap(({ changes }) =>
    changes.flatMap((change) => {
      const a = nameRunOf(change.left, left, names)
      const b = a && nameRunOf(change.right, right, names)
      const counts = a && b && !isRenaming(change) && !isSpelling(a.text, b.text)
      return counts && !(isTitle(left, a) && isTitle(right, b)) ? { a, b } : []
    }),
  )
  if (swapped.length === 0) return []
  const leftIds = idsOf(
    pieces.flatMap((piece) => piece.left),
    left,
  )
  const rightIds = idsOf(
    pieces.flatMap((piece) => piece.right),
    right,
  )
  return swapped.flatMap(({ a, b }) => {
    if (a.units.some((unit) => rightIds.has(left.units.ids[unit]))) return []
    if (b.units.some((unit) => leftIds.has(right.units.ids[unit]))) return []
    const [x, y] = [wholeName(a, left, names), wholeName(b, right, names)]
    const reason = contrast(left, right, 'names', x.text, y.text)
    return [{ kind: 'name' as const, left: runSpan(left, x.units), right: runSpan(right, y.units), reason }]
  })
}

/** What two texts are called is no claim of either. */
function isTitle(side: Side, { units }: NameRun): boolean {
  const { kind, index } = passageOf(side, units[0] as number)
  return kind === 'heading' && index === 0
}

function idsOf(units: readonly number[], side: Side): Set<number | undefined> {
  return new Set(units.map((unit) => side.units.ids[unit]))
}

function runSpan(side: Side, units: readonly number[]): Span {
  const [first, last] = [units[0] as number, units.at(-1) as number]
  return sourceSpan(
    passageOf(side, first),
    side.units.starts[first] as number,
    side.units.ends[last] as number,
  )
}

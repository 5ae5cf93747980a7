import type { Clash } from './conflicts.ts'
import type { Change } from './diff-cells.ts'
import type { Side } from './pair-dates.ts'
import { sourceSpan } from './read-column.ts'
import type { Passage } from './types.ts'
import { NUMBER } from './units.ts'

/** Numbers that stand in the place of other numbers. */
export function findNumberConflicts(changes: readonly Change[], left: Side, right: Side): Clash[] {
  return changes.flatMap((change) => {
    const a = change.piece.left
      .slice(change.a0, change.a1)
      .filter((unit) => left.units.kinds[unit] === NUMBER)
    const b = change.piece.right
      .slice(change.b0, change.b1)
      .filter((unit) => right.units.kinds[unit] === NUMBER)
    if (a.length !== b.length) return []
    return a.flatMap((unit, index) => {
      const other = b[index] as number
      if (left.units.ids[unit] === right.units.ids[other]) return []
      const [x, y] = [unitSpan(left, unit), unitSpan(right, other)]
      return [
        {
          kind: 'number' as const,
          left: x,
          right: y,
          reason: `One says ${textOf(left, unit)}, the other ${textOf(right, other)}.`,
        },
      ]
    })
  })
}

/** Where a unit stands in the source. */
export function unitSpan(side: Side, unit: number): { start: number; end: number } {
  return sourceSpan(passageOf(side, unit), side.units.starts[unit] as number, side.units.ends[unit] as number)
}

/** A unit as written. */
export function textOf(side: Side, unit: number): string {
  return passageOf(side, unit).text.slice(side.units.starts[unit], side.units.ends[unit])
}

function passageOf(side: Side, unit: number): Passage {
  return side.column.passages[side.units.passages[unit] as number] as Passage
}

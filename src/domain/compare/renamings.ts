import type { Change } from './changes.ts'
import type { CellPair } from './compare-rows.ts'
import { countNames, type NameIndex, nameRunOf } from './names.ts'
import { languageOf, type Side, subjectAt } from './side.ts'
import type { Renaming } from './types.ts'

/** Fewer replacements are no pattern. */
const LEAST_COUNT = 2
/** Share of a name's replacements that must agree. */
const LEAST_SHARE = 0.7
/** Share of a renaming's count to which the old name may live on, or the new one have been known before. */
const MOST_RESIDUE = 1 / 3

/** Renamings between columns, and which changes are nothing but one. */
export interface Renamings {
  found: Renaming[]
  /** True for a change that only puts the new name for the old one. */
  isRenaming(pair: Pick<CellPair, 'left' | 'right'>, change: Change): boolean
}

interface Candidate extends Renaming {
  leftKey: string
  rightKey: string
  /** Both are links to one subject: the wiki itself says that they are one. */
  linked: boolean
}

/**
 * Names that one column puts for another's throughout: 'Petrograd' here is 'Petrovgrad' there, every time or nearly.
 * The old name must be all but gone from the right, and the new one all but unknown to the left; or both are links
 * that lead to one subject.
 */
export function findRenamings(
  pairs: readonly CellPair[],
  sides: readonly Side[],
  names: NameIndex,
): Renamings {
  const candidates = new Map<string, Candidate>()
  const replacements = new Map<string, number>()
  for (const pair of pairs) {
    if (pair.beside || !sameLanguage(pair, sides)) continue
    for (const change of pair.pieces.flatMap(({ changes }) => changes)) {
      const found = replacementOf(pair, change)
      if (!found) continue
      const known = candidates.get(found.key)
      if (known) {
        known.count++
        known.linked ||= found.candidate.linked
      } else candidates.set(found.key, found.candidate)
      replacements.set(found.leftPlace, (replacements.get(found.leftPlace) ?? 0) + 1)
    }
  }
  const wanted = new Set([...candidates.values()].flatMap(({ leftKey, rightKey }) => [leftKey, rightKey]))
  const uses = sides.map((side) => countNames(side, wanted))
  for (const [key, { columns, leftKey, rightKey, count, linked }] of candidates) {
    const total = replacements.get(`${columns}:${leftKey}`) ?? 0
    const residue = Math.max(uses[columns[1]]?.get(leftKey) ?? 0, uses[columns[0]]?.get(rightKey) ?? 0)
    const uniform = count >= LEAST_COUNT && count >= LEAST_SHARE * total && residue <= MOST_RESIDUE * count
    if (!uniform && !linked) candidates.delete(key)
  }
  return {
    found: [...candidates.values()]
      .sort((a, b) => b.count - a.count)
      .map(({ columns, left, right, count }) => ({ columns, left, right, count })),
    isRenaming(pair, change) {
      const found = candidates.size > 0 ? replacementOf(pair, change) : undefined
      return found !== undefined && candidates.has(found.key)
    },
  }

  function replacementOf({ left, right }: Pick<CellPair, 'left' | 'right'>, change: Change) {
    const a = nameRunOf(change.left, sides[left] as Side, names)
    const b = nameRunOf(change.right, sides[right] as Side, names)
    if (!a || !b || a.key === b.key) return undefined
    const columns: [number, number] = [left, right]
    const subject = subjectAt(sides[left] as Side, a.units[0] as number)
    const linked = subject !== undefined && subject === subjectAt(sides[right] as Side, b.units[0] as number)
    return {
      key: `${columns}:${a.key}>${b.key}`,
      leftPlace: `${columns}:${a.key}`,
      candidate: { columns, left: a.text, right: b.text, count: 1, leftKey: a.key, rightKey: b.key, linked },
    }
  }
}

function sameLanguage(pair: CellPair, sides: readonly Side[]): boolean {
  return languageOf(sides[pair.left] as Side) === languageOf(sides[pair.right] as Side)
}

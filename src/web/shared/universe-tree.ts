import { compareIntervals } from '../../domain/dates/axis.ts'
import { formatEdtf, shiftEdtf } from '../../domain/dates/edtf.ts'
import type { DayInterval } from '../../domain/dates/types.ts'
import { divergenceOnCommonAxis, divergenceWords } from '../../domain/divergence.ts'
import {
  type Era,
  erasOf,
  shiftToCommonAxis,
  type Universe,
  type UniverseKind,
} from '../../domain/universe.ts'
import { articleCount } from './format.ts'
import { type UniverseMark, universeMark } from './universe-mark.ts'

/** A universe with those that branch from it. */
export interface Branch {
  mark: UniverseMark
  /** '12 articles'. */
  articles: string
  /** How it leaves its parent ('parts from History on 20 August 1940'), or what it is where it has none. */
  nature: string
  /** Its point of divergence on the common axis; null where it has none. */
  divergesAt: DayInterval | null
  /** The universe's own eras, counting the years of the common axis. */
  axisEras: readonly Era[]
  children: Branch[]
}

/**
 * Universes as a forest. Among siblings timelines come first, the latest divergence nearest to the parent, then
 * framings: drawn as lanes in this order, no branch crosses another. `root` gives only those below it.
 */
export function universeTree(
  universes: readonly Universe[],
  counts: ReadonlyMap<number, number>,
  root: Universe | null = null,
): Branch[] {
  const branchesOf = (parent: Universe | null): Branch[] =>
    universes
      .filter(({ parentId }) =>
        parent ? parentId === parent.id : !universes.some(({ id }) => id === parentId),
      )
      .map((universe) => ({
        mark: universeMark(universe),
        articles: articleCount(counts.get(universe.id) ?? 0),
        nature: natureOf(universe, parent),
        divergesAt: divergenceOnCommonAxis(universe, universes),
        axisEras: universe.eras.map((era) => ({
          ...era,
          zero: era.zero + shiftToCommonAxis(universe, universes),
        })),
        children: branchesOf(universe),
      }))
      .sort((a, b) => {
        if (!a.divergesAt || !b.divergesAt)
          return Number(a.divergesAt === null) - Number(b.divergesAt === null)
        return compareIntervals(b.divergesAt, a.divergesAt)
      })
  return branchesOf(root)
}

const rootWords: Record<UniverseKind, string> = {
  history: 'the record',
  timeline: 'an alternate timeline',
  framing: 'a framing',
}

/** What a universe is to its parent: 'parts from History on 20 August 1940'; or by itself: 'the record'. */
export function natureOf(universe: Universe, parent: Universe | null): string {
  if (!parent) return rootWords[universe.kind]
  if (universe.kind === 'framing') return `tells ${parent.name} its own way`
  if (!universe.divergesAt) return `beside ${parent.name}, with no point of divergence set`
  const own =
    universe.yearShift === 0
      ? ''
      : `, ${formatEdtf(shiftEdtf(universe.divergesAt, -universe.yearShift), 'en', erasOf(universe))} by its own count`
  const preposition = /^Y?-?\d{4,}-\d\d-\d\d$/.test(universe.divergesAt) ? 'on' : 'in'
  return `parts from ${parent.name} ${preposition} ${divergenceWords(universe.divergesAt, parent)}${own}`
}

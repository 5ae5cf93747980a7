import { mostSimilar } from './similar-names.ts'

/** history: the record; timeline: an alternate history; framing: a narrator's telling of another universe's events. */
export type UniverseKind = 'history' | 'timeline' | 'framing'

/** How a universe's own dates are counted unless a date says otherwise. */
export type CalendarName = 'gregorian' | 'julian' | 'buddhist'

/** An era that a universe counts years by: "12 BBY". */
export interface Era {
  /** As it stands beside a year, to the letter. */
  name: string
  /** Whether its years count up from `zero` or down to it. */
  direction: 'up' | 'down'
  /** The year of the universe's own count, astronomical, that is the era's year 0: N of it is zero + N, or zero - N. */
  zero: number
  /** Set where it is of a universe that counts its years otherwise: then it is read here, and never used to say a year. */
  foreign?: true
}

/** Accents a universe may wear; each has a light and a dark shade in the style sheet that passes AA contrast. */
export const universeColors = [
  'blue',
  'green',
  'amber',
  'plum',
  'teal',
  'rose',
  'olive',
  'indigo',
  'brown',
  'slate',
] as const
export type UniverseColor = (typeof universeColors)[number]

/** The accent for one universe more: the first that none wears yet, so that two are told apart for as long as they can be. */
export function nextColor(universes: readonly { color: UniverseColor }[]): UniverseColor {
  const taken = new Set(universes.map(({ color }) => color))
  return universeColors.find((each) => !taken.has(each)) ?? 'green'
}

/** A canon. */
export interface Universe {
  id: number
  /** Address part, unique. */
  slug: string
  name: string
  kind: UniverseKind
  parentId: number | null
  /** Point of divergence as EDTF on the parent's axis; null for history and framings. */
  divergesAt: string | null
  /** Years to add to this universe's year numbers to get its parent's (529 where 1350 here is 1879 there). */
  yearShift: number
  calendar: CalendarName
  /** Its own, in the order in which its settings name them. */
  eras: readonly Era[]
  /** Those of the universes it comes from, in its own count of years; see `inheritedEras`. */
  inheritedEras: readonly Era[]
  color: UniverseColor
  /** Plain text shown before and on every page of the universe; '' for none. */
  notice: string
  /** Markdown. */
  description: string
  /** Order among the site's universes. */
  position: number
  /** Counts edits of these settings; an edit names the one it saw. */
  version: number
}

/** A universe's settings, as somebody chooses them. */
export type UniverseSettings = Omit<Universe, 'id' | 'version' | 'inheritedEras'>

/** A universe's parents, nearest first. Stops at a cycle, which saving refuses. */
export function ancestors<Each extends Pick<Universe, 'id' | 'parentId'>>(
  universe: Each,
  all: readonly Each[],
): Each[] {
  const byId = new Map(all.map((each) => [each.id, each]))
  const chain: Each[] = []
  let next = universe.parentId === null ? undefined : byId.get(universe.parentId)
  while (next && next !== universe && !chain.includes(next)) {
    chain.push(next)
    next = next.parentId === null ? undefined : byId.get(next.parentId)
  }
  return chain
}

/** Years to add to this universe's years to reach the common axis: its own shift and every ancestor's. */
export function shiftToCommonAxis(universe: Universe, all: readonly Universe[]): number {
  return ancestors(universe, all).reduce((sum, parent) => sum + parent.yearShift, universe.yearShift)
}

/**
 * The eras of the universes that one comes from, nearest first, told in its own count of years: where its years are
 * shifted by 529, an era that counts up from the parent's year 0 counts up from -529. A name that it has itself, or that
 * a nearer one has, is not taken over.
 */
export function inheritedEras<Each extends Pick<Universe, 'id' | 'parentId' | 'yearShift' | 'eras'>>(
  universe: Each,
  all: readonly Each[],
): Era[] {
  const names = new Set(universe.eras.map(({ name }) => name))
  const found: Era[] = []
  let shift = universe.yearShift
  for (const { eras, yearShift } of ancestors(universe, all)) {
    for (const era of eras) {
      if (!names.has(era.name))
        found.push(shift === 0 ? era : { ...era, zero: era.zero - shift, foreign: true })
    }
    for (const { name } of eras) names.add(name)
    shift += yearShift
  }
  return found
}

/** All eras that dates in a universe may be told by. */
export function erasOf({ eras, inheritedEras }: Pick<Universe, 'eras' | 'inheritedEras'>): readonly Era[] {
  return inheritedEras.length === 0 ? eras : [...eras, ...inheritedEras]
}

/** Those of the universes whose addresses or names are nearest to one that isn't there. */
export function nearestUniverses(universes: readonly Universe[], asked: string): Universe[] {
  return mostSimilar(asked, universes, ({ slug, name }) => [slug, name])
}

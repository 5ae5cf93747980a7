import { universePath } from '../../domain/addresses.ts'
import type { Universe, UniverseKind } from '../../domain/universe.ts'

/** How a universe is named everywhere: its words, its accent and, never by colour alone, the shape of its kind. */
export interface UniverseMark {
  slug: string
  name: string
  href: string
  kind: UniverseKind
  /** 'History' | 'Alternate timeline' | 'Framing'. */
  kindWords: string
  /** '●' | '◆' | '▲': drawn by the style sheet before a name, and by drawings themselves. */
  shape: string
  /** Classes of the style sheet: kind gives the shape, colour the accent. */
  classes: string
  notice: string
}

const kindWords: Record<UniverseKind, string> = {
  history: 'History',
  timeline: 'Alternate timeline',
  framing: 'Framing',
}

const shapes: Record<UniverseKind, string> = { history: '●', timeline: '◆', framing: '▲' }

/** The kinds as a form offers them. */
export const kindChoices: readonly { value: UniverseKind; label: string; shape: string; words: string }[] = [
  { value: 'history', words: 'the record: what happened, or what was published first' },
  { value: 'timeline', words: 'another course of events, parting from its parent on a day' },
  { value: 'framing', words: 'another telling of its parent’s events, by a narrator of its own' },
].map((choice) => {
  const value = choice.value as UniverseKind
  return { ...choice, value, label: kindWords[value], shape: shapes[value] }
})

export function universeMark(universe: Universe): UniverseMark {
  return {
    slug: universe.slug,
    name: universe.name,
    href: universePath(universe.slug),
    kind: universe.kind,
    kindWords: kindWords[universe.kind],
    shape: shapes[universe.kind],
    classes: `u-${universe.kind} c-${universe.color}`,
    notice: universe.notice,
  }
}

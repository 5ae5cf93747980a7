import { articlePath, comparePath, feedPath, newArticlePath, universePath } from '../../domain/addresses.ts'
import { eraWords } from '../../domain/dates/era-lines.ts'
import type { SafeHtml } from '../../domain/markdown/types.ts'
import { nameKey } from '../../domain/slugs.ts'
import { ancestors, type CalendarName, type Universe, universeColors } from '../../domain/universe.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { FieldErrors } from '../../errors.ts'
import type { ListedArticle } from '../../storage/articles.ts'
import type { WantedLink } from '../../storage/links.ts'
import { articleCount, plural } from '../shared/format.ts'
import type { Page } from '../shared/page.ts'
import { kindChoices, universeMark } from '../shared/universe-mark.ts'
import { natureOf, universeTree } from '../shared/universe-tree.ts'
import type { TypedUniverse } from './schema.ts'

/** Articles on one page of a universe. */
export const pageSize = 200

type View = Page & Record<string, unknown>

export function listPage(
  universes: readonly Universe[],
  counts: ReadonlyMap<number, number>,
  viewer: Viewer,
): View {
  return {
    title: 'Universes',
    section: 'universes',
    branches: universeTree(universes, counts),
    mayEdit: viewer.mayEdit,
  }
}

export interface UniverseFacts {
  viewer: Viewer
  universe: Universe
  universes: readonly Universe[]
  counts: ReadonlyMap<number, number>
  description: SafeHtml | null
  /** One more than a page holds, where there are more. */
  articles: readonly ListedArticle[]
  from: string
  wanted: readonly WantedLink[]
}

/** One universe: what it is, and everything in it. */
export function universePage(facts: UniverseFacts): View {
  const { viewer, universe, universes, counts, articles, wanted } = facts
  const chain = ancestors(universe, universes)
  const parent = chain[0]
  const total = counts.get(universe.id) ?? 0
  const page = articles.slice(0, pageSize)
  const last = page.at(-1)
  const compareWithParent = ({ subject, toldThere }: ListedArticle) =>
    parent && toldThere ? comparePath(subject, [parent.slug, universe.slug]) : null
  return {
    title: universe.name,
    section: 'universes',
    notice: universe.notice,
    feedHref: feedPath(universePath(universe.slug)),
    universe: universeMark(universe),
    ancestors: chain.reverse().map(universeMark),
    nature: countingOf(universe, parent),
    eras: universe.eras.map(eraWords),
    inheritedEras: universe.inheritedEras.map(eraWords),
    description: facts.description,
    mayEdit: viewer.mayEdit,
    total,
    articles: articleCount(total),
    parent: parent ? universeMark(parent) : null,
    comparable: page.some(compareWithParent),
    from: facts.from,
    paged: total > pageSize,
    pageSize,
    groups: byLetter(page).map(({ letter, heads }) => ({
      letter,
      articles: heads.map((head) => ({
        title: head.title,
        href: articlePath(universe.slug, head.slug),
        lang: head.lang.startsWith('en') ? null : head.lang,
        compareHref: compareWithParent(head),
      })),
    })),
    next:
      articles.length > pageSize && last
        ? `${universePath(universe.slug)}?${new URLSearchParams({ from: last.title, after: String(last.id) })}#articles`
        : null,
    wanted: wanted.map(({ title, articles }) => ({
      title,
      href: newArticlePath(universe.slug, title),
      words: `in ${articleCount(articles)}`,
    })),
    children: universeTree(universes, counts, universe),
  }
}

const calendarNames: Record<CalendarName, string> = {
  gregorian: 'Gregorian calendar',
  julian: 'Julian calendar (Old Style)',
  buddhist: 'Buddhist Era',
}

/** What a universe is and how it counts, in one line. */
function countingOf(universe: Universe, parent: Universe | undefined): string {
  const { yearShift: shift, calendar } = universe
  const more = `${Math.abs(shift)} ${shift > 0 ? 'more' : 'less'}`
  const nature = natureOf(universe, parent ?? null)
  return [
    nature.charAt(0).toUpperCase() + nature.slice(1),
    shift === 0 ? '' : `the year in ${parent?.name ?? 'the common count'} is ${more}`,
    calendar === 'gregorian' ? '' : calendarNames[calendar],
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Runs of titles with one first letter, quotes and the like aside, in the order given; digits and signs stand together under '0–9'. */
function byLetter(heads: readonly ListedArticle[]): { letter: string; heads: ListedArticle[] }[] {
  const groups: { letter: string; heads: ListedArticle[] }[] = []
  for (const head of heads) {
    const [first = ''] = nameKey(head.title)
    const letter = /\p{L}/u.test(first) ? first.toLocaleUpperCase('en') : '0–9 and signs'
    const group = groups.at(-1)
    if (group?.letter === letter) group.heads.push(head)
    else groups.push({ letter, heads: [head] })
  }
  return groups
}

export interface FormFacts {
  viewer: Viewer
  /** The universe being edited; null for a new one. */
  universe: Universe | null
  universes: readonly Universe[]
  typed: TypedUniverse
  fields: FieldErrors
  uses?: { live: number; deleted: number; children: string[] } | undefined
}

/** The form that makes or changes a universe. */
export function formPage({ viewer, universe, universes, typed, fields, uses }: FormFacts): View {
  return {
    title: universe ? `Settings of ${universe.name}` : 'Make a universe',
    section: 'universes',
    noindex: true,
    notice: universe?.notice ?? '',
    universe: universe && universeMark(universe),
    action: universe ? `${universePath(universe.slug)}/settings` : '/universes',
    typed,
    fields,
    faulty: Object.keys(fields).length > 0,
    kinds: kindChoices,
    // Its own descendants would make a circle; the action refuses them as well.
    parents: universes.filter(
      (each) => !universe || (each.id !== universe.id && !ancestors(each, universes).includes(universe)),
    ),
    calendars: Object.entries(calendarNames).map(([value, label]) => ({ value, label })),
    colors: universeColors,
    mayDelete: universe !== null && viewer.mayAdminister,
    held: uses && heldBy(uses),
  }
}

/** Why a universe cannot be deleted, as the end of a sentence; null when it can. */
function heldBy({ live, deleted, children }: NonNullable<FormFacts['uses']>): string | null {
  const reasons = [
    live > 0 ? `it holds ${articleCount(live)}` : '',
    deleted > 0 ? `it keeps the history of ${plural(deleted, 'deleted article')}` : '',
    children.length > 0 ? `${children.join(', ')} hang${children.length === 1 ? 's' : ''} from it` : '',
  ].filter(Boolean)
  return reasons.length > 0 ? reasons.join(' and ') : null
}

import { nameRanks } from '../links/article-names.ts'
import { checkLinkable, checkTitle, nameKey, slugify } from '../slugs.ts'
import type { ParsedArticle, SourceProblem } from './types.ts'

/** Another live article of the universe that has one of an article's names, or its address. */
export interface Neighbour {
  articleId: number
  title: string
  slug: string
  /** The name that is shared, folded, and how the other comes by it. */
  key: string
  rank: number
}

/** A rule of names that an article breaks, or what its writer would like to know of them. */
export type NameFault =
  | { kind: 'unusable title'; words: string }
  | { kind: 'taken title'; by: Neighbour }
  | { kind: 'title is an alias'; by: Neighbour }
  | { kind: 'unusable alias'; alias: string; words: string }
  | { kind: 'alias is a title'; alias: string; by: Neighbour }
  | { kind: 'shared alias'; alias: string; by: Neighbour }
  | { kind: 'unusable subject'; subject: string }

/** The folded names by which an article may clash with others of its universe. */
export function clashingKeys({ title, aliases }: Pick<ParsedArticle, 'title' | 'aliases'>): string[] {
  return [...new Set([title, ...aliases].map(nameKey))].filter((key) => key !== '')
}

/**
 * What is wrong with an article's names, whatever way it comes to have them. A title must be one that can be linked to
 * and stand in an address, and no other live article of the universe may have it or its address. An alias may be shared:
 * a title wins over it, and of two aliases the older article's.
 */
export function checkNames(
  article: Pick<ParsedArticle, 'title' | 'aliases' | 'givenSubject'> & { slug: string },
  neighbours: readonly Neighbour[],
): NameFault[] {
  const { title, aliases, givenSubject, slug } = article
  const faults: NameFault[] = []
  const words = checkTitle(title)
  if (words !== null) faults.push({ kind: 'unusable title', words })
  const titleKey = nameKey(title)
  const has = (key: string, rank: number) => neighbours.find((each) => each.key === key && each.rank === rank)
  const taken = has(titleKey, nameRanks.title) ?? neighbours.find((each) => each.slug === slug)
  const aliased = has(titleKey, nameRanks.alias)
  if (taken) faults.push({ kind: 'taken title', by: taken })
  else if (aliased) faults.push({ kind: 'title is an alias', by: aliased })
  for (const alias of aliases) {
    const key = nameKey(alias)
    if (key === titleKey) continue
    const words = checkLinkable(alias, 'name')
    const [titled, shared] = [has(key, nameRanks.title), has(key, nameRanks.alias)]
    if (words !== null) faults.push({ kind: 'unusable alias', alias, words })
    else if (titled) faults.push({ kind: 'alias is a title', alias, by: titled })
    else if (shared) faults.push({ kind: 'shared alias', alias, by: shared })
  }
  if (givenSubject !== null && slugify(givenSubject) === '')
    faults.push({ kind: 'unusable subject', subject: givenSubject })
  return faults
}

/** Whether a fault keeps a text from being saved. What an article had before the rule was made, it may keep. */
export function isRefusal(fault: NameFault, keepsTitle: boolean): boolean {
  return isOfTitle(fault) && !keepsTitle
}

/**
 * The address of an article under a title: that of its title, and where it has the same name in another form, the one that
 * it has. `before` is null for a new one.
 */
export function addressFor(before: { title: string; slug: string } | null, title: string): string {
  const slug = slugify(title)
  return before !== null && slugify(before.title) === slug ? before.slug : slug
}

/** Whether a fault is one of the title, which a writer is told of as long as it lasts. */
export function isOfTitle({ kind }: NameFault): boolean {
  return kind === 'unusable title' || kind === 'taken title'
}

/** Whether two faults are of the same name: who was told of one need not be told of the other. */
export function isSameFault(one: NameFault, other: NameFault): boolean {
  const nameOf = (fault: NameFault) =>
    'alias' in fault ? fault.alias : 'subject' in fault ? fault.subject : null
  return one.kind === other.kind && nameOf(one) === nameOf(other)
}

/** A fault in words, for the field it stands in. */
export function sayNameFault(
  fault: NameFault,
  universe: { name: string },
  keepsTitle: boolean,
): SourceProblem {
  const severity = isRefusal(fault, keepsTitle) ? 'error' : 'warning'
  const [field, message] = wordsOf(fault, universe, keepsTitle)
  return { field, line: null, message, severity }
}

function wordsOf(
  fault: NameFault,
  universe: { name: string },
  keepsTitle: boolean,
): [SourceProblem['field'], string] {
  switch (fault.kind) {
    case 'unusable title':
      return ['title', keepsTitle ? `${fault.words} Rename this article when you can.` : fault.words]
    case 'taken title':
      return [
        'title',
        keepsTitle
          ? `${universe.name} has another article “${fault.by.title}”: links by this title lead to the older. Rename one of the two.`
          : `${universe.name} already has an article “${fault.by.title}”. Edit that one, or choose another title.`,
      ]
    case 'title is an alias':
      return ['title', `This is also an alias of “${fault.by.title}”. Links by it lead here from now on.`]
    case 'unusable alias':
      return ['matter', `Links cannot use the alias “${shorten(fault.alias)}”. ${fault.words}`]
    case 'alias is a title':
      return [
        'matter',
        `The alias “${shorten(fault.alias)}” is the title of another article, “${fault.by.title}”: links by it lead there.`,
      ]
    case 'shared alias':
      return [
        'matter',
        `The alias “${shorten(fault.alias)}” is also one of “${fault.by.title}”: links by it lead to the older article.`,
      ]
    case 'unusable subject':
      return [
        'matter',
        `The subject “${shorten(fault.subject)}” has no letter or digit to know it by, so the title stands for it.`,
      ]
  }
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60).toWellFormed()}…` : name
}

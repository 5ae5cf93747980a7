import type { WikiLink } from './types.ts'

/** Longer than any title with a label; bounds what an unclosed `[[` can cost. */
export const MAX_LINK_LENGTH = 600

/** A universe is named by its slug, right before the title, so that "Alien: Romulus" stays a title. */
const inUniverse = /^([\p{L}\p{N}][\p{L}\p{M}\p{N}-]*):(?!\s|\/\/)(.+)$/u

/** What stands between `[[` and `]]`, with where its label begins in it. */
export interface WikiLinkParts extends Omit<WikiLink, 'start' | 'end'> {
  labelStart: number
}

/** Reads what stands between the brackets; null where that is no link. Title '' is a heading of the same page. */
export function readWikiLink(inside: string): WikiLinkParts | null {
  if (inside.length > MAX_LINK_LENGTH || /[[\]\n]/.test(inside)) return null
  const bar = inside.indexOf('|')
  // Tables need the bar escaped; the backslash is then no part of the title.
  const targetEnd = bar < 0 ? inside.length : inside[bar - 1] === '\\' ? bar - 1 : bar
  const target = inside.slice(0, targetEnd)
  const hash = target.indexOf('#')
  const named = (hash < 0 ? target : target.slice(0, hash)).trim()
  const heading = hash < 0 ? null : target.slice(hash + 1).trim() || null
  const [, universe = null, own] = inUniverse.exec(named) ?? []
  const title = (own ?? named).trim()
  if (title === '' && heading === null) return null
  const label = bar < 0 ? '' : inside.slice(bar + 1).trim()
  if (label !== '') return { universe, title, heading, label, labelStart: inside.indexOf(label, bar + 1) }
  // The universe is told by a badge, so the words begin behind it.
  const from = universe === null ? 0 : target.indexOf(':') + 1
  const shown = target.slice(from)
  const labelStart = from + shown.length - shown.trimStart().length
  return { universe, title, heading, label: shown.trim(), labelStart }
}

/** The wiki links in a text without Markdown's other rules: a fact's value. Offsets count from `at`. */
export function scanWikiLinks(text: string, at = 0): WikiLink[] {
  const links: WikiLink[] = []
  for (const match of text.matchAll(/\[\[([^[\]\n]+)\]\]/g)) {
    const parts = readWikiLink(match[1] as string)
    if (!parts || parts.title === '') continue
    const { labelStart: _, ...link } = parts
    links.push({ ...link, start: at + match.index, end: at + match.index + match[0].length })
  }
  return links
}

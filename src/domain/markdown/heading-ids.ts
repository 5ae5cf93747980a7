import { slugify } from '../slugs.ts'

/** Keeps headings apart from the ids of the page around them, a search box or the main part. */
const PREFIX = 'h-'

/** The id of a heading that says `text`, any script; the same text always gets the same one. */
export function headingId(text: string): string {
  return PREFIX + (slugify(text) || 'section')
}

/** Gives ids to headings in order; the second of the same text ends in '-2'. */
export function headingIds(): (text: string) => string {
  const used = new Set<string>()
  const counts = new Map<string, number>()
  return (text) => {
    const base = headingId(text)
    let count = counts.get(base) ?? 0
    let id: string
    do id = ++count === 1 ? base : `${base}-${count}`
    while (used.has(id))
    counts.set(base, count)
    used.add(id)
    return id
  }
}

import { z } from 'zod'

/** `history`, `history@12`, `history/leon-trotsky` or `history/leon-trotsky@12`: an article to stand in a column. */
export interface Selector {
  universe: string
  /** Slug; null for the universe's article of the subject. */
  article: string | null
  /** Revision number; null for the newest. */
  revision: number | null
}

/** At most this many columns stand side by side. */
export const MOST_COLUMNS = 6

const text = z.string().max(2000)

/** How the years of universes are counted here: `timeline-1350:529`, several parted by commas. */
const shift = z.string().max(2000).optional()

export const subjectParams = z.object({ subject: text })

/** How a comparison is shown: every row or those that differ, as a page or as a file. */
const shown = {
  only: z.enum(['differences']).optional().catch(undefined),
  as: z.enum(['json', 'csv', 'markdown']).optional().catch(undefined),
  /** Number of the first row shown; very long comparisons are shown in parts. */
  from: z.coerce.number().int().min(1).max(1e9).optional().catch(undefined),
}
export type Shown = { [Key in keyof typeof shown]?: z.output<(typeof shown)[Key]> }

const lang = z.string().max(35).optional()

export const subjectQuery = z.object({
  in: text.optional(),
  lang,
  /** What the page's own chooser sends; turned into `in`. */
  column: z.union([text, z.array(text)]).optional(),
  shift,
  ...shown,
})

export const articlesQuery = z.object({ left: text.optional(), right: text.optional(), shift, ...shown })

export const apiQuery = z.object({
  subject: text.optional(),
  in: text.optional(),
  lang,
  left: text.optional(),
  right: text.optional(),
  shift,
})

/**
 * Reads one selector, also where it is a whole address, as a browser copies it. undefined when it names no universe or a
 * revision that is no number.
 */
export function readSelector(written: string): Selector | undefined {
  const [, path = written, revision] =
    /^\s*(?:https?:\/\/[^/]+)?(?:\/[\w.~-]+)*?\/u\/([^?#]+)(?:\?rev=(\d+))?/u.exec(written) ?? []
  const asked = path === written ? written : `${decoded(path)}${revision ? `@${revision}` : ''}`
  const match = /^\s*([^/@]+?)(?:\/([^@]+?))?(?:@(\d{1,9}))?\s*$/u.exec(asked)
  if (!match?.[1]) return undefined
  return { universe: match[1], article: match[2] ?? null, revision: match[3] ? Number(match[3]) : null }
}

/** A path's own letters; as it is where it is not well encoded. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The selector as an address writes it. */
export function writeSelector({ universe, article, revision }: Selector): string {
  return `${universe}${article === null ? '' : `/${article}`}${revision === null ? '' : `@${revision}`}`
}

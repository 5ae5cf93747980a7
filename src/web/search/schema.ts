import { z } from 'zod'

/** Longest query that is searched for; a longer one is somebody's paste, and is told so. */
export const LONGEST_QUERY = 400

const words = z.string().max(4000)

export const searchQuery = z.object({
  q: words.default(''),
  /** Universe slugs, with commas or repeated; all when empty. */
  in: z.union([words, z.array(words)]).optional(),
  tag: words.optional(),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})

export const suggestQuery = z.object({ q: words.default('') })

import { z } from 'zod'

export const tagParams = z.object({ tag: z.string().min(1).max(500) })

/** The last article of the page before, as its title and id; anything else begins at the beginning. */
export const tagQuery = z.object({
  after: z.string().max(1000).optional().catch(undefined),
  id: z.coerce.number().int().positive().optional().catch(undefined),
})

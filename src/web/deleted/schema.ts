import { z } from 'zod'

/** Anything else in the address shows what was deleted last, of every universe. */
export const deletedQuery = z.object({
  q: z.string().max(400).optional().catch(undefined),
  in: z.string().max(500).optional().catch(undefined),
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
})

import { z } from 'zod'

/** Anything else in the address shows the newest changes of every universe. */
export const recentQuery = z.object({
  in: z.string().max(500).optional().catch(undefined),
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
})

import { z } from 'zod'

export const universeFeedParams = z.object({ universe: z.string().min(1).max(500) })
export const articleFeedParams = universeFeedParams.extend({ article: z.string().min(1).max(1000) })

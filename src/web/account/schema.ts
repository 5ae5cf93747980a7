import { z } from 'zod'

/** Only absurd lengths are refused here; what makes a name or password fit is the actions' to say. */
const line = z.string().max(1000, 'That is too long.').default('')
const path = z.string().max(16_000).optional()

export const nextQuery = z.object({ next: path.catch(undefined) })
export const signUpForm = z.strictObject({ name: line, password: line, next: path })
export const signInForm = signUpForm.extend({ newPassword: line })
export const setUpQuery = z.object({ token: z.string().max(300).optional().catch(undefined) })
export const setUpForm = z.strictObject({ token: line, name: line, password: line })
export const passwordForm = z.strictObject({ current: line, password: line })
export const sessionParams = z.object({ session: z.string().max(100) })

/** What passwords must be, said before one is typed. */
export const passwordHint = 'Ten characters or more; a few words make a good one.'

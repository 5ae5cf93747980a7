import { z } from 'zod'

const line = z.string().max(1000, 'That is too long.').default('')
const role = z.enum(['reader', 'editor', 'administrator'], 'Choose a role.')

export const personParams = z.object({ person: z.coerce.number().int().positive() })
export const personForm = z.strictObject({ name: line, password: line, role })
export const roleForm = z.strictObject({ role })

export const settingsForm = z.strictObject({
  siteName: line,
  defaultUniverse: line,
  read: z.enum(['everyone', 'members'], 'Choose who may read.'),
  edit: z.enum(['everyone', 'members'], 'Choose who may write.'),
  signUp: z.enum(['open', 'closed'], 'Choose how accounts are made.'),
})

import { z } from 'zod'

export const universeParams = z.object({ universe: z.string().min(1).max(500) })
export const articleParams = universeParams.extend({ article: z.string().min(1).max(1000) })

/** A deleted article's identity. */
export const deletedParams = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
})

/** A number in an address. What is none is undefined to the page, which then says what does exist. */
const numberInAddress = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)

/** `?rev=` may be wrong in a pasted address: NaN stands for one that no revision has. */
export const showQuery = z.object({ rev: numberInAddress.optional().catch(Number.NaN) })
export const newQuery = z.object({
  title: z.string().max(1000).optional().catch(undefined),
  /** The subject that the new article is to be told of. */
  subject: z.string().max(1000).optional().catch(undefined),
})
export const historyQuery = z.object({ before: numberInAddress.optional().catch(undefined) })
export type HistoryQuery = z.output<typeof historyQuery>
export const diffQuery = z.object({
  from: numberInAddress.optional().catch(Number.NaN),
  to: numberInAddress.optional().catch(Number.NaN),
  all: z.literal('1').optional().catch(undefined),
})
export type DiffQuery = z.output<typeof diffQuery>
export const sourceQuery = showQuery.extend({ raw: z.literal('1').optional().catch(undefined) })

const line = (most: number, what: string) =>
  z.string().trim().max(most, `${what} may have ${most} characters at most.`).default('')

const editId = z.string().min(8).max(100)

/** What the writer typed, whatever it holds: every fault in it is reported beside its field, not here. */
export const draftForm = z.object({
  title: z.string().default(''),
  matter: z.string().default(''),
  body: z.string().default(''),
  summary: z.string().default(''),
  edit_id: z.string().max(100).default(''),
  based_on: z.coerce.number().int().positive().optional().catch(undefined),
  /** The writer's whole text before a conflict, carried while it is settled. */
  mine: z.string().optional(),
  action: z.enum(['save', 'preview']).catch('save'),
  /** Whether a new article is of the subject that the form showed it beside, and which that was. */
  tie: z.enum(['same', 'other']).optional().catch(undefined),
  subject: z.string().max(1000).optional().catch(undefined),
})
export type DraftForm = z.output<typeof draftForm>

/** The article that a form was shown for. */
const article = z.string().max(20).optional()

export const renameForm = z.strictObject({
  article,
  title: line(300, 'A title'),
  summary: line(500, 'The reason'),
  edit_id: editId,
})
export const deleteForm = z.strictObject({ article, summary: line(500, 'The reason'), edit_id: editId })
export const restoreForm = z.strictObject({
  title: line(300, 'A title').optional(),
  tie: z.enum(['same', 'other'], 'Choose one of the two.').optional(),
  summary: line(500, 'The reason'),
  edit_id: editId,
})
export const revertForm = z.strictObject({
  article,
  rev: z.coerce.number('Choose a revision.').int().positive(),
  based_on: z.coerce.number('Open the page again.').int().positive(),
  summary: line(500, 'The reason'),
  edit_id: editId,
})

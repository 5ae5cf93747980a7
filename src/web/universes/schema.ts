import { z } from 'zod'
import { eraLines } from '../../domain/dates/era-lines.ts'
import { divergenceAsTyped } from '../../domain/divergence.ts'
import { type Universe, universeColors } from '../../domain/universe.ts'

export const universeParams = z.object({ universe: z.string().max(1000) })
export const articlesQuery = z.object({
  from: z.string().max(300).optional().catch(undefined),
  /** Id of the article that the page before ended on, where `from` is its title. */
  after: z.coerce.number().int().positive().optional().catch(undefined),
})
/** What a link to the settings fills in, for the editor to save. */
export const settingsQuery = z
  .object({
    yearShift: z
      .string()
      .regex(/^-?\d{1,9}$/)
      .optional()
      .catch(undefined),
  })
  .transform(({ yearShift }) => (yearShift === undefined ? {} : { yearShift }))
export const noticeForm = z.strictObject({ next: z.string().max(16_000).optional() })

/** Text limits are the action's; these only keep absurd input from travelling further. */
const line = z.string().max(1000, 'That is too long.').default('')

export const universeForm = z.strictObject({
  name: line,
  slug: line,
  kind: z.enum(['history', 'timeline', 'framing'], 'Choose what kind of universe it is.'),
  parent: line,
  divergesAt: line,
  yearShift: z
    .string()
    .default('')
    // What is no number is the action's to refuse, together with the other fields' faults.
    .transform((text) => Number(text.trim().replace(/^[−–]/, '-'))),
  calendar: z.enum(['gregorian', 'julian', 'buddhist'], 'Choose a calendar.'),
  eras: z.string().default(''),
  color: z.enum(universeColors, 'Choose a colour.'),
  notice: z.string().default(''),
  description: z.string().default(''),
  version: z.coerce.number().int().positive().optional(),
})

/** The form's fields as text, whatever was typed. */
export type TypedUniverse = Record<Exclude<keyof z.input<typeof universeForm>, never>, string>

/** What a form that was sent held, every field as text. */
export function typedUniverse(body: unknown): TypedUniverse {
  const sent = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const typed = { ...emptyUniverse }
  for (const name of Object.keys(typed) as (keyof TypedUniverse)[]) {
    if (sent[name] !== undefined) typed[name] = String(sent[name])
  }
  return typed
}

export const emptyUniverse: TypedUniverse = {
  name: '',
  slug: '',
  kind: 'timeline',
  parent: '',
  divergesAt: '',
  yearShift: '0',
  calendar: 'gregorian',
  eras: '',
  color: 'green',
  notice: '',
  description: '',
  version: '',
}

/** A universe's settings as the form shows them. */
export function universeAsTyped(universe: Universe, all: readonly Universe[]): TypedUniverse {
  const parent = all.find(({ id }) => id === universe.parentId)
  return {
    name: universe.name,
    slug: universe.slug,
    kind: universe.kind,
    parent: parent?.slug ?? '',
    divergesAt: universe.divergesAt === null ? '' : divergenceAsTyped(universe.divergesAt, parent),
    yearShift: String(universe.yearShift),
    calendar: universe.calendar,
    eras: eraLines(universe.eras),
    color: universe.color,
    notice: universe.notice,
    description: universe.description,
    version: String(universe.version),
  }
}

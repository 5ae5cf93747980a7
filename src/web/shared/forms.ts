import { AppError } from '../../errors.ts'

/** A form's body: text by field name, a list where a name came more than once. */
export type Fields = Record<string, string | string[]>

/**
 * Reads an application/x-www-form-urlencoded body. The platform's own reader, because it is some four times as fast
 * as the parser's default on percent-encoded text of other scripts, and a long article is one such field.
 * @throws AppError invalid when there are more fields than any form of ours has, or when the bytes are not UTF-8:
 * nothing is ever replaced silently in what somebody wrote.
 */
export function parseFields(body: string): Fields {
  if (hasMoreThan(mostFields, '&', body)) {
    throw new AppError(
      'invalid',
      'That form has more fields than any here. Send it from the form on the page.',
    )
  }
  const fields: Fields = Object.create(null)
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  const replaced = Object.values(fields).some((value) => String(value).includes('\ufffd'))
  if (replaced && !/%EF%BF%BD|\ufffd/i.test(body)) {
    throw new AppError('invalid', 'What was sent is not UTF-8 text. Send it from the form on the page.')
  }
  return fields
}

/** A form of ours has a dozen; the choice of universes in a search may have one for each. */
const mostFields = 500

function hasMoreThan(most: number, sign: string, text: string): boolean {
  let count = 0
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1))
    if (++count > most) return true
  return false
}

/** What was typed into a form, carried over a sign-in or a failure so that it can be sent again. */
export interface KeptForm {
  /** Same-site path that the form was on its way to. */
  to: string
  fields: {
    name: string
    value: string
    /** What its form called it, where it holds words that somebody typed; null rides along hidden. */
    label: string | null
  }[]
}

/** The fields that people write in, by their names in the forms of this site. */
const labels: Record<string, string> = {
  title: 'Title',
  matter: 'Facts and details',
  body: 'Text',
  summary: 'What changed',
  mine: 'Your text before the conflict',
  name: 'Name',
  description: 'Description',
  notice: 'Content notice',
}

const prefix = 'kept.'

/** The form of a request that failed; null when it held nothing worth keeping. Passwords are never carried. */
export function keepForm(path: string, body: unknown): KeptForm | null {
  if (!isFields(body) || Object.keys(body).some((name) => /password|token/.test(name))) return null
  const fields = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((each) => ({ name, value: each, label: labelOf(name, each) })),
  )
  return fields.some(({ value }) => value.trim() !== '') ? { to: path, fields } : null
}

/** A long text is shown whatever its field is: nothing of size is ever out of its writer's sight. */
function labelOf(name: string, value: string): string | null {
  if (value.trim() === '') return null
  return (Object.hasOwn(labels, name) && labels[name]) || (/\n|.{120}/.test(value) ? name : null)
}

/** Takes a kept form out of the fields that the sign-in form carries it in. */
export function takeKeptForm(body: unknown): { kept: KeptForm | null; own: Fields } {
  const own: Fields = Object.create(null)
  const carried: Fields = Object.create(null)
  for (const [name, value] of Object.entries(isFields(body) ? body : {})) {
    if (name.startsWith(prefix)) carried[name.slice(prefix.length)] = value
    else own[name] = value
  }
  const to = own.kept_to
  delete own.kept_to
  return { kept: typeof to === 'string' ? keepForm(to, carried) : null, own }
}

/** A field as it was typed, to show it again; '' where it was not sent once. */
export function typedField(body: unknown, name: string): string {
  const value = isFields(body) ? body[name] : undefined
  return typeof value === 'string' ? value : ''
}

function isFields(body: unknown): body is Fields {
  return typeof body === 'object' && body !== null
}

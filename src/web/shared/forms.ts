import { AppError } from '../../errors.ts'

/** A form's body: text by field name, a list where a name came more than once. */
export type Fields = Record<string, string | string[]>

/**
 * Reads an application/x-www-form-urlencoded body. A long article is one such field, and of other scripts every letter is
 * escaped: the bytes are unescaped as bytes and decoded at once, some ten times as fast as the platform's own readers.
 * @throws AppError invalid when there are more fields than any form of ours has, or when the bytes are not UTF-8:
 * nothing is ever replaced silently in what somebody wrote; too_large when there is more text than comes back in a form.
 */
export function parseFields(body: Buffer): Fields {
  const fields: Fields = Object.create(null)
  let count = 0
  let typed = 0
  for (let start = 0; start < body.length; ) {
    const end = indexOr(body, AMPERSAND, start, body.length)
    const equals = indexOr(body, EQUALS, start, end)
    if (++count > mostFields) {
      throw new AppError(
        'invalid',
        'That form has more fields than any here. Send it from the form on the page.',
      )
    }
    const name = unescaped(body.subarray(start, equals))
    const value = unescaped(body.subarray(equals + 1, end))
    typed += value.length
    if (typed > mostTyped)
      throw new AppError(
        'too_large',
        'An article may hold 1 MiB of text, and this is far more. Split it into several.',
      )
    const before = fields[name]
    if (end > start) fields[name] = before === undefined ? value : [before, value].flat()
    start = end + 1
  }
  return fields
}

const [AMPERSAND, EQUALS, PLUS, PERCENT, SPACE] = [0x26, 0x3d, 0x2b, 0x25, 0x20]
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Where a byte next stands, at most `end`. */
function indexOr(body: Buffer, byte: number, start: number, end: number): number {
  const at = body.subarray(start, end).indexOf(byte)
  return at < 0 ? end : start + at
}

function unescaped(bytes: Buffer): string {
  const plain = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    const escaped = byte === PERCENT ? hexOf(bytes[at + 1]) * 16 + hexOf(bytes[at + 2]) : Number.NaN
    if (escaped >= 0) at += 2
    plain[length++] = escaped >= 0 ? escaped : byte === PLUS ? SPACE : byte
  }
  try {
    return utf8.decode(plain.subarray(0, length))
  } catch (cause) {
    const words = 'What was sent is not UTF-8 text. Send it from the form on the page.'
    throw new AppError('invalid', words, { cause })
  }
}

/** The value of a hexadecimal digit; NaN for all else. */
function hexOf(code = 0): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN
}

/** A text that is somewhat too long, and another that it clashed with, come back in their form: in characters. */
const mostTyped = 2_400_000

/** A form of ours has a dozen; the choice of universes in a search may have one for each. */
const mostFields = 500

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
function keepForm(path: string, body: unknown): KeptForm | null {
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

/**
 * Takes a kept form out of the fields that the sign-in form carries it in. `isForm` says whether a path is one that forms
 * of ours go to: what is kept is sent to no other.
 */
export function takeKeptForm(
  body: unknown,
  isForm: (path: string) => boolean,
): { kept: KeptForm | null; own: Fields } {
  const own: Fields = Object.create(null)
  const carried: Fields = Object.create(null)
  for (const [name, value] of Object.entries(isFields(body) ? body : {})) {
    if (name.startsWith(prefix)) carried[name.slice(prefix.length)] = value
    else own[name] = value
  }
  const to = own.kept_to
  delete own.kept_to
  return { kept: typeof to === 'string' && isForm(to) ? keepForm(to, carried) : null, own }
}

/** What is worth keeping of a form that failed: what its sender carried over a new sign-in, or the form itself. */
export function keepFailedForm(
  path: string,
  body: unknown,
  isForm: (path: string) => boolean,
): KeptForm | null {
  return takeKeptForm(body, isForm).kept ?? (isForm(path) ? keepForm(path, body) : null)
}

/** A field as it was typed, to show it again; '' where it was not sent once. */
export function typedField(body: unknown, name: string): string {
  const value = isFields(body) ? body[name] : undefined
  return typeof value === 'string' ? value : ''
}

function isFields(body: unknown): body is Fields {
  return typeof body === 'object' && body !== null
}

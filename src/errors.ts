/** The few ways a request can fail that are not bugs. Each has one HTTP status, kept in web/shared/errors.ts. */
export type ErrorCode =
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'forbidden'
  | 'unauthorized'
  | 'too_large'
  | 'unavailable'
  | 'too_often'

/** Messages by form field; the key `''` is for the form as a whole. */
export type FieldErrors = Record<string, string>

/**
 * A failure whose message is fit to show to a reader: it says what is wrong and what to do next.
 * Anything thrown that is not an AppError is a bug, and is logged and shown without its text.
 */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  /** Faults that belong beside a field of the form that was sent. */
  readonly fields: FieldErrors
  /** Nearest names that do exist, for a not_found. */
  readonly suggestions: readonly Suggestion[]
  /** Seconds after which it is worth trying again; undefined where that is not known. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    more: {
      fields?: FieldErrors
      suggestions?: readonly Suggestion[]
      retryAfter?: number | undefined
      cause?: unknown
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.fields = more.fields ?? {}
    this.suggestions = more.suggestions ?? []
    this.retryAfter = more.retryAfter
  }
}

/** A link that an error page offers instead of what was asked for. */
export interface Suggestion {
  label: string
  href: string
}

import type { FastifyInstance, FastifyTypeProvider } from 'fastify'
import type { z } from 'zod'
import { AppError, type FieldErrors } from '../../errors.ts'

/** Lets a route's zod schemas type its request. */
export interface ZodTypeProvider extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown
}

/** Makes every route's `schema` zod: parsed values replace the raw ones, and a fault becomes an invalid AppError. */
export function useZod(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data) => {
    const result = schema.safeParse(data)
    if (result.success) return { value: result.data }
    const fields = fieldErrors(result.error)
    const words = Object.entries(fields).map(([name, message]) => (name ? `${name}: ${message}` : message))
    // An address that does not parse names nothing; a query is somebody's mistake to explain.
    if (httpPart === 'params') return { error: new AppError('not_found', 'No page has such an address.') }
    return { error: new AppError('invalid', `The address cannot be read. ${words.join(' ')}`, { fields }) }
  })
}

/**
 * A form's body read by a strict schema: the values, or one message for each field that is wrong. Handlers show the
 * form again with what was typed; they never throw for it.
 */
export function readForm<S extends z.ZodType>(
  schema: S,
  body: unknown,
): { ok: true; value: z.output<S> } | { ok: false; fields: FieldErrors } {
  const result = schema.safeParse(body ?? {})
  return result.success ? { ok: true, value: result.data } : { ok: false, fields: fieldErrors(result.error) }
}

/** The first message for each field; '' is the form as a whole. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '')
    fields[name] ??= issue.message
  }
  return fields
}

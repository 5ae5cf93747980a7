import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { doneIn } from './done.ts'

/**
 * A request's address with no more of its query than its page depends on: what the route reads out of it, as it reads
 * it, and the word for what was done just now. Addresses that differ in what means nothing are one address. undefined
 * where there is no such page, or the route cannot read its query.
 */
export function knownAddress({ url, query, is404, routeOptions }: FastifyRequest): string | undefined {
  if (is404) return undefined
  const at = url.indexOf('?')
  if (at < 0) return url
  const asked = new URLSearchParams()
  const schema = routeOptions.schema?.querystring as z.ZodType<Record<string, unknown>> | undefined
  if (schema) {
    const read = schema.safeParse(query)
    if (!read.success) return undefined
    const unasked = schema.safeParse({}).data ?? {}
    for (const [name, value] of Object.entries(read.data)) {
      if (value === undefined || value === unasked[name]) continue
      for (const each of [value].flat()) asked.append(name, String(each))
    }
  }
  const done = new URLSearchParams(url.slice(at)).get('done')
  if (done !== null && doneIn(url) !== null) asked.set('done', done)
  return asked.size === 0 ? url.slice(0, at) : `${url.slice(0, at)}?${asked}`
}

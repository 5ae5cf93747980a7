import fastifyRateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import type { App } from './types.ts'

/** So many requests of one address in a time. Routes that are given the same object are counted together. */
export interface RateLimit {
  max: number
  timeWindow: string
}

/** A request beyond a limit. */
export interface TooOften {
  error: AppError
  /** So far beyond that not even a form's text is taken in to be shown again. */
  far: boolean
}

/** Pages that are made for the request: those kept in memory are not counted. */
export const reading: RateLimit = { max: 600, timeWindow: '1 minute' }
/** Pages that cost more than others: searches, comparisons, differences, old revisions. */
export const costly: RateLimit = { max: 120, timeWindow: '1 minute' }
/** A page that costs more where an old revision of it is asked for. */
export const costlyIfOld = ({ query }: Pick<FastifyRequest, 'query'>): RateLimit =>
  (query as { rev?: string }).rev === undefined ? reading : costly
/** Forms that were refused because of who sent them. */
export const refused: RateLimit = { max: 60, timeWindow: '1 minute' }
/** A form that names no limit of its own; no honest writer meets it. */
export const writing = (): RateLimit => ({ max: 60, timeWindow: '1 minute' })

/** Counts requests by the address of the sender, of IPv6 by its network, unless the configuration says not to. */
export async function useRateLimits(app: App): Promise<void> {
  await app.register(fastifyRateLimit, { global: false, allowList: () => !app.config.rateLimit })
  const counters = new Map<RateLimit, ReturnType<typeof app.createRateLimit>>()

  app.decorate('countRequest', async (request: FastifyRequest, limit: RateLimit | 'none') => {
    if (limit === 'none') return null
    const known = counters.get(limit)
    // What is banned is twice over the limit.
    const counter = known ?? app.createRateLimit({ ...limit, ban: limit.max })
    if (!known) counters.set(limit, counter)
    const counted = await counter(request)
    if (counted.isAllowed || !counted.isExceeded) return null
    return { error: tooOften(counted.ttlInSeconds), far: counted.isBanned }
  })
}

/** Counts what is read, once it is clear that no page in memory answers it. */
export function useReadingLimits(app: App): void {
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return
    const over = await app.countRequest(request, limitOf(request))
    if (over) throw over.error
  })
}

/** What a request is counted under, where nothing is against it. */
export function limitOf(request: FastifyRequest): RateLimit | 'none' {
  const { limit = reading } = request.routeOptions.config
  return typeof limit === 'function' ? limit(request) : limit
}

/** Who asks, for sharing out what is scarce: an account, or an address (of IPv6 its network). */
export function askerOf({ viewer, ip }: FastifyRequest): string {
  return viewer.id === null ? normalizeIP(ip) : `account ${viewer.id}`
}

function tooOften(seconds: number): AppError {
  const wait =
    seconds === 1 ? '1 second' : seconds < 100 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
  return new AppError('too_often', `That was too often from one place. Wait ${wait}, and send it again.`, {
    retryAfter: seconds,
  })
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request under a limit; null where it is within it. */
    countRequest(request: FastifyRequest, limit: RateLimit | 'none'): Promise<TooOften | null>
  }
  interface FastifyContextConfig {
    /** How often an address may ask for this; see rate-limits.ts for what holds where a route says nothing. */
    limit?: RateLimit | 'none' | ((request: FastifyRequest) => RateLimit)
  }
}

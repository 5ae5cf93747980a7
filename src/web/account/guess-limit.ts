import type { FastifyReply } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { foldKey } from '../../domain/slugs.ts'
import { AppError } from '../../errors.ts'

/** Wrong passwords for one name, from any number of addresses, before it is left alone for a while. */
const mostGuesses = 10
const seconds = 15 * 60

/** Limits guesses at the password of one account, which a limit by address alone leaves to whoever has many. */
export interface GuessLimit {
  /**
   * Counts a guess before its password is looked at, so that many at once are no way around, and forgets it when
   * `guess` turns out right. A name that nobody has is counted like any other.
   * @throws AppError too_often once there were too many, and what `guess` throws.
   */
  count<T>(name: string, reply: FastifyReply, guess: () => Promise<T>): Promise<T>
}

export function createGuessLimit({ rateLimit }: { rateLimit: boolean }): GuessLimit {
  const guesses = new RateLimiterMemory({ points: mostGuesses, duration: seconds })
  return {
    async count(name, reply, guess) {
      if (!rateLimit) return guess()
      const key = foldKey(name).slice(0, 100)
      try {
        await guesses.consume(key)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        const wait = Math.ceil(error.msBeforeNext / 1000)
        reply.header('retry-after', wait)
        const minutes = Math.ceil(wait / 60)
        const message = `Too many passwords were tried for this name. Wait ${minutes} minutes, and try again.`
        throw new AppError('too_often', message, { fields: { '': message } })
      }
      const answer = await guess()
      await guesses.delete(key)
      return answer
    },
  }
}
